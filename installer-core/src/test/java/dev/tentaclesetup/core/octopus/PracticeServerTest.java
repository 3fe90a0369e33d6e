package dev.tentaclesetup.core.octopus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tentaclesetup.core.Secret;
import dev.tentaclesetup.core.answers.Answers;
import dev.tentaclesetup.core.problem.Argument;
import dev.tentaclesetup.core.problem.Problem;
import dev.tentaclesetup.core.problem.ProblemException;
import dev.tentaclesetup.core.problem.ProblemId;
import dev.tentaclesetup.core.time.PausingClock;
import dev.tentaclesetup.halibut.HalibutRuntime;
import dev.tentaclesetup.halibut.wire.Identity;
import dev.tentaclesetup.instance.Thumbprint;
import dev.tentaclesetup.practice.PracticeServer;
import dev.tentaclesetup.practice.PracticeServerBuilder;
import dev.tentaclesetup.practice.fault.Fault;
import dev.tentaclesetup.practice.fault.Requests;
import dev.tentaclesetup.practice.rest.Generation;
import dev.tentaclesetup.practice.store.SeedUser;
import dev.tentaclesetup.practice.work.ServerCertificate;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/// The client against a whole server that was written by other hands.
class PracticeServerTest {

    private static final ServerCertificate CERTIFICATE =
            ServerCertificate.generate("Octopus Server", Instant.now());
    private static final ServerCertificate AGENT =
            ServerCertificate.generate("Octopus Tentacle", Instant.now());
    private static final Thumbprint PRINT = new Thumbprint(AGENT.thumbprint());

    private final FakeClock clock = new FakeClock();

    @Test
    void worksWithEveryGenerationOfServers() throws Exception {
        for (Generation generation : EnumSet.allOf(Generation.class)) {
            try (var server = server(generation).start();
                    var client = signedIn(server)) {
                OctopusSpace space = client.enter(client.spaceFor(Optional.empty()));

                assertThat(client.server().version()).isEqualTo(generation.version());
                assertThat(space.environments())
                        .extracting(NamedItem::name)
                        .containsExactly("Test", "Production");
                assertThat(space.roles()).contains("web-server");
                assertThat(space.policies()).anyMatch(NamedItem::isDefault);
                assertThat(client.serverThumbprint().hex()).isEqualTo(server.thumbprint());
                assertThat(registerAndRemove(space)).isEqualTo("web01");
            }
        }
    }

    @Test
    void worksBelowAVirtualDirectory() throws Exception {
        try (var server = server(Generation.D).virtualDirectory("/octopus").start();
                var client = signedIn(server)) {
            OctopusSpace space = client.enter(client.spaceFor(Optional.of("payments")));

            assertThat(space.environments()).extracting(NamedItem::name).contains("Live");
        }
    }

    @Test
    void signsInWithAPasswordAndWrites() throws Exception {
        try (var server =
                        server(Generation.D).password(SeedUser.ADMINISTRATOR, "p\u00e4ss").start();
                var client = connect(server.url())) {
            CurrentUser user =
                    client.signIn(
                            new Answers.Credential.Password(
                                    "admin", Secret.of("p\u00e4ss".toCharArray())));

            assertThat(user.username()).isEqualTo("admin");
            OctopusSpace space = client.enter(client.spaceFor(Optional.empty()));
            assertThat(registerAndRemove(space)).isEqualTo("web01");
        }
    }

    @Test
    void changesAWorkerAndPutsItBack() throws Exception {
        try (var server = server(Generation.D).start();
                var client = signedIn(server)) {
            OctopusSpace space = client.enter(client.spaceFor(Optional.empty()));
            List<String> pools = pools(space, "linux workers");
            Machine before = space.create(worker("worker-1", "poll://one/", pools));

            Machine changed = space.modify(before, worker("worker-2", "poll://two/", pools));
            Machine restored = space.restore(before);

            assertThat(changed.name()).isEqualTo("worker-2");
            assertThat(changed.uri()).isEqualTo("poll://two/");
            assertThat(changed.workerPoolIds()).isEqualTo(pools);
            assertThat(restored.name()).isEqualTo("worker-1");
            assertThat(restored.uri()).isEqualTo("poll://one/");
            assertThat(space.machineNamed(MachineKind.WORKER, " Worker-1 ")).isPresent();
            assertThat(space.machinesWithThumbprint(MachineKind.WORKER, PRINT)).hasSize(1);
        }
    }

    @Test
    void findsMachinesOnServersThatIgnoreFilters() throws Exception {
        try (var server = server(Generation.B).fault(new Fault.IgnoreFilters()).start();
                var client = signedIn(server)) {
            OctopusSpace space = client.enter(client.spaceFor(Optional.empty()));
            space.create(target(space, "web01"));
            space.create(target(space, "web011"));

            assertThat(space.machineNamed(MachineKind.TARGET, "web01")).isPresent();
            assertThat(space.machineNamed(MachineKind.TARGET, "web0")).isEmpty();
            assertThat(
                            space.machinesWithThumbprint(
                                    MachineKind.TARGET, new Thumbprint("AB".repeat(20))))
                    .isEmpty();
        }
    }

    @Test
    void changesRecordsThroughBoxesThatKnowOnlyGetAndPost() throws Exception {
        try (var server = server(Generation.D).fault(new Fault.RefuseVerbs()).start();
                var client = signedIn(server)) {
            OctopusSpace space = client.enter(client.spaceFor(Optional.empty()));

            assertThat(registerAndRemove(space)).isEqualTo("web01");
        }
    }

    @Test
    void namesEveryFaultOfTheServer() throws Exception {
        try (var server = server(Generation.D).start();
                var client = signedIn(server)) {
            OctopusSpace space = client.enter(client.spaceFor(Optional.empty()));
            MachineSpec spec = target(space, "web01");

            assertThat(withFault(server, new Fault.RefuseApiKey(), () -> space.create(spec)))
                    .isEqualTo(ProblemId.AUTH_KEY);
            assertThat(withFault(server, new Fault.ServerError(), () -> space.create(spec)))
                    .isEqualTo(ProblemId.SRV_5XX);
            assertThat(withFault(server, new Fault.DropConnection(), () -> space.create(spec)))
                    .isEqualTo(ProblemId.NET_RESET);
            assertThat(withFault(server, new Fault.StartingUp(), () -> space.create(spec)))
                    .isEqualTo(ProblemId.SRV_MAINT);
            assertThat(withFault(server, new Fault.TooManyRequests(1), () -> space.create(spec)))
                    .isEqualTo(ProblemId.AUTH_RATE);
            assertThat(withFault(server, new Fault.ForbidMachineCreate(), () -> space.create(spec)))
                    .isEqualTo(ProblemId.PERM_CREATE);
            assertThat(withFault(server, new Fault.LicenceLimit(), () -> space.create(spec)))
                    .isEqualTo(ProblemId.REG_LIMIT);
            for (int status : new int[] {400, 403, 503}) {
                Fault fault = new Fault.Maintenance(status);
                assertThat(withFault(server, fault, () -> space.create(spec)))
                        .isEqualTo(ProblemId.SRV_MAINT);
            }
            Fault html = new Fault.Html(Requests.all(), 200);
            assertThat(withFault(server, html, () -> space.create(spec)))
                    .isEqualTo(ProblemId.SRV_ANSWER);
            assertThat(server.machines(dev.tentaclesetup.practice.store.MachineKind.TARGET))
                    .isEmpty();
        }
    }

    @Test
    void namesATakenName() throws Exception {
        try (var server = server(Generation.D).start();
                var client = signedIn(server)) {
            OctopusSpace space = client.enter(client.spaceFor(Optional.empty()));
            space.create(target(space, "web01"));

            Problem taken = problem(() -> space.create(target(space, "WEB01")));
            assertThat(taken.id()).isEqualTo(ProblemId.REG_NAME);
            assertThat(taken.arguments().getFirst()).isEqualTo(Argument.text("WEB01"));
        }
    }

    @Test
    void offersOnlyPoolsThatTakeWorkers() throws Exception {
        try (var server = server(Generation.D).start();
                var client = signedIn(server)) {
            OctopusSpace space = client.enter(client.spaceFor(Optional.empty()));

            assertThat(space.workerPools()).extracting(WorkerPool::acceptsWorkers).contains(false);
            assertThat(pools(space, "linux workers")).hasSize(1);
        }
    }

    @Test
    void knowsWhatAnAccountMayDo() throws Exception {
        try (var server = server(Generation.D).start();
                var client = connect(server.url())) {
            client.signIn(key(server.apiKey(SeedUser.FIRST_ENVIRONMENT_ONLY)));
            Space space = client.spaceFor(Optional.empty());
            List<NamedItem> environments = client.enter(space).environments();

            Permissions permissions = client.permissions(space);

            assertThat(permissions.allows("MachineCreate", ids(environments.subList(0, 1))))
                    .isTrue();
            assertThat(permissions.allows("MachineCreate", List.of("Environments-99"))).isFalse();
            assertThat(problem(() -> client.spaceFor(Optional.of("Nowhere"))).id())
                    .isEqualTo(ProblemId.PERM_SPACE);
        }
    }

    @Test
    void hasTheServerCallAnAgent() throws Exception {
        try (var server = server(Generation.D).start();
                var client = signedIn(server);
                var agent =
                        HalibutRuntime.builder(new Identity(AGENT.certificate(), AGENT.key()))
                                .build()) {
            OctopusSpace space = client.enter(client.spaceFor(Optional.empty()));
            InetSocketAddress bound =
                    agent.listen(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));

            assertThat(space.discover(MachineKind.TARGET, "127.0.0.1", bound.getPort()))
                    .isEqualTo(PRINT);
            assertThat(problem(() -> space.discover(MachineKind.TARGET, "127.0.0.1", 1)).id())
                    .isEqualTo(ProblemId.FW_REMOTE);
        }
    }

    @Test
    void followsAHealthCheckThatFailsForLackOfAnAgent() throws Exception {
        try (var server = server(Generation.D).start();
                var client = signedIn(server)) {
            Space space = client.spaceFor(Optional.empty());
            OctopusSpace inside = client.enter(space);
            Machine machine = inside.create(target(inside, "web01"));
            var lines = new ArrayList<TaskLogLine>();

            ServerTask task =
                    client.tasks().startHealthCheck(machine, space, Duration.ofSeconds(30));
            TaskLog log = followForReal(client, task, lines);

            assertThat(log.task().completed()).isTrue();
            assertThat(log.task().succeeded()).isFalse();
            assertThat(lines).isEqualTo(log.lines()).anyMatch(TaskLogLine::error);
            assertThat(inside.machine(MachineKind.TARGET, machine.id()).orElseThrow().healthy())
                    .isFalse();
        }
    }

    @Test
    void namesACertificateThatNobodyVouchesFor() throws Exception {
        try (var server = server(Generation.D).https().start()) {
            assertThat(problem(() -> connect(server.url())).id())
                    .isEqualTo(ProblemId.TLS_UNTRUSTED);
        }
    }

    private TaskLog followForReal(OctopusClient client, ServerTask task, List<TaskLogLine> lines)
            throws ProblemException, InterruptedException {
        TaskLog log = client.tasks().log(task);
        Instant end = Instant.now().plusSeconds(60);
        while (!log.task().completed() && Instant.now().isBefore(end)) {
            PausingClock.system().pause(Duration.ofMillis(50));
            log = client.tasks().log(task);
        }
        return client.tasks().follow(task, Duration.ofSeconds(60), lines::add);
    }

    private static ProblemId withFault(PracticeServer server, Fault fault, ThrowingCallable call) {
        server.faults().inject(fault);
        try {
            return problem(call).id();
        } finally {
            server.faults().clear(fault);
        }
    }

    private static String registerAndRemove(OctopusSpace space)
            throws ProblemException, InterruptedException {
        Machine created = space.create(target(space, "web01"));
        Machine read = space.machine(MachineKind.TARGET, created.id()).orElseThrow();
        space.delete(MachineKind.TARGET, created.id());
        space.delete(MachineKind.TARGET, created.id());
        assertThat(space.machine(MachineKind.TARGET, created.id())).isEmpty();
        assertThat(read.hasThumbprint(PRINT)).isTrue();
        return read.name();
    }

    private static MachineSpec target(OctopusSpace space, String name)
            throws ProblemException, InterruptedException {
        return new MachineSpec(
                name,
                new MachineEndpoint.Listening("127.0.0.1", 1, PRINT),
                new MachineSpec.Placement.Target(
                        List.of(NamedItem.meantBy("test", space.environments()).orElseThrow().id()),
                        List.of("web-server")),
                Optional.empty());
    }

    private static MachineSpec worker(String name, String subscription, List<String> pools) {
        return new MachineSpec(
                name,
                new MachineEndpoint.Polling(URI.create(subscription), PRINT),
                new MachineSpec.Placement.Worker(pools),
                Optional.empty());
    }

    private static List<String> pools(OctopusSpace space, String word)
            throws ProblemException, InterruptedException {
        List<NamedItem> pools =
                space.workerPools().stream()
                        .filter(WorkerPool::acceptsWorkers)
                        .map(WorkerPool::item)
                        .toList();
        return List.of(NamedItem.meantBy(word, pools).orElseThrow().id());
    }

    private static List<String> ids(List<NamedItem> items) {
        return items.stream().map(NamedItem::id).toList();
    }

    @Test
    void namesTheNodesToThoseWhoMaySeeThemAndNoneToOthers() throws Exception {
        try (PracticeServer server = server(Generation.D).nodes(2).start();
                OctopusClient client = signedIn(server);
                OctopusClient other = connect(server.url())) {
            other.signIn(key(server.apiKey(SeedUser.FIRST_ENVIRONMENT_ONLY)));

            assertThat(client.nodes()).containsExactly("PRACTICE-1", "PRACTICE-2");
            assertThat(other.nodes()).isEmpty();
        }
    }

    private static PracticeServerBuilder server(Generation generation) throws IOException {
        return PracticeServer.builder().certificate(CERTIFICATE).generation(generation);
    }

    private OctopusClient signedIn(PracticeServer server)
            throws ProblemException, InterruptedException {
        OctopusClient client = connect(server.url());
        client.signIn(key(server.apiKey()));
        return client;
    }

    private OctopusClient connect(URI url) throws ProblemException, InterruptedException {
        return OctopusClient.connect(
                new OctopusSettings(url, new Answers.Proxy.None(), Duration.ofSeconds(5), 1),
                clock);
    }

    private static Answers.Credential key(String key) {
        return new Answers.Credential.ApiKey(Secret.of(key.toCharArray()));
    }

    private static Problem problem(ThrowingCallable call) {
        return catchThrowableOfType(ProblemException.class, call).problem();
    }
}
