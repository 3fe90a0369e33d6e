package dev.tentaclesetup.core.setup;

import static dev.tentaclesetup.core.answers.AnswerKey.*;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tentaclesetup.core.Secret;
import dev.tentaclesetup.core.answers.AnswerDraft;
import dev.tentaclesetup.core.answers.AnswerKey;
import dev.tentaclesetup.core.octopus.Machine;
import dev.tentaclesetup.core.octopus.MachineKind;
import dev.tentaclesetup.core.preflight.CurrentAnswers;
import dev.tentaclesetup.core.step.RecordNames;
import dev.tentaclesetup.service.firewall.FirewallRule;
import dev.tentaclesetup.service.firewall.FirewallState;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// What an instance that was set up answers afterwards.
@Timeout(120)
class CurrentAnswersTest {

    @TempDir Path folder;
    private OneInstance instance;

    @BeforeEach
    void start() throws Exception {
        instance = new OneInstance(folder);
    }

    @AfterEach
    void stop() {
        instance.close();
    }

    @Test
    void nothingIsKnownOfAnInstanceThatIsNotThereOrWhoseNameIsNone() throws Exception {
        assertThat(instance.setUp.current("Tentacle")).isEqualTo(CurrentAnswers.NONE);
        assertThat(instance.setUp.current("../etc")).isEqualTo(CurrentAnswers.NONE);
    }

    @Test
    void aListeningTargetAnswersWhatItWasSetUpWith() throws Exception {
        instance.apply(instance.listening());

        assertThat(shown(instance.setUp.current("Tentacle")))
                .containsExactlyInAnyOrderEntriesOf(
                        Map.ofEntries(
                                Map.entry("setup.instance", "[Tentacle]"),
                                Map.entry("server.url", "[" + instance.server.url() + "]"),
                                Map.entry("server.space", "[Default]"),
                                Map.entry(
                                        "server.thumbprint",
                                        "[" + instance.server.thumbprint() + "]"),
                                Map.entry("proxy.mode", "[none]"),
                                Map.entry("proxy.comms.mode", "[none]"),
                                Map.entry("proxy.web.mode", "[none]"),
                                Map.entry("connection.mode", "[listening]"),
                                Map.entry("connection.listen-port", "[24317]"),
                                Map.entry("connection.listen-address", "[127.0.0.1]"),
                                Map.entry("connection.public-host", "[127.0.0.1]"),
                                Map.entry("registration.kind", "[target]"),
                                Map.entry("registration.name", "[web-one]"),
                                Map.entry(
                                        "paths.data", "[" + folder.resolve("data/Tentacle") + "]"),
                                Map.entry(
                                        "paths.applications",
                                        "[" + folder.resolve("data/Tentacle-applications") + "]"),
                                Map.entry("service.install", "[yes]"),
                                Map.entry("service.account", "[system]"),
                                Map.entry("service.start", "[auto]"),
                                Map.entry("service.start-now", "[no]")));
    }

    @Test
    void aPollingWorkerAnswersWhereItPollsAndUnderWhichId() throws Exception {
        instance.apply(instance.worker());

        CurrentAnswers current = instance.setUp.current("Tentacle");

        assertThat(current.text(CONNECTION_MODE)).contains("polling");
        assertThat(current.texts(CONNECTION_COMMS_ADDRESS))
                .containsExactly("https://" + instance.comms("127.0.0.1"));
        assertThat(current.text(CONNECTION_POLLING_CONNECTIONS)).contains("7");
        assertThat(current.text(CONNECTION_SUBSCRIPTION_ID).orElseThrow()).startsWith("poll://");
        assertThat(current.text(CONNECTION_LISTEN_PORT)).isEmpty();
        assertThat(current.text(REGISTRATION_KIND)).contains("worker");
    }

    @Test
    void whatTheServersRecordSaysComesBeforeWhatWasNotedHere() throws Exception {
        instance.apply(instance.listening());
        var record =
                new Machine(
                        MachineKind.TARGET,
                        "Machines-1",
                        "renamed",
                        "TentaclePassive",
                        "https://gateway:30933/",
                        "",
                        List.of("Environments-1", "Environments-9"),
                        List.of("db", "added-in-the-portal"),
                        List.of(),
                        Optional.of("MachinePolicies-1"),
                        false,
                        "Healthy",
                        "",
                        "{}");
        var names = new RecordNames(Map.of("Environments-1", "Test", "MachinePolicies-1", "P"));

        CurrentAnswers current = instance.setUp.current("Tentacle").with(record, names);

        assertThat(current.text(REGISTRATION_NAME)).contains("renamed");
        assertThat(current.texts(REGISTRATION_ENVIRONMENT))
                .containsExactly("Test", "Environments-9");
        assertThat(current.texts(REGISTRATION_ROLE)).containsExactly("db", "added-in-the-portal");
        assertThat(current.text(REGISTRATION_POLICY)).contains("P");
        assertThat(current.text(CONNECTION_PUBLIC_HOST)).contains("gateway");
        assertThat(current.text(CONNECTION_PUBLIC_PORT)).contains("30933");
    }

    @Test
    void aPasswordIsKnownToBeThereAndNotShown() throws Exception {
        instance.apply(
                offline()
                        .with(PROXY_MODE, "manual")
                        .with(PROXY_HOST, "proxy.example.com")
                        .with(PROXY_PORT, "8080")
                        .with(PROXY_USERNAME, "me")
                        .with(PROXY_PASSWORD, Secret.of("p$w".toCharArray())));

        CurrentAnswers current = instance.setUp.current("Tentacle");

        assertThat(current.text(PROXY_MODE)).contains("manual");
        assertThat(current.text(PROXY_USERNAME)).contains("me");
        assertThat(current.stored(PROXY_PASSWORD)).isTrue();
        assertThat(current.text(PROXY_PASSWORD)).isEmpty();
        assertThat(current.toString()).doesNotContain("p$w");
    }

    @Test
    void anInstanceWithoutAServerAnswersThatNoneIsCalled() throws Exception {
        instance.apply(offline());

        CurrentAnswers current = instance.setUp.current("Tentacle");

        assertThat(current.text(SERVER_CONTACT)).contains("no");
        assertThat(current.text(SERVER_URL)).isEmpty();
        assertThat(current.texts(SERVER_THUMBPRINT)).containsExactly("A".repeat(40));
    }

    @Test
    void aServiceThatRunsIsToRunAndOneThatFailedToo() throws Exception {
        instance.apply(instance.listening());

        instance.running();
        assertThat(instance.setUp.current("Tentacle").text(SERVICE_START_NOW)).contains("yes");
        instance.failed();
        assertThat(instance.setUp.current("Tentacle").text(SERVICE_START_NOW)).contains("yes");
    }

    @Test
    void aFirewallThatWasLeftAloneIsLeftAlone() throws Exception {
        instance.recorded.state = new FirewallState.Active("firewalld", "");
        instance.apply(offline().with(FIREWALL_MANAGE, "no"));
        assertThat(instance.setUp.current("Tentacle").text(FIREWALL_MANAGE)).contains("no");

        instance.recorded.rules.add(FirewallRule.of("Tentacle", 24_317).withZone("dmz"));

        CurrentAnswers current = instance.setUp.current("Tentacle");
        assertThat(current.text(FIREWALL_MANAGE)).contains("auto");
        assertThat(current.text(FIREWALL_ZONE)).contains("dmz");
    }

    private AnswerDraft offline() {
        return AnswerDraft.empty()
                .with(SERVER_CONTACT, "no")
                .with(SERVER_THUMBPRINT, "A".repeat(40))
                .with(REGISTRATION_KIND, "none")
                .with(CONNECTION_MODE, "listening")
                .with(CONNECTION_LISTEN_PORT, "24317")
                .with(PROXY_MODE, "none")
                .with(SERVICE_ACCOUNT, "system")
                .with(SERVICE_START_NOW, "no");
    }

    private static Map<String, String> shown(CurrentAnswers current) {
        var shown = new TreeMap<String, String>();
        for (AnswerKey key : current.draft().keys()) {
            shown.put(key.text(), current.texts(key).toString());
        }
        return shown;
    }
}
