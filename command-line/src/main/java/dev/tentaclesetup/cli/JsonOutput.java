package dev.tentaclesetup.cli;

import dev.tentaclesetup.core.Messages;
import dev.tentaclesetup.core.answers.Choices;
import dev.tentaclesetup.core.answers.EffectiveAnswer;
import dev.tentaclesetup.core.check.CheckSubject;
import dev.tentaclesetup.core.plan.Facts;
import dev.tentaclesetup.core.plan.Plan;
import dev.tentaclesetup.core.plan.PlannedValue;
import dev.tentaclesetup.core.plan.RunEvent;
import dev.tentaclesetup.core.plan.StepDescription;
import dev.tentaclesetup.core.plan.StepKind;
import dev.tentaclesetup.core.plan.StepStatus;
import dev.tentaclesetup.core.problem.Problem;
import dev.tentaclesetup.instance.Thumbprint;
import dev.tentaclesetup.instance.TrustedServer;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;

/// One JSON object per line and nothing else [wizard-reference 10.7]. Problems are lines as well,
/// and besides they go to standard error in words.
final class JsonOutput implements Output {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final PrintStream out;
    private final ProblemText problemText;
    private final Messages messages;
    private final String version;

    JsonOutput(PrintStream out, ProblemText problemText, Messages messages, String version) {
        this.out = out;
        this.problemText = problemText;
        this.messages = messages;
        this.version = version;
    }

    @Override
    public void started(String instance, Choices.Action action, boolean planOnly) {
        write(
                "start",
                members(
                        "version",
                        version,
                        "action",
                        Output.word(action),
                        "instance",
                        instance,
                        "planOnly",
                        planOnly));
    }

    @Override
    public void checked(CheckSubject subject, CheckStatus status, String seen) {
        write(
                "check",
                members(
                        "status",
                        status.name().toLowerCase(Locale.ROOT),
                        "subject",
                        subject.text(),
                        "seen",
                        seen));
    }

    @Override
    public void planned(Plan plan, List<EffectiveAnswer> answers) {
        List<Map<String, Object>> steps = plan.descriptions().stream().map(this::step).toList();
        List<Map<String, Object>> given = answers.stream().map(JsonOutput::answer).toList();
        write("plan", members("hash", plan.hash(), "steps", steps, "answers", given));
    }

    private static Map<String, Object> answer(EffectiveAnswer answer) {
        return members(
                "key", answer.key().text(),
                "values", answer.texts(),
                "origin", Output.word(answer.origin().kind()),
                "source", answer.origin().name(),
                "line", answer.line());
    }

    private Map<String, Object> step(StepDescription step) {
        return members(
                "kind", step.kind().word(),
                "title", step.title(messages),
                "before", step.before(),
                "after", step.after(),
                "destructive", step.destructive(),
                "values", step.values().stream().map(JsonOutput::value).toList());
    }

    private static Map<String, Object> value(PlannedValue value) {
        return members("name", value.name(), "before", value.before(), "after", value.after());
    }

    @Override
    public void on(RunEvent event) {
        switch (event) {
            case RunEvent.RunStarted _ -> {}
            case RunEvent.RunFinished e -> finished(e.report());
            case RunEvent.StepRunning e -> step(e, StepStatus.RUNNING, Duration.ZERO);
            case RunEvent.StepLine e -> line(e);
            case RunEvent.StepOk e -> step(e, StepStatus.OK, e.took());
            case RunEvent.StepSame e -> step(e, StepStatus.SAME, Duration.ZERO);
            case RunEvent.StepFailed e -> {
                step(e, StepStatus.FAIL, e.took());
                stopped(e.cause());
            }
            case RunEvent.StepUndoing e -> step(e, StepStatus.UNDOING, Duration.ZERO);
            case RunEvent.StepUndone e -> step(e, StepStatus.UNDONE, e.took());
            case RunEvent.StepNotUndone e -> {
                step(e, StepStatus.LEFT, Duration.ZERO);
                stopped(e.cause());
            }
        }
    }

    private void step(RunEvent.StepEvent e, StepStatus status, Duration took) {
        write(
                "step",
                members(
                        "n",
                        e.n(),
                        "of",
                        e.of(),
                        "kind",
                        e.step().kind().word(),
                        "status",
                        status.word(),
                        "ms",
                        took.toMillis()));
    }

    private void line(RunEvent.StepLine e) {
        write("line", members("n", e.n(), "kind", e.step().kind().word(), "text", e.text()));
    }

    @Override
    public void problems(List<Problem> problems) {
        for (Problem problem : problems) {
            problemText.print(problem);
            write(
                    "problem",
                    members(
                            "id", problem.id().text(),
                            "severity", problem.severity().name().toLowerCase(Locale.ROOT),
                            "message", messages.message(problem),
                            "seen", messages.seen(problem),
                            "fix", messages.fix(problem),
                            "key", problem.answer() == null ? "" : problem.answer(),
                            "line", problem.line(),
                            "retryable", problem.id().retryable()));
        }
    }

    @Override
    public void ended(RunResult ending, Optional<Path> log) {
        Facts facts = ending.facts();
        write(
                "result",
                members(
                        "exit", ending.exit(),
                        "status", ending.status().word(),
                        "instance", facts.instance(),
                        "mode", facts.mode().map(Output::word).orElse(""),
                        "connection", facts.connection().orElse(""),
                        "thumbprint", facts.thumbprint().map(Thumbprint::hex).orElse(""),
                        "serverThumbprints",
                                facts.serverThumbprints().stream().map(Thumbprint::hex).toList(),
                        "alsoTrusted",
                                facts.alsoTrusted().stream().map(JsonOutput::trusted).toList(),
                        "registrations", registrations(facts),
                        "remaining", facts.remaining().stream().map(JsonOutput::remaining).toList(),
                        "changed", words(ending.changed()),
                        "undone", words(ending.undone()),
                        "left", words(ending.left()),
                        "log", log.map(Path::toString).orElse("")));
    }

    private static Map<String, Object> trusted(TrustedServer server) {
        return members(
                "thumbprint", server.thumbprint().hex(), "address", server.address().orElse(""));
    }

    private static List<String> words(List<StepKind> kinds) {
        return kinds.stream().map(StepKind::word).toList();
    }

    private static Map<String, Object> remaining(Facts.Registration record) {
        return members(
                "server", record.server(),
                "space", record.space(),
                "kind", record.kind(),
                "id", record.id(),
                "name", record.name(),
                "link", record.link());
    }

    private static List<Map<String, Object>> registrations(Facts facts) {
        return facts.registration().stream()
                .map(known ->
                        members(
                                "server", known.server(),
                                "space", known.space(),
                                "kind", known.kind(),
                                "id", known.id(),
                                "name", known.name(),
                                "link", known.link(),
                                "health", facts.health().orElse("")))
                .toList();
    }

    private static Map<String, Object> members(Object... namesAndValues) {
        var members = new LinkedHashMap<String, Object>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            members.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return members;
    }

    private synchronized void write(String type, Map<String, Object> members) {
        var line = new LinkedHashMap<String, Object>();
        line.put("v", 1);
        line.put("type", type);
        line.putAll(members);
        out.println(JSON.writeValueAsString(line));
        out.flush();
    }
}
