package dev.tentaclesetup.ui;

import dev.tentaclesetup.core.Secret;
import dev.tentaclesetup.core.answers.AnswerDraft;
import dev.tentaclesetup.core.answers.AnswerKey;
import dev.tentaclesetup.core.answers.Answers;
import dev.tentaclesetup.core.plan.InterruptedRun;
import dev.tentaclesetup.core.plan.PlannedValue;
import dev.tentaclesetup.core.plan.Report;
import dev.tentaclesetup.core.plan.RunEvent;
import dev.tentaclesetup.core.plan.RunListener;
import dev.tentaclesetup.core.plan.StepDescription;
import dev.tentaclesetup.core.plan.StepKind;
import dev.tentaclesetup.core.plan.StopCause;
import dev.tentaclesetup.core.problem.Problem;
import dev.tentaclesetup.core.problem.ProblemId;
import dev.tentaclesetup.service.ServiceState;
import dev.tentaclesetup.ui.background.Background;
import dev.tentaclesetup.ui.engine.HomeFacts;
import dev.tentaclesetup.ui.testkit.Agents;
import dev.tentaclesetup.ui.testkit.ScriptedBackend;
import dev.tentaclesetup.ui.testkit.ScriptedBackend.ScriptedRun;
import dev.tentaclesetup.ui.testkit.Toolkit;
import dev.tentaclesetup.ui.testkit.WizardDriver;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import javafx.application.ColorScheme;
import javafx.application.Platform;
import javafx.scene.input.KeyCode;

/// Takes a picture of each step, light and dark, with the answers of a script: for looking at.
/// Needs no display: `-Dglass.platform=Headless -Dprism.order=sw`.
public final class ScreenshotMain {

    private final String suffix;

    private ScreenshotMain(String suffix) {
        this.suffix = suffix;
    }

    public static void main(String[] arguments) {
        for (ColorScheme scheme : ColorScheme.values()) {
            Toolkit.run(() -> WizardTheme.use(scheme));
            var tool = new ScreenshotMain("-" + scheme.name().toLowerCase(Locale.ROOT));
            tool.home();
            tool.removal();
            tool.changes();
            tool.steps();
            tool.change();
            tool.problems();
            tool.failure();
            tool.compact();
        }
        Platform.exit();
    }

    public static AnswerDraft answers() {
        return AnswerDraft.empty()
                .with(AnswerKey.SERVER_URL, "https://octopus.example.com")
                .with(AnswerKey.SERVER_API_KEY, Secret.of(ScriptedBackend.GOOD_KEY.toCharArray()))
                .withAll(AnswerKey.REGISTRATION_ENVIRONMENT, List.of("Test", "Production"))
                .withAll(AnswerKey.REGISTRATION_ROLE, List.of("web-server"));
    }

    private void home() {
        var backend = new ScriptedBackend();
        backend.home =
                Agents.home(
                        Agents.damaged("Old payments"),
                        Agents.listening("Staging"),
                        Agents.polling("Tentacle"));
        backend.agents.put("Old payments", Agents.service(ServiceState.FAILED));
        backend.agents.put("Staging", Agents.foreign(ServiceState.RUNNING));
        backend.agents.put("Tentacle", Agents.service(ServiceState.RUNNING));
        try (var wizard = new WizardDriver(AnswerDraft.empty(), backend)) {
            settle();
            wizard.snapshot("0-home-damaged" + suffix);
            wizard.press(KeyCode.DOWN);
            wizard.snapshot("0-home-vendor" + suffix);
            wizard.press(KeyCode.DOWN);
            wizard.snapshot("0-home" + suffix);
            Toolkit.run(() -> {
                wizard.stage().setWidth(640);
                wizard.stage().setHeight(480);
            });
            settle();
            wizard.snapshot("0-home-compact" + suffix);
        }
        backend.home = new HomeFacts(List.of(Agents.polling("Tentacle")), false);
        backend.agents.put("Tentacle", Agents.locked(ServiceState.STOPPED));
        try (var wizard = new WizardDriver(AnswerDraft.empty(), backend)) {
            settle();
            wizard.snapshot("0-home-readonly" + suffix);
        }
    }

    private void removal() {
        var backend = new ScriptedBackend();
        backend.home = Agents.home(Agents.polling("Tentacle"));
        backend.agents.put("Tentacle", Agents.service(ServiceState.RUNNING));
        try (var wizard = new WizardDriver(AnswerDraft.empty(), backend)) {
            settle();
            wizard.press(KeyCode.DELETE);
            wizard.snapshot("7-removal" + suffix);
            wizard.press(KeyCode.ENTER);
            wizard.snapshot("7-removal-name" + suffix);
            wizard.type("Tentacle");
            wizard.press(KeyCode.ENTER);
            settle();
            wizard.snapshot("7-removal-result" + suffix);
            wizard.press(KeyCode.ENTER);
            wizard.snapshot("0-home-empty" + suffix);
        }
    }

    private void changes() {
        var backend = new ScriptedBackend();
        backend.home = Agents.home(Agents.polling("Tentacle"));
        backend.agents.put("Tentacle", Agents.service(ServiceState.RUNNING));
        backend.current = Agents.current();
        backend.recorded = Agents.recorded();
        try (var wizard = new WizardDriver(AnswerDraft.empty(), backend)) {
            settle();
            wizard.press(KeyCode.ENTER);
            wizard.snapshot("8-change-server" + suffix);
            wizard.press(KeyCode.CONTROL, KeyCode.DIGIT3);
            wizard.snapshot("8-change-registration-unknown" + suffix);
            wizard.press(KeyCode.CONTROL, KeyCode.DIGIT1);
            wizard.type(ScriptedBackend.GOOD_KEY);
            wizard.press(KeyCode.CONTROL, KeyCode.DIGIT3);
            wizard.press(KeyCode.ALT, KeyCode.R);
            wizard.type("database");
            wizard.press(KeyCode.ENTER);
            wizard.snapshot("8-change-registration" + suffix);
            wizard.press(KeyCode.CONTROL, KeyCode.DIGIT4);
            wizard.snapshot("8-change-host" + suffix);
            backend.run.steps =
                    List.of(
                            StepDescription.of(
                                    StepKind.CONFIGURATION,
                                    List.of("Tentacle"),
                                    List.of(new PlannedValue("trust", "A1B2C3D4", "")),
                                    false),
                            StepDescription.of(
                                    StepKind.REGISTER,
                                    List.of("web01"),
                                    List.of(
                                            new PlannedValue("name", "web01", "web02"),
                                            new PlannedValue(
                                                    "role",
                                                    "queue, web-server",
                                                    "database, web-server")),
                                    false));
            wizard.press(KeyCode.CONTROL, KeyCode.DIGIT5);
            wizard.snapshot("8-change-review" + suffix);
            backend.run.steps = List.of();
            wizard.press(KeyCode.CONTROL, KeyCode.DIGIT4);
            wizard.press(KeyCode.CONTROL, KeyCode.DIGIT5);
            wizard.snapshot("8-change-nothing" + suffix);
        }
    }

    private void steps() {
        var backend = new ScriptedBackend();
        var half = new CountDownLatch(1);
        var goOn = new CountDownLatch(1);
        backend.run.script =
                listener -> {
                    ScriptedRun.succeed(listener, 4);
                    listener.on(new RunEvent.StepRunning(5, 7, ScriptedRun.STEPS.get(4)));
                    half.countDown();
                    await(goOn);
                    ScriptedRun.succeed(listener, 7);
                };
        try (var wizard = new WizardDriver(answers(), backend, Background.system())) {
            settle();
            wizard.snapshot("1-server" + suffix);
            next(wizard);
            wizard.snapshot("2-connection-polling" + suffix);
            wizard.press(KeyCode.DOWN);
            settle();
            wizard.snapshot("2-connection-listening" + suffix);
            next(wizard);
            wizard.snapshot("3-registration" + suffix);
            next(wizard);
            wizard.snapshot("4-host" + suffix);
            next(wizard);
            settle();
            wizard.snapshot("5-review" + suffix);
            next(wizard);
            await(half);
            settle();
            wizard.snapshot("6-setup-running" + suffix);
            goOn.countDown();
            settle();
            wizard.snapshot("6-setup-result" + suffix);
        }
    }

    /// Of an instance whose service has an account already.
    private void change() {
        var backend = new ScriptedBackend();
        backend.kept.put("Tentacle", new Answers.Account.Existing("deploy", Optional.empty()));
        try (var wizard = new WizardDriver(answers(), backend, Background.system())) {
            settle();
            for (int i = 0; i < 3; i++) {
                next(wizard);
            }
            settle();
            wizard.snapshot("4-host-kept" + suffix);
            next(wizard);
            settle();
            wizard.snapshot("5-review-kept" + suffix);
        }
    }

    private void problems() {
        var interrupted = new ScriptedBackend();
        interrupted.died.add(
                new InterruptedRun(
                        Path.of("journal.jsonl"),
                        "Tentacle",
                        List.of(
                                StepKind.FOLDERS,
                                StepKind.CERTIFICATE,
                                StepKind.CONFIGURATION,
                                StepKind.SERVICE,
                                StepKind.REGISTER)));
        try (var wizard = new WizardDriver(answers(), interrupted, Background.system())) {
            settle();
            wizard.snapshot("1-server-interrupted" + suffix);
        }
        try (var wizard =
                new WizardDriver(
                        answers()
                                .with(AnswerKey.SERVER_API_KEY, Secret.of("API-OLD".toCharArray())),
                        new ScriptedBackend(),
                        Background.system())) {
            settle();
            next(wizard);
            wizard.snapshot("1-server-refused" + suffix);
        }
        try (var wizard =
                new WizardDriver(
                        answers()
                                .without(AnswerKey.REGISTRATION_ROLE)
                                .without(AnswerKey.REGISTRATION_ENVIRONMENT),
                        taken(),
                        Background.system())) {
            settle();
            next(wizard);
            next(wizard);
            next(wizard);
            settle();
            next(wizard);
            wizard.snapshot("3-registration-problems" + suffix);
        }
    }

    private static ScriptedBackend taken() {
        var backend = new ScriptedBackend();
        backend.takenName = "web01";
        return backend;
    }

    private void failure() {
        var backend = new ScriptedBackend();
        var steps = ScriptedRun.STEPS;
        var problem = Problem.of(ProblemId.PORT_USED, "10933", "10933", "java (4711)");
        var cause = new StopCause.Failed(steps.get(4), problem.at("connection.listen-port", 0));
        backend.run.script =
                listener -> {
                    ScriptedRun.succeed(listener, 4);
                    listener.on(new RunEvent.StepRunning(5, 7, steps.get(4)));
                    listener.on(
                            new RunEvent.StepFailed(
                                    5, 7, steps.get(4), cause, Duration.ofMillis(2140)));
                    undo(listener);
                };
        backend.run.report = new Report.Undone(ScriptedRun.doneFacts(), cause, steps.subList(0, 4));
        try (var wizard = new WizardDriver(answers(), backend, Background.system())) {
            settle();
            for (int i = 0; i < 5; i++) {
                next(wizard);
                settle();
            }
            wizard.snapshot("6-setup-failed" + suffix);
        }
    }

    private static void undo(RunListener listener) {
        for (int n = 4; n > 0; n--) {
            listener.on(new RunEvent.StepUndoing(n, 7, ScriptedRun.STEPS.get(n - 1)));
            listener.on(
                    new RunEvent.StepUndone(
                            n, 7, ScriptedRun.STEPS.get(n - 1), Duration.ofMillis(40)));
        }
    }

    private void compact() {
        try (var wizard = new WizardDriver(answers(), new ScriptedBackend(), Background.system())) {
            Toolkit.run(() -> {
                wizard.stage().setWidth(640);
                wizard.stage().setHeight(480);
            });
            settle();
            wizard.snapshot("1-server-compact" + suffix);
            next(wizard);
            next(wizard);
            wizard.snapshot("3-registration-compact" + suffix);
        }
    }

    private static void next(WizardDriver wizard) {
        var next = wizard.find("next");
        while (Toolkit.call(next::isDisabled)) {
            Toolkit.settle();
        }
        wizard.press(KeyCode.ALT, KeyCode.RIGHT);
        settle();
    }

    private static void settle() {
        for (int i = 0; i < 4; i++) {
            Toolkit.settle();
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
