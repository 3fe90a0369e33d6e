package dev.tentaclesetup.core.setup;

import static dev.tentaclesetup.core.answers.AnswerKey.*;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tentaclesetup.core.Secret;
import dev.tentaclesetup.core.answers.AnswerDraft;
import dev.tentaclesetup.core.answers.Answers;
import dev.tentaclesetup.core.answers.AnswersReader;
import dev.tentaclesetup.core.answers.AnswersResult;
import dev.tentaclesetup.core.answers.HostFacts;
import dev.tentaclesetup.core.host.HostPorts;
import dev.tentaclesetup.core.host.HostStyle;
import dev.tentaclesetup.core.host.RecordedHost;
import dev.tentaclesetup.core.plan.PlannedValue;
import dev.tentaclesetup.core.plan.Report;
import dev.tentaclesetup.core.plan.RunSettings;
import dev.tentaclesetup.core.plan.StepDescription;
import dev.tentaclesetup.core.plan.StepKind;
import dev.tentaclesetup.fixtures.FreePort;
import dev.tentaclesetup.practice.PracticeServer;
import dev.tentaclesetup.practice.store.Endpoint;
import dev.tentaclesetup.practice.store.Machine;
import dev.tentaclesetup.practice.store.MachineKind;
import dev.tentaclesetup.practice.store.Placement;
import dev.tentaclesetup.service.process.ProcessServiceManager;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What a second run does with the server's record. The agent is never started.
@Timeout(120)
class RecordAgainTest {

    @TempDir Path folder;
    private final String port = Integer.toString(FreePort.next());
    private PracticeServer server;
    private SetUp setUp;
    private String name = "";

    private record Facts(Path root) implements HostFacts {
        @Override
        public String hostName() {
            return "web-one";
        }

        @Override
        public int processors() {
            return 2;
        }

        @Override
        public boolean serviceManager() {
            return true;
        }

        @Override
        public boolean windowsAccounts() {
            return false;
        }

        @Override
        public Path dataFolder(String instance, Answers.Run run) {
            return root.resolve(instance);
        }

        @Override
        public int freePort(int from) {
            return from;
        }
    }

    RecordAgainTest() throws Exception {}

    @BeforeEach
    void start() throws Exception {
        server = PracticeServer.builder().start();
        setUp = setUp("one");
    }

    private SetUp setUp(String hostName) throws Exception {
        name = hostName;
        Path root = folder.resolve(name);
        var services = new ProcessServiceManager(root.resolve("services"));
        var processes = new ProcessServiceManager(root.resolve("processes"));
        HostPorts host = new RecordedHost().ports(root, HostStyle.SYSTEMD, services, processes);
        return new SetUp(host);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"fail", "update", "rename", "update-if-same-certificate"})
    void theSameAnswersTwiceChangeNothing(String onConflict) throws Exception {
        AnswerDraft answers = listening().with(REGISTRATION_ON_CONFLICT, onConflict);

        apply(answers);

        assertThat(changes(answers)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"update", "rename"})
    void theSameAnswersTwiceChangeNothingWhereTheNameWasTaken(String onConflict) throws Exception {
        apply(listening());
        setUp = setUp("two");
        AnswerDraft answers =
                listening()
                        .with(CONNECTION_LISTEN_PORT, Integer.toString(FreePort.next()))
                        .with(REGISTRATION_ON_CONFLICT, onConflict);

        apply(answers);

        assertThat(changes(answers)).isFalse();
        assertThat(server.machines(MachineKind.TARGET))
                .hasSize(onConflict.equals("rename") ? 2 : 1);
    }

    @Test
    void aNewCertificateIsKnownToTheServerBeforeTheAgentStartsWithIt() throws Exception {
        apply(listening());

        AnswerDraft renewed =
                listening().with(CERTIFICATE_SOURCE, "generate").with(SERVICE_START_NOW, "yes");
        try (Preparation.Ready ready = ready(renewed)) {
            assertThat(ready.plan().descriptions())
                    .extracting(StepDescription::kind)
                    .containsSubsequence(StepKind.CERTIFICATE, StepKind.REGISTER, StepKind.START);
        }
    }

    @Test
    void everythingThatTheRecordSaysIsAnswered() throws Exception {
        AnswerDraft answers =
                listening()
                        .with(REGISTRATION_TENANT, "acme corp")
                        .with(REGISTRATION_TENANT_TAG, "tier/gold")
                        .with(REGISTRATION_TENANTED, "both")
                        .with(REGISTRATION_DISABLED, "yes")
                        .with(CONNECTION_SERVER_PROXY, "DMZ proxy");

        apply(answers);

        Machine machine = record();
        assertThat(machine.use()).isEqualTo(Machine.Use.DISABLED);
        assertThat(((Endpoint.Listening) machine.endpoint()).proxyId()).isEqualTo("Proxies-1");
        var target = (Placement.Target) machine.placement();
        assertThat(target.tenantIds()).containsExactly("Tenants-1");
        assertThat(target.tenantTags()).hasSize(1);
        assertThat(target.participation().wireName()).isEqualTo("TenantedOrUntenanted");
        assertThat(values(answers)).isEmpty();
    }

    @Test
    void whatIsNotMentionedStaysAndWhatIsEmptyIsTakenAway() throws Exception {
        apply(
                listening()
                        .with(REGISTRATION_TENANT, "Acme Corp")
                        .with(CONNECTION_SERVER_PROXY, "DMZ proxy"));

        assertThat(values(listening())).isEmpty();
        AnswerDraft cleared =
                listening().with(REGISTRATION_TENANT, "").with(CONNECTION_SERVER_PROXY, "");
        assertThat(values(cleared))
                .containsOnlyKeys("tenant", "tenanted", "server-proxy")
                .containsEntry("tenanted", "untenanted");
        apply(cleared);
        assertThat(((Placement.Target) record().placement()).tenantIds()).isEmpty();
        assertThat(((Endpoint.Listening) record().endpoint()).proxyId()).isNull();
    }

    @Test
    void theServersUpgradeIsLockedFromTheBeginningAndAgainWhenItIsNot() throws Exception {
        assertThat(values(listening())).containsEntry("upgrades-locked", "yes");
        AnswerDraft unlocked = listening().with(REGISTRATION_LOCK_UPGRADES, "no");
        apply(unlocked);
        assertThat(locked()).isFalse();

        assertThat(values(unlocked)).isEmpty();
        assertThat(values(listening())).containsExactly(Map.entry("upgrades-locked", "yes"));
        apply(listening());
        assertThat(locked()).isTrue();
        assertThat(values(unlocked)).isEmpty();
    }

    @Test
    void theLockStaysWhenTheAgentPollsInsteadOfListening() throws Exception {
        apply(listening());
        AnswerDraft polling =
                listening()
                        .with(CONNECTION_MODE, "polling")
                        .with(
                                CONNECTION_COMMS_ADDRESS,
                                "127.0.0.1:" + server.commsAddress().getPort());

        apply(polling);

        assertThat(record().endpoint()).isInstanceOf(Endpoint.Polling.class);
        assertThat(locked()).isTrue();
    }

    /// What a run with these answers would change in the record, by name.
    private Map<String, String> values(AnswerDraft answers) throws Exception {
        try (Preparation.Ready ready = ready(answers)) {
            return ready.plan().descriptions().stream()
                    .flatMap(step -> step.values().stream())
                    .filter(PlannedValue::changes)
                    .collect(
                            Collectors.toMap(
                                    PlannedValue::name, PlannedValue::after, (one, _) -> one));
        }
    }

    private boolean changes(AnswerDraft answers) throws Exception {
        try (Preparation.Ready ready = ready(answers)) {
            return !ready.plan().isEmpty();
        }
    }

    private void apply(AnswerDraft answers) throws Exception {
        try (Preparation.Ready ready = ready(answers)) {
            var settings = new RunSettings(Duration.ofMinutes(1), Answers.OnFailure.ROLLBACK);
            assertThat(setUp.runner().start(ready.plan(), settings, _ -> {}).await())
                    .isInstanceOfAny(Report.Done.class, Report.NothingToChange.class);
        }
    }

    private Preparation.Ready ready(AnswerDraft answers) throws Exception {
        AnswersResult read = AnswersReader.read(answers, new Facts(folder));
        assertThat(read).isInstanceOf(AnswersResult.Valid.class);
        Preparation preparation = setUp.prepare(((AnswersResult.Valid) read).answers(), _ -> {});
        assertThat(preparation).isInstanceOf(Preparation.Ready.class);
        return (Preparation.Ready) preparation;
    }

    private boolean locked() {
        return switch (record().endpoint()) {
            case Endpoint.Listening listening -> listening.upgradesLocked();
            case Endpoint.Polling polling -> polling.upgradesLocked();
            case Endpoint.Foreign _ -> false;
        };
    }

    private Machine record() {
        return server.machines(MachineKind.TARGET).getFirst();
    }

    private AnswerDraft listening() {
        return AnswerDraft.empty()
                .with(SETUP_IF_EXISTS, "reconfigure")
                .with(SERVER_URL, server.url().toString())
                .with(SERVER_API_KEY, Secret.of(server.apiKey().toCharArray()))
                .with(CONNECTION_MODE, "listening")
                .with(CONNECTION_LISTEN_PORT, port)
                .with(CONNECTION_LISTEN_ADDRESS, "127.0.0.1")
                .with(CONNECTION_PUBLIC_HOST, "127.0.0.1")
                .with(REGISTRATION_ENVIRONMENT, "Test")
                .with(REGISTRATION_ROLE, "web-server")
                .with(SERVICE_INSTALL, "no")
                .with(SERVICE_START_NOW, "no")
                .with(PATHS_DATA, folder.resolve("data-" + name).toString())
                .with(PATHS_APPLICATIONS, folder.resolve("applications-" + name).toString());
    }
}
