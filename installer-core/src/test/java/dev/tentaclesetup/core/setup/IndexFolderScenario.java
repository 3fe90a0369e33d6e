package dev.tentaclesetup.core.setup;

import dev.tentaclesetup.core.answers.Answers;
import dev.tentaclesetup.core.answers.Removal;
import dev.tentaclesetup.core.host.HostPorts;
import dev.tentaclesetup.core.host.HostStyle;
import dev.tentaclesetup.core.host.RecordedHost;
import dev.tentaclesetup.core.plan.Plan;
import dev.tentaclesetup.core.plan.Report;
import dev.tentaclesetup.core.plan.RunFacts;
import dev.tentaclesetup.core.plan.RunSettings;
import dev.tentaclesetup.core.plan.Step;
import dev.tentaclesetup.core.plan.StepDescription;
import dev.tentaclesetup.core.plan.StepKind;
import dev.tentaclesetup.core.problem.Problem;
import dev.tentaclesetup.core.problem.ProblemException;
import dev.tentaclesetup.core.problem.ProblemId;
import dev.tentaclesetup.instance.Thumbprint;
import dev.tentaclesetup.service.process.ProcessServiceManager;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// All that set-up ever does to the index of instances, in a process of its own for
/// [IndexFolderTest]: install, change, put back, remove, put a removal back.
final class IndexFolderScenario {

    private final Path folder;
    private final SetUp setUp;

    private IndexFolderScenario(Path folder) {
        this.folder = folder;
        var processes = new ProcessServiceManager(folder.resolve("processes"));
        HostPorts host = new RecordedHost().ports(folder, HostStyle.SYSTEMD, processes, processes);
        this.setUp = new SetUp(host);
    }

    public static void main(String[] arguments) throws Exception {
        new IndexFolderScenario(Path.of(arguments[0])).run();
    }

    private void run() throws Exception {
        apply("Kept", 10933);
        apply("Demo", 10934);
        apply("Demo", 10935);
        undo(plan(answers("Undone", 10936)));
        undo(plan(removal("Demo")));
        expect(run(plan(removal("Demo"))), Report.Done.class);
        expect(run(plan(removal("Kept"))), Report.Done.class);
        undo(plan(answers("First", 10937)));
    }

    private void apply(String instance, int port) throws Exception {
        expect(run(plan(answers(instance, port))), Report.Done.class);
    }

    private void undo(Plan plan) throws Exception {
        var steps = new ArrayList<>(plan.steps());
        steps.add(new Failing());
        var failing = new Plan(plan.purpose(), steps, new RunFacts(plan.facts()));
        expect(run(failing), Report.Undone.class);
    }

    private Report run(Plan plan) throws Exception {
        var settings = new RunSettings(Duration.ofMinutes(2), Answers.OnFailure.ROLLBACK);
        return setUp.runner().start(plan, settings, _ -> {}).await();
    }

    private static void expect(Report report, Class<? extends Report> wanted) {
        if (!wanted.isInstance(report)) {
            throw new AssertionError(report.toString());
        }
    }

    private static Plan plan(Preparation preparation) {
        return switch (preparation) {
            case Preparation.Ready ready -> ready.plan();
            case Preparation.Blocked blocked ->
                    throw new AssertionError(blocked.problems().toString());
        };
    }

    private Preparation answers(String instance, int port) throws InterruptedException {
        var answers =
                new Answers(
                        setup(instance),
                        new Answers.Server.Offline(List.of(new Thumbprint("A".repeat(40)))),
                        new Answers.Proxy.None(),
                        new Answers.Connection.Listening(
                                port, Optional.of("127.0.0.1"), Optional.of("localhost"), port),
                        new Answers.Registration.None(),
                        new Answers.Paths(
                                folder.resolve(instance), folder.resolve(instance + "-apps")),
                        new Answers.Service(
                                Answers.Run.PROCESS, new Answers.Account.SystemAccount(), false),
                        Answers.Firewall.automatic());
        return setUp.prepare(answers, _ -> {});
    }

    private Preparation removal(String instance) throws InterruptedException {
        var removal =
                new Removal(
                        setup(instance),
                        Optional.empty(),
                        new Answers.Proxy.None(),
                        Removal.Deregister.NO,
                        Set.of(
                                Removal.Part.RECORD,
                                Removal.Part.CERTIFICATE,
                                Removal.Part.SERVICE));
        return setUp.prepare(removal, _ -> {});
    }

    private static Answers.Setup setup(String instance) {
        return new Answers.Setup(
                instance,
                Answers.IfExists.RECONFIGURE,
                Answers.OnFailure.ROLLBACK,
                false,
                Duration.ofSeconds(60),
                Duration.ofSeconds(120));
    }

    /// The last step of a plan that is put back.
    private static final class Failing implements Step {
        @Override
        public StepDescription description() {
            return new StepDescription(StepKind.HEALTH, List.of(), "", "never", false);
        }

        @Override
        public boolean holds() {
            return false;
        }

        @Override
        public void apply(Progress progress) throws ProblemException {
            throw new ProblemException(Problem.blocker(ProblemId.HEALTH_FAIL, "never"));
        }

        @Override
        public void verify() {
            throw new AssertionError("never applied");
        }

        @Override
        public void undo() {
            // It changed nothing.
        }

        @Override
        public void undone() {
            // It changed nothing.
        }
    }
}
