package dev.tentaclesetup.cli;

import dev.tentaclesetup.core.answers.AnswerKey;
import dev.tentaclesetup.core.answers.Choices;
import dev.tentaclesetup.core.answers.EffectiveAnswer;
import dev.tentaclesetup.core.answers.Mode;
import dev.tentaclesetup.core.answers.Origin;
import dev.tentaclesetup.core.check.CheckSubject;
import dev.tentaclesetup.core.plan.Facts;
import dev.tentaclesetup.core.plan.Plan;
import dev.tentaclesetup.core.plan.PlannedValue;
import dev.tentaclesetup.core.plan.RunEvent;
import dev.tentaclesetup.core.plan.RunFacts;
import dev.tentaclesetup.core.plan.RunStatus;
import dev.tentaclesetup.core.plan.Step;
import dev.tentaclesetup.core.plan.StepDescription;
import dev.tentaclesetup.core.plan.StepKind;
import dev.tentaclesetup.core.problem.Problem;
import dev.tentaclesetup.core.problem.ProblemId;
import dev.tentaclesetup.instance.SubscriptionId;
import dev.tentaclesetup.instance.Thumbprint;
import dev.tentaclesetup.instance.TrustedServer;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// A run that prints a line of every type, with something in every field.
final class JsonExample {

    private static final Facts.Registration RECORD =
            new Facts.Registration(
                    "https://octopus.example.com",
                    "Default",
                    "target",
                    "Machines-1",
                    "web01",
                    "https://octopus.example.com/app#/Spaces-1/infrastructure/machines/Machines-1",
                    "https://web01:10933/");

    private static final Facts FACTS =
            new Facts(
                    "Tentacle",
                    Optional.of(Mode.LISTENING),
                    Optional.of("web01:10933"),
                    Optional.of(new Thumbprint("5C2190AB77DE11024E5FA0B39D10CC428E7701FA")),
                    List.of(new Thumbprint("B1C0A6F7D0E3425A9E8F7061524338495A6B7C8D")),
                    Optional.of(RECORD),
                    Optional.of("Healthy"),
                    List.of(
                            TrustedServer.polling(
                                    new Thumbprint("0D3E4F5061728394A5B6C7D8E9FA0B1C2D3E4F50"),
                                    URI.create("https://second.example.com:10943/"),
                                    new SubscriptionId("poll://k7q2mzr4txw9bh3npv6e/"))),
                    List.of(RECORD));

    private JsonExample() {}

    static void print(Output output) {
        var step =
                StepDescription.of(
                        StepKind.START,
                        List.of("Tentacle"),
                        List.of(new PlannedValue("state", "stopped", "running")),
                        false);
        output.started("Tentacle", Choices.Action.INSTALL, false);
        output.checked(CheckSubject.SERVER, Output.CheckStatus.OK, "2026.1.2345");
        output.planned(
                new Plan(Plan.Purpose.SET_UP, List.of(new Described(step)), new RunFacts(FACTS)),
                List.of(
                        new EffectiveAnswer(
                                AnswerKey.SERVICE_START_NOW,
                                List.of("yes"),
                                Origin.file("again.ini"),
                                12)));
        output.on(new RunEvent.StepRunning(1, 1, step));
        output.on(new RunEvent.StepLine(1, 1, step, "waiting for the service"));
        output.on(new RunEvent.StepOk(1, 1, step, Duration.ofMillis(1250)));
        output.problems(
                List.of(
                        Problem.warning(
                                        ProblemId.URL_PATH,
                                        "https://octopus.example.com/app",
                                        "https://octopus.example.com")
                                .at("server.url", 4)));
        output.ended(
                new RunResult(
                        0,
                        RunStatus.DONE,
                        FACTS,
                        List.of(StepKind.START),
                        List.of(StepKind.RIGHTS),
                        List.of(StepKind.FOLDERS)),
                Optional.of(
                        Path.of("/var/log/tentacle-setup/Tentacle-20260131T081500Z-5f0c9a1e.log")));
    }

    private record Described(StepDescription description) implements Step {
        @Override
        public boolean holds() {
            return false;
        }

        @Override
        public void apply(Progress progress) {}

        @Override
        public void verify() {}

        @Override
        public void undo() {}

        @Override
        public void undone() {}
    }
}
