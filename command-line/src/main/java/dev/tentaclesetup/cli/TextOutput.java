package dev.tentaclesetup.cli;

import dev.tentaclesetup.core.Messages;
import dev.tentaclesetup.core.answers.Choices;
import dev.tentaclesetup.core.answers.EffectiveAnswer;
import dev.tentaclesetup.core.check.CheckSubject;
import dev.tentaclesetup.core.plan.Facts;
import dev.tentaclesetup.core.plan.Plan;
import dev.tentaclesetup.core.plan.PlannedValue;
import dev.tentaclesetup.core.plan.RunEvent;
import dev.tentaclesetup.core.plan.RunStatus;
import dev.tentaclesetup.core.plan.StepDescription;
import dev.tentaclesetup.core.plan.StepKind;
import dev.tentaclesetup.core.plan.StepStatus;
import dev.tentaclesetup.core.problem.Problem;
import dev.tentaclesetup.core.problem.ProblemId;
import dev.tentaclesetup.instance.TrustedServer;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Lines for people [wizard-reference 10.7]: phase, status, place, words. The first two columns are
/// the same in every language, so that they can be searched for.
final class TextOutput implements Output {

    /// Problems that name what a removal leaves.
    private static final Set<ProblemId> STAYS =
            EnumSet.of(ProblemId.REG_REMAINS, ProblemId.REG_UNKNOWN, ProblemId.DISK_STAYS);

    private final PrintStream out;
    private final ProblemText problemText;
    private final Messages messages;
    private final CliMessages words;
    private final String version;
    private final boolean quiet;
    private boolean planOnly;
    private final Map<StepKind, String> kinds = new EnumMap<>(StepKind.class);
    private Choices.Action action = Choices.Action.INSTALL;
    private boolean stays;
    private Plan.Purpose purpose = Plan.Purpose.SET_UP;

    /// @param quiet whether only problems and the summary are printed
    TextOutput(
            PrintStream out,
            ProblemText problemText,
            Messages messages,
            CliMessages words,
            String version,
            boolean quiet) {
        this.out = out;
        this.problemText = problemText;
        this.messages = messages;
        this.words = words;
        this.version = version;
        this.quiet = quiet;
    }

    @Override
    public void started(String instance, Choices.Action action, boolean planOnly) {
        this.planOnly = planOnly;
        this.action = action;
        detail(words.text("start", version, instance, Output.word(action)));
    }

    @Override
    public void checked(CheckSubject subject, CheckStatus status, String seen) {
        String word = status.name().toLowerCase(Locale.ROOT);
        List<String> lines = seen.lines().toList();
        String label = words.text("check." + subject.text());
        detail(
                "check  %-5s %-18s %s"
                        .formatted(word, label, lines.isEmpty() ? "" : lines.getFirst()));
        lines.stream().skip(1).forEach(line -> detail("                    | " + line));
    }

    @Override
    public void planned(Plan plan, List<EffectiveAnswer> answers) {
        if (planOnly) {
            answers.forEach(this::answer);
        }
        purpose = plan.purpose();
        plan.descriptions().forEach(step -> kinds.put(step.kind(), step.title(messages)));
        long removals = plan.descriptions().stream().filter(StepDescription::destructive).count();
        int size = plan.steps().size();
        detail("plan         " + words.text("plan", "" + size, "" + removals, plan.hash()));
        for (int n = 1; planOnly && n <= size; n++) {
            step(n + "/" + size, plan.descriptions().get(n - 1));
        }
    }

    private void answer(EffectiveAnswer answer) {
        String value = answer.key().secret() ? "***" : String.join(", ", answer.texts());
        String origin =
                switch (answer.origin().kind()) {
                    case OPTION, ENVIRONMENT -> answer.origin().name();
                    case FILE -> answer.origin().name() + ":" + answer.line();
                    case FORM, CURRENT, MEASURED, DEFAULT ->
                            messages.text("origin." + Output.word(answer.origin().kind()));
                };
        detail("answer       %-32s %s [%s]".formatted(answer.key().text(), value, origin));
    }

    private void step(String place, StepDescription step) {
        detail("plan         %-6s %s".formatted(place, step.title(messages)));
        if (step.values().isEmpty()) {
            line("-", step.before());
            line("+", step.after());
        }
        step.values().forEach(this::value);
    }

    private void value(PlannedValue value) {
        if (value.changes()) {
            line("-", value.before().isEmpty() ? "" : value.text(false));
            line("+", value.after().isEmpty() ? "" : value.text(true));
        } else if (!value.after().isEmpty()) {
            line(" ", value.text(true));
        }
    }

    private void line(String sign, String text) {
        if (!text.isEmpty()) {
            detail("                    " + sign + " " + text);
        }
    }

    @Override
    public void on(RunEvent event) {
        switch (event) {
            case RunEvent.RunStarted _, RunEvent.StepRunning _, RunEvent.StepUndoing _ -> {}
            case RunEvent.RunFinished e -> finished(e.report());
            case RunEvent.StepLine e -> detail("                    | " + e.text());
            case RunEvent.StepOk e -> step(e, StepStatus.OK, seconds(e.took()));
            case RunEvent.StepSame e -> step(e, StepStatus.SAME, words.text("step.same"));
            case RunEvent.StepFailed e -> {
                step(e, StepStatus.FAIL, seconds(e.took()));
                stopped(e.cause());
            }
            case RunEvent.StepUndone e -> step(e, StepStatus.UNDONE, seconds(e.took()));
            case RunEvent.StepNotUndone e -> {
                step(e, StepStatus.LEFT, "");
                stopped(e.cause());
            }
        }
    }

    private void step(RunEvent.StepEvent e, StepStatus status, String remark) {
        String place = e.n() + "/" + e.of();
        detail(
                "step   %-5s %-6s %-45s %s"
                        .formatted(column(status), place, e.step().title(messages), remark));
    }

    /// Five characters wide.
    private static String column(StepStatus status) {
        return status == StepStatus.UNDONE ? "undo" : status.word();
    }

    @Override
    public void problems(List<Problem> problems) {
        stays |= problems.stream().map(Problem::id).anyMatch(STAYS::contains);
        problems.forEach(problemText::print);
    }

    @Override
    public void ended(RunResult ending, Optional<Path> log) {
        Facts facts = ending.facts();
        if (ending.status() == RunStatus.DONE
                || ending.status() == RunStatus.SAME
                || action == Choices.Action.VERIFY) {
            facts.mode()
                    .ifPresent(
                            mode -> fact("mode", Output.word(mode), facts.connection().orElse("")));
            facts.thumbprint().ifPresent(print -> fact("thumbprint", print.hex(), ""));
            facts.registration().ifPresent(known -> fact("record", known.id(), known.link()));
            facts.health().ifPresent(health -> fact("health", health, ""));
            facts.alsoTrusted().forEach(server -> fact("trusts", words(server), ""));
        }
        if (ending.undone().isEmpty() && ending.left().isEmpty()) {
            facts.remaining().forEach(record -> fact("remains", record.id(), record.link()));
        }
        fact("undone", ending.undone());
        fact("left", ending.left());
        log.ifPresent(file -> fact("log", file.toString(), ""));
        line(
                "%-12s ".formatted(ending.status().word())
                        + words.text("end." + outcome(ending), name(facts), titles(ending)));
    }

    /// What was done, as a list in a sentence.
    private String titles(RunResult ending) {
        return ending.changed().stream().map(this::title).collect(Collectors.joining(", "));
    }

    private String title(StepKind kind) {
        return kinds.getOrDefault(kind, kind.word());
    }

    private static String words(TrustedServer server) {
        return server.thumbprint() + server.address().map(address -> ", " + address).orElse("");
    }

    private String outcome(RunResult ending) {
        boolean finished = ending.status() == RunStatus.DONE || ending.status() == RunStatus.SAME;
        if (finished && action == Choices.Action.REMOVE) {
            return removal(ending);
        }
        if (action == Choices.Action.VERIFY && ending.facts().health().isPresent()) {
            return ending.status() == RunStatus.CHECKED ? "healthy" : ending.status().word();
        }
        if (ending.status() != RunStatus.DONE) {
            return ending.status().word();
        }
        if (ending.facts().health().isPresent()) {
            return "healthy";
        }
        return "done";
    }

    private String removal(RunResult ending) {
        return switch (purpose) {
            case REMOVE_PARTS -> ending.status() == RunStatus.SAME ? "same" : "removed-parts";
            case REMOVE_HERE_ONLY -> "removed-here";
            case REMOVE, SET_UP -> stays ? "removed-here" : "removed";
        };
    }

    private static String name(Facts facts) {
        return facts.registration().map(Facts.Registration::name).orElse(facts.instance());
    }

    private void fact(String key, List<StepKind> kinds) {
        if (!kinds.isEmpty()) {
            String words = kinds.stream().map(StepKind::word).collect(Collectors.joining(", "));
            fact(key, words, "");
        }
    }

    private void fact(String key, String value, String more) {
        String rest = more.isEmpty() ? value : value + ", " + more;
        line("             %-11s %s".formatted(words.text("fact." + key), rest));
    }

    private static String seconds(Duration took) {
        return "%.1f s".formatted(took.toMillis() / 1000.0);
    }

    private void detail(String text) {
        if (!quiet) {
            line(text);
        }
    }

    private void line(String text) {
        synchronized (out) {
            out.println(text.stripTrailing());
            out.flush();
        }
    }
}
