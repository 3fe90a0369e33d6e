package dev.tentaclesetup.core.step;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tentaclesetup.core.Secret;
import dev.tentaclesetup.core.answers.Answers;
import dev.tentaclesetup.core.plan.PlannedValue;
import dev.tentaclesetup.instance.HostFolders;
import dev.tentaclesetup.instance.ProxySettings;
import dev.tentaclesetup.instance.SecretProtection;
import dev.tentaclesetup.instance.Settings;
import dev.tentaclesetup.instance.SubscriptionId;
import dev.tentaclesetup.instance.TentacleConfiguration;
import dev.tentaclesetup.instance.Thumbprint;
import dev.tentaclesetup.instance.TrustedServer;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WantedConfigurationTest {

    private static final Thumbprint SERVER = new Thumbprint("A".repeat(40));
    private static final Thumbprint OTHER = new Thumbprint("B".repeat(40));
    private static final SubscriptionId SUBSCRIPTION =
            new SubscriptionId("poll://k7q2mzr4txw9bh3npv6e/");

    @TempDir Path folder;
    private TentacleConfiguration empty;

    @BeforeEach
    void makeConfiguration() {
        empty =
                TentacleConfiguration.of(
                        folder.resolve("Tentacle.config"),
                        Settings.EMPTY,
                        SecretProtection.of(HostFolders.under(folder)));
    }

    @Test
    void whatWasAppliedHolds() throws Exception {
        for (WantedConfiguration wanted :
                List.of(
                        listening(new Answers.Proxy.Automatic()),
                        listening(new Answers.Proxy.None()),
                        listening(manual("secret")),
                        polling("https://one:10943/", "https://two:10943/"))) {
            assertThat(wanted.heldBy(empty)).as("%s", wanted).isFalse();
            TentacleConfiguration applied = wanted.applyTo(empty);
            assertThat(wanted.heldBy(applied)).as("%s", wanted).isTrue();
        }
    }

    @Test
    void anotherProxyPasswordIsAChange() throws Exception {
        TentacleConfiguration before = listening(manual("secret")).applyTo(empty);

        assertThat(listening(manual("other")).heldBy(before)).isFalse();
    }

    @Test
    void otherServersStayTrusted() throws Exception {
        TentacleConfiguration before =
                empty.withTrustedServers(List.of(TrustedServer.listening(OTHER)));

        assertThat(listening(new Answers.Proxy.None()).applyTo(before).trustedServers())
                .containsExactly(TrustedServer.listening(OTHER), TrustedServer.listening(SERVER));
    }

    @Test
    void changingTheModeReplacesTheEntriesOfTheServer() throws Exception {
        TentacleConfiguration before = polling("https://one:10943/").applyTo(empty);

        TentacleConfiguration after = listening(new Answers.Proxy.None()).applyTo(before);

        assertThat(after.trustedServers()).containsExactly(TrustedServer.listening(SERVER));
        assertThat(after.listening()).isTrue();
        assertThat(after.port()).isEqualTo(10_933);
    }

    @Test
    void aPollingAgentDoesNotListenAndPollsEveryAddressUnderOneSubscription() throws Exception {
        TentacleConfiguration after =
                polling("https://one:10943/", "https://two:10943/").applyTo(empty);

        assertThat(after.listening()).isFalse();
        assertThat(after.pollingConnectionCount()).hasValue(3);
        assertThat(after.trustedServers())
                .extracting(server -> server.address().orElse(""))
                .containsExactly("https://one:10943", "https://two:10943");
        assertThat(after.trustedServers())
                .allMatch(server -> server.subscription().equals(Optional.of(SUBSCRIPTION)));
    }

    @Test
    void theValuesNeverHoldThePasswordNorASubscriptionThatIsDrawn() throws Exception {
        assertThat(listening(manual("secret")).values(Optional.empty()))
                .contains(
                        new PlannedValue("comms-proxy", "", "proxy:3128"),
                        new PlannedValue("comms-proxy-password", "", "given"))
                .noneMatch(value -> value.toString().contains("secret"));
        assertThat(polling("https://one:10943/").values(Optional.empty()))
                .contains(new PlannedValue("subscription-id", "", "new"))
                .noneMatch(value -> value.toString().contains(SUBSCRIPTION.text()));
    }

    @Test
    void anotherProxyPasswordIsShownAsChangedAndTheSameOneAsUnchanged() throws Exception {
        TentacleConfiguration before = listening(manual("secret")).applyTo(empty);

        assertThat(listening(manual("other")).values(Optional.of(before)))
                .contains(new PlannedValue("comms-proxy-password", "given", "changed"));
        assertThat(listening(manual("secret")).values(Optional.of(before)))
                .contains(new PlannedValue("comms-proxy-password", "given", "unchanged"))
                .noneMatch(PlannedValue::changes);
    }

    @Test
    void everySettingThatDiffersIsAmongTheValuesThatChange() throws Exception {
        TentacleConfiguration before = polling("https://one:10943/").applyTo(empty);

        assertThat(listening(manual("secret")).values(Optional.of(before)))
                .filteredOn(PlannedValue::changes)
                .containsExactly(
                        new PlannedValue("mode", "polling", "listening"),
                        new PlannedValue("listen-port", "", "10933"),
                        new PlannedValue("listen-address", "", "all"),
                        new PlannedValue("trust", SERVER + " https://one:10943", ""),
                        new PlannedValue("trust", "", SERVER.toString()),
                        new PlannedValue("comms-proxy", "auto", "proxy:3128"),
                        new PlannedValue("comms-proxy-username", "", "me"),
                        new PlannedValue("comms-proxy-password", "", "given"),
                        new PlannedValue("web-proxy", "auto", "proxy:3128"),
                        new PlannedValue("web-proxy-username", "", "me"),
                        new PlannedValue("web-proxy-password", "", "given"));
    }

    @Test
    void aManualProxyIsForCommunicationAndForWebRequests() throws Exception {
        TentacleConfiguration after = listening(manual("secret")).applyTo(empty);

        for (ProxySettings.Set set : ProxySettings.Set.values()) {
            assertThat(after.proxy(set).host()).isEqualTo("proxy");
            assertThat(after.proxyPassword(set)).hasValue("secret".toCharArray());
        }
    }

    private WantedConfiguration listening(Answers.Proxy proxy) {
        return new WantedConfiguration(
                folder.resolve("data"),
                folder.resolve("applications"),
                Optional.of(new WantedConfiguration.Port(10_933, Optional.empty())),
                OptionalInt.empty(),
                trust(List.of(TrustedServer.listening(SERVER))),
                Answers.Proxies.everywhere(proxy));
    }

    private WantedConfiguration polling(String... addresses) {
        return new WantedConfiguration(
                folder.resolve("data"),
                folder.resolve("applications"),
                Optional.empty(),
                OptionalInt.of(3),
                trust(
                        List.of(addresses).stream()
                                .map(address ->
                                        TrustedServer.polling(
                                                SERVER, URI.create(address), SUBSCRIPTION))
                                .toList()),
                Answers.Proxies.everywhere(new Answers.Proxy.Automatic()));
    }

    private static WantedTrust trust(List<TrustedServer> entries) {
        return new WantedTrust(
                "https://octopus.example.com", entries, Answers.AgentTrust.REPLACE, false, true);
    }

    private static Answers.Proxy manual(String password) {
        return new Answers.Proxy.Manual(
                "proxy",
                3128,
                Optional.of(
                        new Answers.Credential.Password("me", Secret.of(password.toCharArray()))));
    }
}
