package dev.tentaclesetup.core.setup;

import static dev.tentaclesetup.core.answers.AnswerKey.*;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tentaclesetup.core.Secret;
import dev.tentaclesetup.core.answers.AnswerDraft;
import dev.tentaclesetup.core.answers.AnswerKey;
import dev.tentaclesetup.core.answers.AnswerVariants;
import dev.tentaclesetup.core.answers.Answers;
import dev.tentaclesetup.core.answers.AnswersReader;
import dev.tentaclesetup.core.answers.AnswersResult;
import dev.tentaclesetup.core.answers.HostFacts;
import dev.tentaclesetup.core.host.CertificateSource;
import dev.tentaclesetup.core.host.HostPorts;
import dev.tentaclesetup.core.host.HostStyle;
import dev.tentaclesetup.core.host.InstanceFiles;
import dev.tentaclesetup.core.host.RecordedHost;
import dev.tentaclesetup.core.plan.Plan;
import dev.tentaclesetup.core.plan.Report;
import dev.tentaclesetup.core.plan.RunSettings;
import dev.tentaclesetup.fixtures.FreePort;
import dev.tentaclesetup.instance.ConfigurationFile;
import dev.tentaclesetup.instance.HostFolders;
import dev.tentaclesetup.instance.InstanceName;
import dev.tentaclesetup.practice.PracticeServer;
import dev.tentaclesetup.service.firewall.FirewallState;
import dev.tentaclesetup.service.process.ProcessServiceManager;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// A plan that is reviewed and then carried out by its hash must hold all that the answers decide:
/// each of them is varied, and the hash has to follow.
@Timeout(300)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EveryAnswerIsPlannedTest {

    private static final String KEY = "API-PRACTICESERVER";
    private static final String HASH = "[0-9a-f]{12}";
    private static final String PRINT = "B1C0A6F7D0E3425A9E8F7061524338495A6B7C8D";

    /// Answers that decide how a run goes on, and nothing of what it writes; and secrets.
    private static final Map<AnswerKey, String> NOT_IN_A_PLAN =
            Map.ofEntries(
                    Map.entry(SETUP_SCHEMA, "the form of the file"),
                    Map.entry(SETUP_ACTION, "a removal is another plan altogether"),
                    Map.entry(SETUP_IF_EXISTS, "whether there is a plan"),
                    Map.entry(SETUP_ON_FAILURE, "what follows a failure"),
                    Map.entry(SETUP_HEALTH_TIMEOUT_SECONDS, "a time limit"),
                    Map.entry(SETUP_TIMEOUT_SECONDS, "a time limit"),
                    Map.entry(SERVER_AUTH, "who signs in"),
                    Map.entry(SERVER_API_KEY, "who signs in; a secret"),
                    Map.entry(SERVER_TOKEN, "who signs in; a secret"),
                    Map.entry(SERVER_USERNAME, "who signs in"),
                    Map.entry(SERVER_PASSWORD, "who signs in; a secret"),
                    Map.entry(SERVER_CA_FILE, "the set-up's own calls"),
                    Map.entry(SERVER_PIN_SHA256, "the set-up's own calls"),
                    Map.entry(SERVER_CONNECT_TIMEOUT_SECONDS, "a time limit"),
                    Map.entry(SERVER_RETRIES, "the set-up's own calls"),
                    Map.entry(PATHS_ACCEPT_EXISTING, "whether there is a plan"),
                    Map.entry(OUTPUT_LOG_FILE, "where the run is told of"),
                    Map.entry(CERTIFICATE_PASSWORD, "a secret that opens a file"),
                    Map.entry(CERTIFICATE_EXPORT_PASSWORD, "a secret that opens a file"),
                    Map.entry(REMOVE_CONFIRM, "whether there is a plan"),
                    Map.entry(PROXY_PASSWORD, "shown as given or changed, and never by its value"),
                    Map.entry(PROXY_COMMS_PASSWORD, "as proxy.password"),
                    Map.entry(PROXY_WEB_PASSWORD, "as proxy.password"),
                    Map.entry(SERVICE_PASSWORD, "shown as given, and never by its value"));

    private Path folder;
    private String otherCertificate = "";
    private PracticeServer server;
    private PracticeServer second;
    private final List<Scenario> scenarios = new ArrayList<>();
    private final Map<Scenario, String> hashes = new HashMap<>();

    /// Answers on a host. In one of them each answer has an effect.
    ///
    /// @param others texts for answers whose usual variants cannot be used here
    private record Scenario(
            AnswerDraft draft, SetUp setUp, HostFacts facts, Map<AnswerKey, String> others) {

        Scenario {
            others = Map.copyOf(others);
        }

        List<AnswerDraft> variants(AnswerKey key) {
            if (key.secret()) {
                return List.of(draft.with(key, Secret.of("another".toCharArray())));
            }
            List<String> texts =
                    others.containsKey(key) ? List.of(others.get(key)) : AnswerVariants.of(key);
            return texts.stream().map(text -> draft.with(key, text)).toList();
        }

        /// Or what is in the way of a plan.
        String hash(AnswerDraft answers) throws InterruptedException {
            try (Preparation preparation = prepare(answers)) {
                return switch (preparation) {
                    case Preparation.Ready ready -> ready.plan().hash();
                    case Preparation.Blocked blocked -> blocked.toString();
                };
            }
        }

        private Preparation prepare(AnswerDraft answers) throws InterruptedException {
            return switch (AnswersReader.read(answers, facts)) {
                case AnswersResult.Valid valid -> setUp.prepare(valid.answers(), _ -> {});
                case AnswersResult.ValidRemoval valid -> setUp.prepare(valid.removal(), _ -> {});
                case AnswersResult.ValidVerification valid ->
                        new Preparation.Blocked(
                                setUp.examine(valid.verification(), _ -> {}).problems());
                case AnswersResult.Invalid invalid -> new Preparation.Blocked(invalid.problems());
            };
        }
    }

    private record Facts(boolean windowsAccounts) implements HostFacts {
        @Override
        public String hostName() {
            return "web01";
        }

        @Override
        public int processors() {
            return 7;
        }

        @Override
        public boolean serviceManager() {
            return true;
        }

        @Override
        public Path dataFolder(String instance, Answers.Run run) {
            return Path.of("/data", instance);
        }

        @Override
        public int freePort(int from) {
            return from + 2;
        }
    }

    @BeforeAll
    void describe(@TempDir Path temporary) throws Exception {
        folder = temporary;
        server = PracticeServer.builder().apiKey(KEY).start();
        second =
                PracticeServer.builder()
                        .apiKey(KEY)
                        .address(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
                        .start();
        otherCertificate = pfx("other");
        SetUp linux = setUp("linux", HostStyle.SYSTEMD);
        SetUp windows = setUp("windows", HostStyle.WINDOWS);
        add(online("linux", listening()), linux, false);
        add(online("linux", polling()), linux, false);
        add(worker(), linux, false);
        add(online("linux", listening()).with(REGISTRATION_KIND, "none"), linux, false);
        add(
                custom("windows")
                        .with(SERVICE_PASSWORD, Secret.of("secret".toCharArray()))
                        .with(FIREWALL_PROFILE, "private"),
                windows,
                true);
        add(offline("linux"), linux, false);
        add(
                offline("linux")
                        .with(PROXY_MODE, "manual")
                        .with(PROXY_HOST, "proxy")
                        .with(PROXY_PORT, "8080")
                        .with(PROXY_USERNAME, "me")
                        .with(PROXY_PASSWORD, Secret.of("secret".toCharArray())),
                linux,
                false);
        add(
                offline("linux")
                        .with(PROXY_COMMS_MODE, "manual")
                        .with(PROXY_COMMS_HOST, "proxy")
                        .with(PROXY_COMMS_PORT, "8080")
                        .with(PROXY_COMMS_USERNAME, "me")
                        .with(PROXY_COMMS_PASSWORD, Secret.of("secret".toCharArray()))
                        .with(PROXY_WEB_MODE, "manual")
                        .with(PROXY_WEB_HOST, "proxy")
                        .with(PROXY_WEB_PORT, "8080")
                        .with(PROXY_WEB_USERNAME, "me")
                        .with(PROXY_WEB_PASSWORD, Secret.of("secret".toCharArray())),
                linux,
                false);
        for (AnswerKey mode : List.of(PROXY_MODE, PROXY_COMMS_MODE, PROXY_WEB_MODE)) {
            AnswerKey url =
                    mode == PROXY_MODE
                            ? PROXY_URL
                            : mode == PROXY_COMMS_MODE ? PROXY_COMMS_URL : PROXY_WEB_URL;
            add(offline("linux").with(mode, "manual").with(url, "http://proxy:1"), linux, false);
        }
        add(offline("linux").with(CERTIFICATE_SOURCE, "generate"), linux, false);
        add(
                offline("linux")
                        .with(CERTIFICATE_SOURCE, "import")
                        .with(CERTIFICATE_FILE, pfx("one"))
                        .with(CERTIFICATE_EXPORT_FILE, folder.resolve("out.pfx").toString())
                        .with(CERTIFICATE_EXPORT_PASSWORD, Secret.of("secret".toCharArray())),
                linux,
                false);
        addOverAnInstance();
    }

    /// A certificate of another host, in a file without a password.
    private String pfx(String name) throws Exception {
        var certificate = CertificateSource.later(InstantSource.system(), 2048).take();
        byte[] pkcs12 = certificate.toPkcs12(new char[0]);
        return Files.write(folder.resolve(name + ".pfx"), pkcs12).toString();
    }

    private void addOverAnInstance() throws Exception {
        SetUp there = setUp("there", HostStyle.SYSTEMD);
        AnswerDraft first =
                online("there", polling())
                        .with(REGISTRATION_NAME, "web02")
                        .with(SERVICE_INSTALL, "no")
                        .with(SERVICE_START_NOW, "no");
        add(first, there, false);
        Scenario scenario = scenarios.removeLast();
        try (Preparation preparation = scenario.prepare(first)) {
            Plan plan = ((Preparation.Ready) preparation).plan();
            var settings = new RunSettings(Duration.ofMinutes(1), Answers.OnFailure.ROLLBACK);
            assertThat(there.runner().start(plan, settings, _ -> {}).await())
                    .isInstanceOf(Report.Done.class);
        }
        AnswerDraft moved =
                first.with(SERVER_URL, second.url().toString())
                        .with(CONNECTION_COMMS_ADDRESS, comms(second, "127.0.0.1"));
        add(moved, there, false);
        add(first.with(REGISTRATION_NAME, "other"), there, false);
        add(
                AnswerDraft.empty()
                        .with(SETUP_ACTION, "remove")
                        .with(SETUP_INSTANCE, "Tentacle")
                        .with(SERVER_URL, server.url().toString())
                        .with(SERVER_API_KEY, Secret.of(KEY.toCharArray()))
                        .with(REMOVE_DELETE, "record"),
                there,
                false);
        AnswerDraft taken =
                online("linux", listening())
                        .with(REGISTRATION_NAME, "web02")
                        .with(REGISTRATION_ON_CONFLICT, "update");
        add(taken, setUp("taken", HostStyle.SYSTEMD), false);
    }

    private void add(AnswerDraft draft, SetUp setUp, boolean windows) {
        Map<AnswerKey, String> others =
                Map.ofEntries(
                        Map.entry(SERVER_URL, second.url().toString()),
                        Map.entry(SERVER_SPACE, "Payments"),
                        Map.entry(SERVER_THUMBPRINT, PRINT),
                        Map.entry(CONNECTION_LISTEN_ADDRESS, "127.0.0.1"),
                        Map.entry(CONNECTION_COMMS_ADDRESS, comms(server, "localhost")),
                        Map.entry(REGISTRATION_ENVIRONMENT, "Production"),
                        Map.entry(REGISTRATION_WORKER_POOL, "Default Worker Pool"),
                        Map.entry(REGISTRATION_POLICY, "Ephemeral"),
                        Map.entry(PATHS_DATA, folder.resolve("other/data").toString()),
                        Map.entry(
                                PATHS_APPLICATIONS,
                                folder.resolve("other/applications").toString()),
                        Map.entry(CONNECTION_SERVER_PROXY, "DMZ proxy"),
                        Map.entry(REGISTRATION_TENANT, "Acme Corp"),
                        Map.entry(REGISTRATION_TENANT_TAG, "Tier/Gold"),
                        Map.entry(CERTIFICATE_FILE, otherCertificate),
                        Map.entry(CERTIFICATE_EXPORT_FILE, folder.resolve("other-out").toString()));
        scenarios.add(new Scenario(draft, setUp, new Facts(windows), others));
    }

    private SetUp setUp(String name, HostStyle style) throws Exception {
        Path root = folder.resolve(name);
        var processes = new ProcessServiceManager(root.resolve("processes"));
        var host = new RecordedHost();
        host.made.put("other", "somebody");
        host.made.put("daemon", "somebody");
        host.state = new FirewallState.Active("firewalld", "");
        HostPorts ports = host.ports(root, style, processes, processes);
        certify(ports.folders());
        return new SetUp(ports);
    }

    /// Making a key takes longer than all the rest of a plan.
    private static void certify(HostFolders folders) throws Exception {
        Path file = folders.defaultConfigurationFile(InstanceName.DEFAULT);
        Files.createDirectories(file.getParent());
        var certificate = CertificateSource.later(InstantSource.system(), 2048).take();
        InstanceFiles.of(folders, ConfigurationFile.at(file))
                .update(now -> now.withCertificate(certificate));
    }

    private AnswerDraft common(String name) {
        return AnswerDraft.empty()
                .with(SETUP_IF_EXISTS, "reconfigure")
                .with(PATHS_DATA, folder.resolve(name + "/data").toString())
                .with(PATHS_APPLICATIONS, folder.resolve(name + "/applications").toString());
    }

    private AnswerDraft online(String name, AnswerDraft connection) {
        return connection
                .over(common(name))
                .with(SERVER_URL, server.url().toString())
                .with(SERVER_API_KEY, Secret.of(KEY.toCharArray()))
                .with(REGISTRATION_ENVIRONMENT, "Test")
                .with(REGISTRATION_ROLE, "web-server");
    }

    private static AnswerDraft listening() {
        return AnswerDraft.empty()
                .with(CONNECTION_MODE, "listening")
                .with(CONNECTION_LISTEN_PORT, Integer.toString(FreePort.next()));
    }

    private AnswerDraft polling() {
        return AnswerDraft.empty()
                .with(CONNECTION_MODE, "polling")
                .with(CONNECTION_COMMS_ADDRESS, comms(server, "127.0.0.1"));
    }

    private static String comms(PracticeServer server, String host) {
        return host + ":" + server.commsAddress().getPort();
    }

    private AnswerDraft worker() {
        return online("linux", polling())
                .without(REGISTRATION_ENVIRONMENT)
                .without(REGISTRATION_ROLE)
                .with(SERVICE_ACCOUNT, "system")
                .with(REGISTRATION_KIND, "worker")
                .with(REGISTRATION_WORKER_POOL, "Linux workers");
    }

    private AnswerDraft custom(String name) {
        return online(name, listening())
                .with(SERVICE_ACCOUNT, "custom")
                .with(SERVICE_USERNAME, "daemon");
    }

    private AnswerDraft offline(String name) {
        return listening()
                .over(common(name))
                .with(SERVER_CONTACT, "no")
                .with(SERVER_THUMBPRINT, server.thumbprint())
                .with(REGISTRATION_KIND, "none");
    }

    @AfterAll
    void stop() {
        server.close();
        second.close();
    }

    @Test
    void theSameAnswersHaveTheSameHashThoughIdsAreDrawnAnew() throws Exception {
        var hashes = new ArrayList<String>();
        var again = new ArrayList<String>();
        for (Scenario scenario : scenarios) {
            hashes.add(hash(scenario));
            again.add(scenario.hash(scenario.draft()));
        }

        assertThat(hashes).allSatisfy(hash -> assertThat(hash).matches(HASH));
        assertThat(again).isEqualTo(hashes);
    }

    @Test
    void aNewInstanceHasTheSameHashEachTimeThoughItsKeyIsDrawnAnew() throws Exception {
        Scenario scenario = scenarios.get(1);
        AnswerDraft fresh = scenario.draft().with(SETUP_INSTANCE, "fresh");

        String hash = scenario.hash(fresh);

        assertThat(hash).matches(HASH);
        assertThat(scenario.hash(fresh)).isEqualTo(hash);
    }

    /// What has an effect somewhere has it in the hash there.
    @ParameterizedTest
    @EnumSource
    void anAnswerThatChangesWhatIsWrittenChangesTheHash(AnswerKey key) throws Exception {
        if (NOT_IN_A_PLAN.containsKey(key)) {
            return;
        }
        boolean planned = false;
        for (int i = 0; !planned && i < scenarios.size(); i++) {
            planned = decides(key, scenarios.get(i));
        }
        assertThat(planned).as("no plan shows that %s was changed", key.text()).isTrue();
    }

    private String hash(Scenario scenario) throws InterruptedException {
        if (!hashes.containsKey(scenario)) {
            hashes.put(scenario, scenario.hash(scenario.draft()));
        }
        return hashes.get(scenario);
    }

    private boolean decides(AnswerKey key, Scenario scenario) throws InterruptedException {
        for (AnswerDraft variant : scenario.variants(key)) {
            String after = same(variant, scenario) ? "" : scenario.hash(variant);
            if (after.matches(HASH) && !after.equals(hash(scenario))) {
                return true;
            }
        }
        return false;
    }

    private static boolean same(AnswerDraft variant, Scenario scenario) {
        return AnswersReader.read(variant, scenario.facts())
                .equals(AnswersReader.read(scenario.draft(), scenario.facts()));
    }
}
