package dev.tentaclesetup.instance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tentaclesetup.instance.ProxySettings.Mode;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What the official program wrote is read to the values that it showed itself.
class RecordedConfigurationTest {

    private static final Thumbprint SERVER =
            new Thumbprint("DCBA782894D650B0D61B47A8181244030C853F9C");
    private static final SubscriptionId SUBSCRIPTION =
            new SubscriptionId("poll://38pt62zkwvhxby5j6rwy/");

    @TempDir Path folder;

    private TentacleConfiguration read(String name) throws Exception {
        return TentacleConfiguration.read(
                Recorded.copy(name, folder), SecretProtection.of(Recorded.machine(folder)));
    }

    @Test
    void readsWhatCreateInstanceLeaves() throws Exception {
        TentacleConfiguration created = read("01-created.config");

        assertThat(created.home()).isEqualTo(Path.of("/etc/octopus/Listening"));
        assertThat(created.port()).isEqualTo(10933);
        assertThat(created.listening()).isTrue();
        assertThat(created.listenAddress()).isEmpty();
        assertThat(created.registered()).isFalse();
        assertThat(created.trustedServers()).isEmpty();
        assertThat(created.pollingConnectionCount()).isEqualTo(OptionalInt.empty());
        assertThat(created.certificate()).isEmpty();
        assertThat(created.certificateThumbprint()).isEmpty();
        assertThat(created.proxy(ProxySettings.Set.WEB)).isEqualTo(ProxySettings.SYSTEM);
    }

    @Test
    void readsAListeningInstance() throws Exception {
        TentacleConfiguration listening = read("02-listening.config");

        assertThat(listening.home()).isEqualTo(Path.of("/etc/octopus/Listening"));
        assertThat(listening.applicationsDirectory())
                .isEqualTo(Path.of("/home/Octopus/Applications"));
        assertThat(listening.listening()).isTrue();
        assertThat(listening.port()).isEqualTo(10933);
        assertThat(listening.trustedServers())
                .containsExactly(
                        TrustedServer.listening(
                                new Thumbprint("37292A01E936D56B1FE54D19B43D82B420CF741A")),
                        TrustedServer.listening(SERVER));
        assertThat(listening.certificate().map(TentacleCertificate::thumbprint))
                .contains(new Thumbprint("AA74766A5072A1CF5F13118CCACDFA7A13525FB5"));
    }

    @Test
    void readsAPollingInstance() throws Exception {
        TentacleConfiguration polling = read("03-polling.config");

        assertThat(polling.listening()).isFalse();
        assertThat(polling.pollingConnectionCount()).isEqualTo(OptionalInt.of(1));
        assertThat(polling.trustedServers())
                .containsExactly(
                        TrustedServer.polling(
                                SERVER, URI.create("https://localhost:10943/"), SUBSCRIPTION));
        assertThat(polling.certificate().map(TentacleCertificate::thumbprint))
                .contains(new Thumbprint("CA6773048659C4383F7B06CD4FC948BBB47E579E"));
    }

    @Test
    void readsBothProxiesAndTheirPasswords() throws Exception {
        TentacleConfiguration proxies = read("04-polling-proxies.config");

        assertThat(proxies.proxy(ProxySettings.Set.WEB))
                .isEqualTo(
                        new ProxySettings(
                                Mode.CUSTOM, "web-proxy.example.com", 3128, Optional.of("alice")));
        assertThat(proxies.proxy(ProxySettings.Set.POLLING))
                .isEqualTo(
                        new ProxySettings(
                                Mode.CUSTOM, "comms-proxy.example.com", 3129, Optional.of("bob")));
        assertThat(proxies.proxyPassword(ProxySettings.Set.WEB).orElseThrow())
                .isEqualTo("s3cr€t & co".toCharArray());
        assertThat(proxies.proxyPassword(ProxySettings.Set.POLLING).orElseThrow())
                .isEqualTo("plain".toCharArray());
    }

    @Test
    void readsTwoServersOfOneSubscription() throws Exception {
        TentacleConfiguration two = read("05-polling-two-servers.config");

        Thumbprint changed = new Thumbprint("1".repeat(40));
        assertThat(two.pollingConnectionCount()).isEqualTo(OptionalInt.of(5));
        assertThat(two.trustedServers())
                .containsExactly(
                        TrustedServer.polling(
                                changed, URI.create("https://localhost:10943"), SUBSCRIPTION),
                        TrustedServer.polling(
                                changed,
                                URI.create("https://second.example.com:443"),
                                SUBSCRIPTION));
    }

    @Test
    void readsSecretsOfTheKeyFileWhereThereIsNoMachineId() throws Exception {
        Files.write(folder.resolve("machinekey"), Recorded.bytes("machinekey"));
        TentacleConfiguration keyed =
                TentacleConfiguration.read(
                        Recorded.copy("06-machinekey-file.config", folder),
                        SecretProtection.of(Recorded.machine(folder, "")));

        assertThat(keyed.proxyPassword(ProxySettings.Set.WEB).orElseThrow())
                .isEqualTo("s3cr€t & co".toCharArray());
        assertThat(keyed.certificate().map(TentacleCertificate::thumbprint))
                .contains(new Thumbprint("B48093A9FD0D95BC5349058DD9CB056D65BDEA32"));
    }

    @Test
    void readsTheIndex() throws IOException, InstanceException {
        HostFolders machine = Recorded.machine(folder);
        Files.createDirectories(machine.indexFolder());
        for (String name : List.of("listening.config", "polling.config")) {
            Files.write(
                    machine.indexFolder().resolve(name), Recorded.bytes("instances-index/" + name));
        }

        assertThat(InstanceIndex.of(machine).list())
                .containsExactly(
                        new InstanceRecord(
                                "Listening",
                                Path.of("/etc/octopus/Listening/tentacle-Listening.config"),
                                machine.indexFolder().resolve("listening.config")),
                        new InstanceRecord(
                                "Polling",
                                Path.of("/etc/octopus/Polling/tentacle-Polling.config"),
                                machine.indexFolder().resolve("polling.config")));
    }

    @Test
    void readsAnExportedCertificate() throws InstanceException {
        TentacleCertificate exported =
                TentacleCertificate.fromPkcs12(
                        Recorded.bytes("exported.pfx"), "pfx-pass-1".toCharArray());

        assertThat(exported.thumbprint())
                .isEqualTo(new Thumbprint("26308DABD1D60A5FD5244EA614BD66F12FC103DA"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "01-created.config",
                "02-listening.config",
                "03-polling.config",
                "04-polling-proxies.config",
                "05-polling-two-servers.config",
                "06-machinekey-file.config"
            })
    void writesTheSameBytesAsTheOfficialProgram(String name) throws Exception {
        byte[] official = Recorded.bytes(name);

        byte[] ours = ConfigurationXml.read(official).write();

        assertThat(new String(ours, "UTF-8")).isEqualTo(new String(official, "UTF-8"));
    }

    @Test
    void writesTheTrustListAsTheOfficialProgram() throws Exception {
        TentacleConfiguration two = read("05-polling-two-servers.config");

        TentacleConfiguration rewritten = two.withTrustedServers(two.trustedServers());

        assertThat(rewritten.settings()).isEqualTo(two.settings());
    }
}
