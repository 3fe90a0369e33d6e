package dev.tentaclesetup.core.answers;

import static dev.tentaclesetup.core.answers.AnswerKey.*;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tentaclesetup.core.Messages;
import dev.tentaclesetup.core.Secret;
import dev.tentaclesetup.core.problem.Problem;
import dev.tentaclesetup.core.problem.ProblemId;
import dev.tentaclesetup.service.StartMode;
import dev.tentaclesetup.service.firewall.RemoteAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AnswersReaderTest {

    private static final String PRINT = "B1C0A6F7D0E3425A9E8F7061524338495A6B7C8D";
    private static final HostFacts FACTS = new FixedFacts(false);
    private static final HostFacts WINDOWS = new FixedFacts(true);

    private final Secret key = Secret.of("API-ABC".toCharArray());
    private final AnswerDraft listening =
            AnswerDraft.empty()
                    .with(SERVER_URL, "https://octopus.example.com")
                    .with(SERVER_API_KEY, key)
                    .with(CONNECTION_MODE, "listening")
                    .with(REGISTRATION_ENVIRONMENT, "Test")
                    .withAll(REGISTRATION_ROLE, List.of("web, server", "db"));

    @Test
    void fillsEveryDefaultOfAListeningTarget() {
        var expected =
                new Answers(
                        new Answers.Setup(
                                "Tentacle",
                                Answers.IfExists.FAIL,
                                Answers.OnFailure.ROLLBACK,
                                true,
                                Duration.ofSeconds(180),
                                Duration.ofSeconds(900)),
                        new Answers.Server.Online(
                                URI.create("https://octopus.example.com"),
                                Optional.empty(),
                                new Answers.Credential.ApiKey(key),
                                List.of(),
                                Duration.ofSeconds(10),
                                2),
                        new Answers.Proxy.Automatic(),
                        new Answers.Connection.Listening(
                                10_933, Optional.empty(), Optional.empty(), 10_933),
                        new Answers.Registration.Target(
                                "web01",
                                List.of("Test"),
                                List.of("web, server", "db"),
                                Optional.empty(),
                                Answers.OnConflict.UPDATE_IF_SAME_CERTIFICATE),
                        new Answers.Paths(
                                Path.of("/data/Tentacle"), Path.of("/data/Tentacle-applications")),
                        new Answers.Service(
                                Answers.Run.SERVICE, new Answers.Account.Unspecified(), true),
                        Answers.Firewall.automatic());

        assertThat(read(listening)).isEqualTo(new AnswersResult.Valid(expected, List.of()));
    }

    @Test
    void derivesTheCommsAddressAndTheConnectionsOfAWorker() {
        var worker =
                AnswerDraft.empty()
                        .with(SERVER_URL, "acme.octopus.app")
                        .with(SERVER_API_KEY, key)
                        .with(CONNECTION_MODE, "Polling")
                        .with(REGISTRATION_KIND, "worker")
                        .with(REGISTRATION_WORKER_POOL, "Linux");

        assertThat(valid(worker).connection())
                .isEqualTo(
                        new Answers.Connection.Polling(
                                List.of(URI.create("https://polling.acme.octopus.app:443/")),
                                7,
                                Optional.empty()));
    }

    @Test
    void takesTheNextFreePortWhenTheWordIsAuto() {
        Answers answers = valid(listening.with(CONNECTION_LISTEN_PORT, "auto"));

        assertThat(answers.connection())
                .isEqualTo(
                        new Answers.Connection.Listening(
                                10_935, Optional.empty(), Optional.empty(), 10_935));
    }

    @Test
    void preparesAnOfflineAgentThatTrustsAPastedThumbprint() {
        var offline =
                AnswerDraft.empty()
                        .with(SERVER_CONTACT, "no")
                        .with(
                                SERVER_THUMBPRINT,
                                "\u200eb1c0 A6F7 D0E3 425A:9E8F 70615243 38495A6B7C8D")
                        .with(CONNECTION_MODE, "listening")
                        .with(REGISTRATION_KIND, "none");

        AnswersResult result = read(offline);

        assertThat(result).isInstanceOf(AnswersResult.Valid.class);
        var found = (AnswersResult.Valid) result;
        assertThat(found.answers().server()).isEqualTo(new Answers.Server.Offline(List.of(PRINT)));
        assertThat(found.warnings())
                .extracting(Problem::id)
                .containsExactly(ProblemId.THUMB_FORMAT);
    }

    @Test
    void listsEverythingThatIsMissingAtOnce() {
        assertThat(ids(AnswerDraft.empty()))
                .containsExactly(
                        "ANS-MISSING server.url",
                        "ANS-MISSING server.api-key",
                        "ANS-MISSING connection.mode",
                        "ANS-MISSING registration.environment",
                        "ANS-MISSING registration.role");
    }

    @Test
    void pointsAtTheLineOfEachWrongItem() {
        var draft =
                listening.with(
                        SERVER_THUMBPRINT,
                        new AnswerValue.Plain(
                                List.of(
                                        new AnswerValue.Item(PRINT, 4),
                                        new AnswerValue.Item("API-KEY", 5)),
                                Origin.file("a.ini")));

        assertThat(problems(draft))
                .containsExactly(
                        Problem.of(
                                        ProblemId.ANS_VALUE,
                                        "API-KEY",
                                        "server.thumbprint",
                                        "#expected.thumbprint")
                                .at("server.thumbprint", 5));
    }

    @Test
    void refusesValuesOutOfRangeAndWordsThatThisVersionDoesNotActOn() {
        var draft =
                listening
                        .with(CONNECTION_LISTEN_PORT, "65536")
                        .with(SETUP_WAIT_FOR_HEALTH, "maybe")
                        .with(PATHS_DATA, "relative/path")
                        .with(SETUP_INSTANCE, "a/b")
                        .with(CONNECTION_MODE, "auto")
                        .with(SERVICE_ACCOUNT, "managed")
                        .with(SERVICE_DEPENDS_ON, "my db")
                        .with(FIREWALL_ZONE, "my zone")
                        .with(FIREWALL_REMOTE_ADDRESS, "octopus.example.com");

        assertThat(ids(draft))
                .containsExactly(
                        "ANS-VALUE setup.instance",
                        "ANS-VALUE setup.wait-for-health",
                        "ANS-UNSUPPORTED connection.mode",
                        "ANS-VALUE connection.listen-port",
                        "ANS-VALUE paths.data",
                        "ANS-VALUE service.account",
                        "ANS-VALUE service.depends-on",
                        "ANS-VALUE firewall.zone",
                        "ANS-VALUE firewall.remote-address");
    }

    @Test
    void readsWhoRunsTheServiceAndWhoMayCallIt() {
        var result =
                read(
                        listening
                                .with(SERVICE_ACCOUNT, "dedicated")
                                .with(SERVICE_START, "manual")
                                .with(SERVICE_DEPENDS_ON, "postgresql.service")
                                .with(FIREWALL_ZONE, "internal")
                                .with(FIREWALL_REMOTE_ADDRESS, "10.1.2.3/16"));

        assertThat(result)
                .isInstanceOfSatisfying(
                        AnswersResult.Valid.class,
                        valid -> {
                            assertThat(valid.answers().service())
                                    .isEqualTo(
                                            new Answers.Service(
                                                    Answers.Run.SERVICE,
                                                    new Answers.Account.Dedicated(Optional.empty()),
                                                    true,
                                                    StartMode.MANUAL,
                                                    List.of("postgresql.service")));
                            assertThat(valid.answers().firewall())
                                    .isEqualTo(
                                            new Answers.Firewall(
                                                    Answers.Manage.AUTO,
                                                    Set.of(),
                                                    Optional.of("internal"),
                                                    List.of(new RemoteAddress("10.1.0.0/16"))));
                        });
    }

    @Test
    void givesAWorkerOfLinuxAnAccountOfItsOwnUnlessSomebodySaysOtherwise() {
        AnswerDraft worker =
                listening
                        .with(REGISTRATION_KIND, "worker")
                        .with(REGISTRATION_WORKER_POOL, "Default")
                        .without(REGISTRATION_ENVIRONMENT)
                        .without(REGISTRATION_ROLE);
        Answers unsaid = ((AnswersResult.Valid) read(worker)).answers();
        Answers said =
                ((AnswersResult.Valid) read(worker.with(SERVICE_ACCOUNT, "system"))).answers();
        Answers target = ((AnswersResult.Valid) read(listening)).answers();

        assertThat(unsaid.service().account()).isEqualTo(new Answers.Account.Unspecified());
        assertThat(unsaid.usualAccount(false))
                .isEqualTo(new Answers.Account.Dedicated(Optional.empty()));
        assertThat(unsaid.usualAccount(true)).isEqualTo(new Answers.Account.SystemAccount());
        assertThat(target.usualAccount(false)).isEqualTo(new Answers.Account.SystemAccount());
        assertThat(said.service().account()).isEqualTo(new Answers.Account.SystemAccount());
    }

    @Test
    void tellsOnLinuxWhatToChooseInPlaceOfAManagedAccount() {
        AnswersResult result = read(account("managed", "deploy"));

        Problem problem = ((AnswersResult.Invalid) result).problems().getFirst();
        assertThat(problem.id()).isEqualTo(ProblemId.ANS_VALUE);
        assertThat(Messages.in(Locale.ENGLISH).fix(problem))
                .contains("system, dedicated or custom", "Only Windows");
    }

    @Test
    void takesAManagedAccountByItsMarkOrByItsKind() {
        assertThat(onWindows("managed", "CORP\\deploy"))
                .isEqualTo(new Answers.Account.Managed("CORP\\deploy$"));
        assertThat(onWindows("managed", "deploy$@corp.example"))
                .isEqualTo(new Answers.Account.Managed("deploy$@corp.example"));
        assertThat(onWindows("custom", "CORP\\deploy$"))
                .isEqualTo(new Answers.Account.Managed("CORP\\deploy$"));
        assertThat(onWindows("custom", ".\\deploy"))
                .isEqualTo(new Answers.Account.Existing(".\\deploy", Optional.empty()));
    }

    @Test
    void wantsTheNameOfAManagedAccountWithItsDomain() {
        assertThat(idsOnWindows("managed", null)).containsExactly("ANS-MISSING service.username");
        for (String name : List.of("deploy$", ".\\deploy$", "CORP\\deploy$@corp.example")) {
            assertThat(idsOnWindows("managed", name)).containsExactly("ANS-VALUE service.username");
        }
    }

    @Test
    void takesADedicatedAccountOfWindowsOnlyByTheNameOfItsService() {
        assertThat(onWindows("dedicated", "nt service\\octopusdeploy tentacle"))
                .isEqualTo(new Answers.Account.Dedicated(Optional.empty()));
        assertThat(idsOnWindows("dedicated", "tentacle"))
                .containsExactly("ANS-VALUE service.username");
    }

    @Test
    void takesNamesOfServicesAsWindowsHasThem() {
        AnswerDraft draft =
                listening.withAll(
                        SERVICE_DEPENDS_ON, List.of("MSSQL$SQLEXPRESS", "OctopusDeploy Tentacle"));

        AnswersResult result = AnswersReader.read(draft, WINDOWS);

        assertThat(((AnswersResult.Valid) result).answers().service().dependsOn())
                .containsExactly("MSSQL$SQLEXPRESS", "OctopusDeploy Tentacle");
        assertThat(ids(draft))
                .containsExactly("ANS-VALUE service.depends-on", "ANS-VALUE service.depends-on");
    }

    @Test
    void refusesANameThatNoAccountCanHave() {
        assertThat(idsOnWindows("custom", "CORP/deploy")).contains("ANS-VALUE service.username");
    }

    private AnswerDraft account(String kind, @Nullable String username) {
        AnswerDraft draft = listening.with(SERVICE_ACCOUNT, kind);
        return username == null ? draft : draft.with(SERVICE_USERNAME, username);
    }

    private Answers.Account onWindows(String kind, String username) {
        AnswersResult result = AnswersReader.read(account(kind, username), WINDOWS);
        return ((AnswersResult.Valid) result).answers().service().account();
    }

    private List<String> idsOnWindows(String kind, @Nullable String username) {
        AnswersResult result = AnswersReader.read(account(kind, username), WINDOWS);
        return ids(((AnswersResult.Invalid) result).problems());
    }

    @Test
    void refusesTwoWaysToSignIn() {
        var draft = listening.with(SERVER_TOKEN, Secret.of("t".toCharArray()));

        assertThat(ids(draft)).containsExactly("ANS-CONFLICT server.token");
    }

    @Test
    void wantsProxyUserAndPasswordTogether() {
        var draft =
                listening
                        .with(PROXY_MODE, "manual")
                        .with(PROXY_HOST, "proxy")
                        .with(PROXY_PORT, "8080")
                        .with(PROXY_USERNAME, "me");

        assertThat(ids(draft)).containsExactly("ANS-MISSING proxy.password");
    }

    @Test
    void refusesApplicationsInsideData() {
        var draft =
                listening.with(PATHS_DATA, "/srv/a").with(PATHS_APPLICATIONS, "/srv/x/../a/apps");

        assertThat(ids(draft)).containsExactly("DISK-OVERLAP paths.applications");
    }

    @Test
    void refusesPollingAndRegistrationWithoutTheServer() {
        var draft =
                AnswerDraft.empty()
                        .with(SERVER_CONTACT, "off")
                        .with(SERVER_THUMBPRINT, PRINT)
                        .with(CONNECTION_MODE, "polling")
                        .with(REGISTRATION_KIND, "worker")
                        .with(REGISTRATION_WORKER_POOL, "p");

        assertThat(ids(draft))
                .containsExactly("ANS-CONFLICT connection.mode", "ANS-CONFLICT registration.kind");
    }

    @Test
    void warnsAboutDeliberateAnswersWithoutEffectOnly() {
        var fromFile =
                listening.with(
                        CONNECTION_POLLING_CONNECTIONS,
                        AnswerValue.Plain.of(List.of("3"), Origin.file("a.ini")));
        var fromForm = listening.with(CONNECTION_POLLING_CONNECTIONS, "3");

        assertThat(((AnswersResult.Valid) read(fromFile)).warnings())
                .extracting(Problem::id)
                .containsExactly(ProblemId.ANS_UNUSED);
        assertThat(((AnswersResult.Valid) read(fromForm)).warnings()).isEmpty();
    }

    @Test
    void refusesTheAgentsPortAsWebAddress() {
        assertThat(ids(listening.with(SERVER_URL, "https://octopus.example.com:10943")))
                .containsExactly("URL-COMMS server.url");
    }

    @Test
    void refusesASecretThatWasNotFetched() {
        var draft =
                listening.with(
                        SERVER_API_KEY,
                        new AnswerValue.Reference(
                                new SecretSource.Environment("KEY"), Origin.file("a.ini"), 3));

        assertThat(ids(draft)).containsExactly("ANS-SECRET server.api-key");
    }

    @Test
    void readsARemovalWithoutAskingForWhatOnlyAnInstallationNeeds() {
        var draft =
                AnswerDraft.empty()
                        .with(SETUP_ACTION, "remove")
                        .with(SETUP_INSTANCE, "web")
                        .withAll(REMOVE_DELETE, List.of("record", "data"))
                        .with(REMOVE_CONFIRM, "web");

        AnswersResult result = read(draft);

        assertThat(result).isInstanceOf(AnswersResult.ValidRemoval.class);
        Removal removal = ((AnswersResult.ValidRemoval) result).removal();
        assertThat(removal.server()).isEmpty();
        assertThat(removal.delete()).isEqualTo(Set.of(Removal.Part.RECORD, Removal.Part.DATA));
    }

    @Test
    void refusesToDeleteDataWithoutTheNameOnceMore() {
        var draft =
                AnswerDraft.empty()
                        .with(SETUP_ACTION, "remove")
                        .with(SETUP_INSTANCE, "web")
                        .with(REMOVE_DELETE, "data");

        assertThat(ids(draft)).containsExactly("ANS-MISSING remove.confirm");
        assertThat(ids(draft.with(REMOVE_CONFIRM, "wep")))
                .containsExactly("ANS-CONFLICT remove.confirm");
    }

    @Test
    void keepsWhatWasWrongWhileTheDraftWasGathered() {
        Problem unknown = Problem.of(ProblemId.ANS_UNKNOWN, "x = 1", "server.x").at("server.x", 9);

        assertThat(problems(listening.withProblems(List.of(unknown)))).containsExactly(unknown);
    }

    private static AnswersResult read(AnswerDraft draft) {
        return AnswersReader.read(draft, FACTS);
    }

    private static Answers valid(AnswerDraft draft) {
        AnswersResult result = read(draft);
        assertThat(result).isInstanceOf(AnswersResult.Valid.class);
        return ((AnswersResult.Valid) result).answers();
    }

    private static List<Problem> problems(AnswerDraft draft) {
        AnswersResult result = read(draft);
        assertThat(result).isInstanceOf(AnswersResult.Invalid.class);
        return ((AnswersResult.Invalid) result).problems();
    }

    private static List<String> ids(AnswerDraft draft) {
        return ids(problems(draft));
    }

    private static List<String> ids(List<Problem> problems) {
        return problems.stream()
                .map(problem -> problem.id().text() + " " + problem.answer())
                .toList();
    }

    private record FixedFacts(boolean windowsAccounts) implements HostFacts {
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
}
