package dev.tentaclesetup.core.step;

import dev.tentaclesetup.core.Secret;
import dev.tentaclesetup.core.answers.Answers;
import dev.tentaclesetup.core.host.HostIdentity;
import dev.tentaclesetup.core.host.InstanceArchive;
import dev.tentaclesetup.core.octopus.MachineEndpoint;
import dev.tentaclesetup.core.octopus.MachineKind;
import dev.tentaclesetup.core.octopus.MachineOptions;
import dev.tentaclesetup.core.octopus.MachineSpec;
import dev.tentaclesetup.core.octopus.NamedItem;
import dev.tentaclesetup.core.octopus.OctopusClient;
import dev.tentaclesetup.core.octopus.OctopusSettings;
import dev.tentaclesetup.core.octopus.OctopusSpace;
import dev.tentaclesetup.core.ownership.OwnRecords;
import dev.tentaclesetup.core.ownership.RegistrationNotes;
import dev.tentaclesetup.core.plan.Facts;
import dev.tentaclesetup.core.plan.Plan;
import dev.tentaclesetup.core.plan.RunFacts;
import dev.tentaclesetup.core.problem.Problem;
import dev.tentaclesetup.core.problem.ProblemException;
import dev.tentaclesetup.core.problem.ProblemId;
import dev.tentaclesetup.instance.FileTree;
import dev.tentaclesetup.instance.Thumbprint;
import dev.tentaclesetup.practice.PracticeServer;
import dev.tentaclesetup.practice.PracticeServerBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// A signed-in connection to a practice server, and an agent with a certificate that it can list.
final class RegisteringKit implements AutoCloseable {

    /// The agent's own certificate.
    static final Thumbprint OWN = new Thumbprint("AB".repeat(20));

    private static final dev.tentaclesetup.practice.store.MachineKind LISTED =
            dev.tentaclesetup.practice.store.MachineKind.TARGET;

    static final Thumbprint OTHERS = new Thumbprint("CD".repeat(20));

    final PracticeServer server;
    final OctopusClient client;
    final OctopusSpace space;
    final RunFacts facts = new RunFacts(Facts.of("Demo").withThumbprint(OWN));
    final Path state = Files.createTempDirectory("kept");

    /// Which records are the agent's, by what was seen before its step.
    OwnRecords known = OwnRecords.NONE;

    final RegisteredMachine registered = new RegisteredMachine(Optional.empty());

    RegisteringKit() throws Exception {
        this(PracticeServer.builder());
    }

    RegisteringKit(PracticeServerBuilder builder) throws Exception {
        server = builder.start();
        client =
                OctopusClient.connect(
                        new OctopusSettings(
                                server.url(), new Answers.Proxy.None(), Duration.ofSeconds(5), 0));
        client.signIn(new Answers.Credential.ApiKey(Secret.of(server.apiKey().toCharArray())));
        space = client.enter(client.spaceFor(Optional.empty()));
    }

    /// A record of a listening agent.
    MachineSpec spec(String name, Thumbprint thumbprint)
            throws ProblemException, InterruptedException {
        return new MachineSpec(
                name,
                new MachineEndpoint.Listening("127.0.0.1", 1, thumbprint),
                placement(),
                Optional.empty());
    }

    private MachineSpec.Placement placement() throws ProblemException, InterruptedException {
        String environment = NamedItem.meantBy("test", space.environments()).orElseThrow().id();
        return new MachineSpec.Placement.Target(List.of(environment), List.of("web-server"));
    }

    /// The step that lists the agent as `web01` on port 10933.
    RegisterStep register(Answers.OnConflict onConflict)
            throws ProblemException, InterruptedException {
        var wanted =
                new WantedRegistration(
                        "web01",
                        onConflict,
                        placement(),
                        Optional.empty(),
                        MachineOptions.NONE,
                        thumbprint ->
                                new MachineEndpoint.Listening("127.0.0.1", 10_933, thumbprint));
        return new RegisterStep(
                space,
                wanted,
                facts,
                registered,
                new RegistrationFacts(server.url().toString(), space),
                known,
                new RegistrationNotes(
                        new InstanceArchive(state),
                        new HostIdentity("", "", "host"),
                        state.resolve("tentacle.config")),
                new RecordValues(
                        Optional.empty(),
                        Optional.of(OWN),
                        "https://127.0.0.1:10933/",
                        RecordNames.UNKNOWN,
                        false));
    }

    /// The id of the agent's record.
    String id() {
        return registered.machine().orElseThrow().id();
    }

    /// What the steps have told.
    List<ProblemId> warnings() {
        return new Plan(Plan.Purpose.SET_UP, List.of(), facts)
                .warnings().stream().map(Problem::id).toList();
    }

    /// The names of all records.
    List<String> names() {
        return server.machines(LISTED).stream().map(machine -> machine.name()).toList();
    }

    /// The address that a record has.
    String address(String id) throws ProblemException, InterruptedException {
        return space.machine(MachineKind.TARGET, id).orElseThrow().uri();
    }

    @Override
    public void close() throws IOException {
        client.close();
        server.close();
        FileTree.delete(state);
    }
}
