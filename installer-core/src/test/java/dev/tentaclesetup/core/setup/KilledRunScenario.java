package dev.tentaclesetup.core.setup;

import dev.tentaclesetup.core.answers.Answers;
import dev.tentaclesetup.core.answers.AnswersFixture;
import dev.tentaclesetup.core.answers.Removal;
import dev.tentaclesetup.core.host.HostPorts;
import dev.tentaclesetup.core.host.HostStyle;
import dev.tentaclesetup.core.host.RecordedHost;
import dev.tentaclesetup.core.plan.Report;
import dev.tentaclesetup.core.plan.RunSettings;
import dev.tentaclesetup.fixtures.FreePort;
import dev.tentaclesetup.instance.Thumbprint;
import dev.tentaclesetup.service.process.ProcessServiceManager;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;

/// An instance that is set up and removed again, in a process of its own for [KilledRunTest].
final class KilledRunScenario {

    private final Path folder;
    private final SetUp setUp;

    /// @param folder that everything is below
    KilledRunScenario(Path folder) {
        this.folder = folder;
        var processes = new ProcessServiceManager(folder.resolve("state/processes"));
        HostPorts host = new RecordedHost().ports(folder, HostStyle.SYSTEMD, processes, processes);
        this.setUp = new SetUp(host);
    }

    public static void main(String[] arguments) throws Exception {
        var scenario = new KilledRunScenario(Path.of(arguments[0]));
        scenario.install();
        scenario.remove();
    }

    Report install() throws Exception {
        Answers answers =
                AnswersFixture.in(folder.resolve("made/by/set-up"))
                        .server(new Answers.Server.Offline(List.of(new Thumbprint("A".repeat(40)))))
                        .connection(
                                new Answers.Connection.Listening(
                                        FreePort.next(),
                                        Optional.of("127.0.0.1"),
                                        Optional.of("localhost"),
                                        10_933))
                        .registration(new Answers.Registration.None())
                        .service(
                                new Answers.Service(
                                        Answers.Run.PROCESS,
                                        new Answers.Account.SystemAccount(),
                                        false))
                        .answers();
        return run(setUp.prepare(answers, _ -> {}), answers.setup());
    }

    /// What the removal says, or what keeps it from beginning.
    Preparation removal() throws Exception {
        Answers.Setup setup = AnswersFixture.in(folder).answers().setup();
        return setUp.prepare(
                new Removal(
                        setup,
                        Optional.empty(),
                        new Answers.Proxy.None(),
                        Removal.Deregister.AUTO,
                        EnumSet.allOf(Removal.Part.class)),
                _ -> {});
    }

    Report remove() throws Exception {
        return run(removal(), AnswersFixture.in(folder).answers().setup());
    }

    private Report run(Preparation preparation, Answers.Setup setup) throws Exception {
        return switch (preparation) {
            case Preparation.Blocked blocked ->
                    throw new AssertionError(blocked.problems().toString());
            case Preparation.Ready ready ->
                    setUp.runner()
                            .start(
                                    ready.plan(),
                                    new RunSettings(Duration.ofMinutes(2), setup.onFailure()),
                                    _ -> {})
                            .await();
        };
    }
}
