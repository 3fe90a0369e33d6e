package dev.tentaclesetup.core.step;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tentaclesetup.core.Secret;
import dev.tentaclesetup.core.answers.Answers;
import dev.tentaclesetup.core.plan.PlannedValue;
import dev.tentaclesetup.fixtures.VendorFiles;
import dev.tentaclesetup.instance.ConfigurationFile;
import dev.tentaclesetup.instance.HostFolders;
import dev.tentaclesetup.instance.ProxySettings;
import dev.tentaclesetup.instance.SecretProtection;
import dev.tentaclesetup.instance.TentacleConfiguration;
import dev.tentaclesetup.instance.TrustedServer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

/// An instance that the vendor's program made is as good as one of ours: what it has is wanted
/// again, and then nothing of its file may change.
class VendorConfigurationTest {

    private static final List<String> CONFIGURATIONS = VendorFiles.CONFIGURATIONS;
    private static final String UNKNOWN =
            "  <set key=\"Octopus.Watchdog.Unheard\">  as it was </set>\n";

    @TempDir Path folder;
    private Path file;
    private SecretProtection protection;

    private TentacleConfiguration copy(String name, String... replacements) throws Exception {
        Path machineId = folder.resolve("machine-id");
        Files.writeString(machineId, name.startsWith("06") ? "" : VendorFiles.MACHINE_ID + "\n");
        Files.write(folder.resolve("machinekey"), VendorFiles.bytes("machinekey"));
        protection =
                SecretProtection.of(
                        new HostFolders(
                                folder,
                                folder.resolve("data"),
                                folder.resolve("applications"),
                                machineId,
                                List.of(folder.resolve("machinekey"))));
        var text = new String(VendorFiles.bytes(name), StandardCharsets.UTF_8);
        for (int i = 0; i < replacements.length; i += 2) {
            assertThat(text).contains(replacements[i]);
            text = text.replace(replacements[i], replacements[i + 1]);
        }
        file = Files.writeString(folder.resolve(name), text);
        return TentacleConfiguration.read(ConfigurationFile.at(file), protection);
    }

    private static WantedConfiguration asItIs(TentacleConfiguration file) throws Exception {
        boolean listens = file.listening();
        List<TrustedServer> trusted = file.trustedServers();
        return new WantedConfiguration(
                file.home(),
                file.applicationsDirectory(),
                listens
                        ? Optional.of(
                                new WantedConfiguration.Port(file.port(), file.listenAddress()))
                        : Optional.empty(),
                listens
                        ? OptionalInt.empty()
                        : OptionalInt.of(file.pollingConnectionCount().orElse(1)),
                new WantedTrust(
                        "https://octopus.example.com",
                        trusted,
                        Answers.AgentTrust.REPLACE,
                        false,
                        false),
                new Answers.Proxies(
                        new Answers.Proxy.None(),
                        proxy(file, ProxySettings.Set.POLLING),
                        proxy(file, ProxySettings.Set.WEB)));
    }

    private static Answers.Proxy proxy(TentacleConfiguration file, ProxySettings.Set set)
            throws Exception {
        ProxySettings stored = file.proxy(set);
        Secret password = Secret.of(file.proxyPassword(set).orElse(new char[0]));
        return switch (stored.mode()) {
            case NONE -> new Answers.Proxy.None();
            case SYSTEM -> new Answers.Proxy.SystemDefault();
            case CUSTOM ->
                    new Answers.Proxy.Manual(
                            stored.host(),
                            stored.port(),
                            stored.username()
                                    .map(user -> new Answers.Credential.Password(user, password)),
                            stored.bypass());
        };
    }

    /// But for the server's address, of which the vendor's program writes nothing.
    private static List<PlannedValue> changes(
            WantedConfiguration wanted, TentacleConfiguration before) {
        return wanted.values(Optional.of(before)).stream()
                .filter(value -> value.changes() && !value.name().equals("server"))
                .toList();
    }

    private void requireUntouched(TentacleConfiguration before, WantedConfiguration wanted)
            throws Exception {
        byte[] bytes = Files.readAllBytes(file);
        assertThat(wanted.heldBy(before)).isTrue();
        assertThat(changes(wanted, before)).isEmpty();

        TentacleConfiguration.update(ConfigurationFile.at(file), protection, wanted::applyTo);

        assertThat(Files.readAllBytes(file)).isEqualTo(bytes);
    }

    @ParameterizedTest
    @FieldSource("CONFIGURATIONS")
    void wantingWhatIsThereChangesNoByte(String name) throws Exception {
        TentacleConfiguration before = copy(name);

        requireUntouched(before, asItIs(before));
    }

    @ParameterizedTest
    @FieldSource("CONFIGURATIONS")
    void keysThatNobodyKnowsStayByteForByteBesideAChange(String name) throws Exception {
        copy(name, "</octopus-settings>", UNKNOWN + "</octopus-settings>");
        TentacleConfiguration.update(
                ConfigurationFile.at(file),
                protection,
                before -> before.withApplicationsDirectory(folder.resolve("elsewhere")));

        assertThat(Files.readString(file))
                .contains(UNKNOWN)
                .contains(folder.resolve("elsewhere").toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://LOCALHOST:10943", "https://localhost:10943/"})
    void anAddressInOtherWordsIsNoChange(String address) throws Exception {
        TentacleConfiguration usual = copy("03-polling.config");
        WantedConfiguration wanted = asItIs(usual);

        requireUntouched(copy("03-polling.config", "https://localhost:10943", address), wanted);
    }

    @Test
    void theHostOfAProxyInCapitalsIsNoChange() throws Exception {
        WantedConfiguration wanted = asItIs(copy("04-polling-proxies.config"));

        requireUntouched(
                copy("04-polling-proxies.config", "web-proxy.example.com", "WEB-Proxy.example.com"),
                wanted);
    }

    @Test
    void whatASetThatIsSwitchedOffStillHoldsStays() throws Exception {
        TentacleConfiguration before =
                copy(
                        "04-polling-proxies.config",
                        "Proxy.UseDefaultProxy\">false",
                        "Proxy.UseDefaultProxy\">true");

        requireUntouched(before, asItIs(before));
    }

    @Test
    void aUserNameWithoutAPasswordIsNoChangeAndNoPasswordIsMadeUp() throws Exception {
        TentacleConfiguration before =
                copy("04-polling-proxies.config", "NX6TJoLY1MgSMkGxAgsLQA==", "");

        requireUntouched(before, asItIs(before));
    }

    @Test
    void theTwoProxiesAreChangedEachAlone() throws Exception {
        TentacleConfiguration before = copy("04-polling-proxies.config");
        WantedConfiguration same = asItIs(before);
        var wanted =
                new WantedConfiguration(
                        same.home(),
                        same.applications(),
                        same.listening(),
                        same.pollingConnections(),
                        same.trust(),
                        new Answers.Proxies(
                                same.proxies().setUp(),
                                same.proxies().comms(),
                                new Answers.Proxy.None()));

        assertThat(changes(wanted, before))
                .containsExactly(
                        new PlannedValue("web-proxy", "web-proxy.example.com:3128", "none"),
                        new PlannedValue("web-proxy-username", "alice", ""));
        TentacleConfiguration after = wanted.applyTo(before);
        assertThat(after.proxy(ProxySettings.Set.POLLING))
                .isEqualTo(before.proxy(ProxySettings.Set.POLLING));
        assertThat(after.proxy(ProxySettings.Set.WEB).mode()).isEqualTo(ProxySettings.Mode.NONE);
    }

    @Test
    void aLoginThatEndsTakesItsPasswordWithIt() throws Exception {
        TentacleConfiguration before = copy("04-polling-proxies.config");
        WantedConfiguration same = asItIs(before);
        var wanted =
                new WantedConfiguration(
                        same.home(),
                        same.applications(),
                        same.listening(),
                        same.pollingConnections(),
                        same.trust(),
                        Answers.Proxies.everywhere(
                                new Answers.Proxy.Manual("proxy", 8080, Optional.empty())));

        TentacleConfiguration after = wanted.applyTo(before);

        for (ProxySettings.Set set : ProxySettings.Set.values()) {
            assertThat(after.proxyPassword(set)).isEmpty();
        }
        assertThat(wanted.heldBy(after)).isTrue();
    }
}
