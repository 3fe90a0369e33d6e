package dev.tentaclesetup.cli;

import dev.tentaclesetup.core.Messages;
import dev.tentaclesetup.core.answers.AnswerTemplate;
import dev.tentaclesetup.core.frontend.LoggedRun;
import dev.tentaclesetup.core.problem.ExitCode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/// The command line of `tentacle-setup` [wizard-reference 10.1]. Only parses; every kind of run is
/// a class of its own.
@Command(
        name = "tentacle-setup",
        mixinStandardHelpOptions = true,
        versionProvider = SetupCommand.Version.class,
        sortOptions = false)
final class SetupCommand implements Callable<Integer> {

    private static final int MOST_SECONDS = 86_400;

    private final Terminal terminal;
    private final CliMessages words;
    private final LoggedRun log;

    @Spec private CommandSpec spec = CommandSpec.create();

    @ArgGroup private FrontEnd frontEnd = new FrontEnd();

    @Option(names = "--answers", paramLabel = "FILE")
    private List<Path> answers = new ArrayList<>();

    @Option(names = "--set", paramLabel = "SECTION.KEY=VALUE")
    private List<String> set = new ArrayList<>();

    @Option(names = "--instance", paramLabel = "NAME")
    private @Nullable String instance;

    @ArgGroup private Depth depth = new Depth();

    @Option(names = "--expect-plan", paramLabel = "HASH")
    private @Nullable String expectPlan;

    @Option(names = "--output", paramLabel = "text|json", defaultValue = "text")
    private OutputFormat output = OutputFormat.TEXT;

    @Option(names = "--quiet")
    private boolean quiet;

    @Option(names = "--detailed-exitcode")
    private boolean detailedExitCode;

    @Option(names = "--discard")
    private boolean discard;

    @Option(names = "--wait", paramLabel = "SECONDS", converter = Seconds.class)
    private Duration patience = Duration.ZERO;

    @Option(names = "--log", paramLabel = "FILE")
    private @Nullable Path logFile;

    @Option(names = "--allow-inline-secrets")
    private boolean allowInlineSecrets;

    @Option(names = "--lenient")
    private boolean lenient;

    @Option(names = ElevatedWizard.ASKED, hidden = true)
    private boolean rightsAsked;

    SetupCommand(Terminal terminal, CliMessages words, LoggedRun log) {
        this.terminal = terminal;
        this.words = words;
        this.log = log;
    }

    /// Where the questions are asked, if any.
    static final class FrontEnd {
        @Option(names = "--silent")
        private boolean silent;

        @Option(names = "--gui")
        private boolean gui;

        /// Part of the format, but not of this version: refused with a sentence.
        @Option(names = "--text", hidden = true)
        private boolean text;

        @Option(names = "--template")
        private boolean template;
    }

    /// How far a silent run goes.
    static final class Depth {
        @Option(names = "--validate")
        private boolean validate;

        @Option(names = "--check")
        private boolean check;

        @Option(names = "--plan")
        private boolean plan;
    }

    /// Up to a day.
    static final class Seconds implements ITypeConverter<Duration> {
        @Override
        public Duration convert(String text) {
            if (!text.matches("\\d{1,5}") || Integer.parseInt(text) > MOST_SECONDS) {
                throw new TypeConversionException("0–" + MOST_SECONDS);
            }
            return Duration.ofSeconds(Integer.parseInt(text));
        }
    }

    /// The program's version.
    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {"tentacle-setup " + ProductVersion.text()};
        }
    }

    @Override
    public Integer call() throws Exception {
        if (frontEnd.text) {
            return refused(words.text("no-text-mode"));
        }
        WayToRun way = way();
        Optional<String> idle = way.without(given());
        if (idle.isPresent()) {
            String where = words.text("no-effect." + Output.word(way));
            return refused(words.text("no-effect", idle.get(), where));
        }
        return switch (way) {
            case TEMPLATE -> template();
            case WINDOW -> new WizardMode(terminal, words, log, !rightsAsked).run(sources());
            case VALIDATE, CHECK, PLAN, SILENT ->
                    new SilentMode(terminal, words, log, options(), sources()).run();
        };
    }

    private WayToRun way() {
        if (frontEnd.template) {
            return WayToRun.TEMPLATE;
        }
        if (frontEnd.gui) {
            return WayToRun.WINDOW;
        }
        return switch (depth()) {
            case VALIDATE -> WayToRun.VALIDATE;
            case CHECK -> WayToRun.CHECK;
            case PLAN -> WayToRun.PLAN;
            case APPLY -> frontEnd.silent ? WayToRun.SILENT : WayToRun.WINDOW;
        };
    }

    private List<String> given() {
        return spec.commandLine().getParseResult().matchedOptions().stream()
                .map(OptionSpec::longestName)
                .toList();
    }

    private int refused(String why) {
        terminal.err().println(why);
        return ExitCode.USAGE.code();
    }

    private int template() {
        terminal.out().print(AnswerTemplate.render(Messages.system()));
        terminal.out().flush();
        return ExitCode.OK.code();
    }

    private AnswerSources sources() {
        return new AnswerSources(
                answers,
                set,
                Optional.ofNullable(instance),
                Optional.ofNullable(logFile),
                allowInlineSecrets,
                lenient);
    }

    private SilentOptions options() {
        return new SilentOptions(
                depth(),
                output,
                quiet,
                detailedExitCode,
                discard,
                patience,
                Optional.ofNullable(expectPlan));
    }

    private SilentOptions.Depth depth() {
        if (depth.validate) {
            return SilentOptions.Depth.VALIDATE;
        }
        if (depth.check) {
            return SilentOptions.Depth.CHECK;
        }
        return depth.plan ? SilentOptions.Depth.PLAN : SilentOptions.Depth.APPLY;
    }
}
