package dev.tentaclesetup.instance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.tentaclesetup.instance.InstanceFailure.BadValue;
import dev.tentaclesetup.instance.InstanceFailure.UnreadableSecret;
import dev.tentaclesetup.instance.ProxySettings.Mode;
import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class TentacleConfigurationTest {

    private static final String TRUST = "Tentacle.Communication.TrustedOctopusServers";
    private static final Thumbprint A = new Thumbprint("A".repeat(40));
    private static final Thumbprint B = new Thumbprint("B".repeat(40));
    private static final SubscriptionId SUBSCRIPTION = new SubscriptionId("poll://abc/");

    @TempDir Path folder;
    private SecretProtection protection;

    @BeforeEach
    void setUp() throws Exception {
        protection = SecretProtection.of(Recorded.machine(folder));
    }

    private TentacleConfiguration of(Settings settings) {
        return TentacleConfiguration.of(folder.resolve("t.config"), settings, protection);
    }

    private TentacleConfiguration with(String key, String value) {
        return of(Settings.EMPTY.with(key, value));
    }

    private TentacleConfiguration empty() {
        return of(Settings.EMPTY);
    }

    @Test
    void storesEveryValueInTheOfficialForm() throws Exception {
        TentacleConfiguration all =
                empty().withHome(Path.of("/srv/home"))
                        .withApplicationsDirectory(Path.of("/srv/apps"))
                        .withPort(10934)
                        .withListenAddress(Optional.of(InetAddress.ofLiteral("127.0.0.1")))
                        .withListening(false)
                        .withRegistered(true)
                        .withPollingConnectionCount(5)
                        .trusting(
                                TrustedServer.polling(
                                        A, URI.create("https://o.example:10943/"), SUBSCRIPTION));

        assertThat(all.settings().entries())
                .containsExactly(
                        new Settings.Entry("Octopus.Home", "/srv/home"),
                        new Settings.Entry("Tentacle.Communication.PollingConnectionCount", "5"),
                        new Settings.Entry(
                                TRUST,
                                "[{\"Thumbprint\":\""
                                        + A
                                        + "\",\"CommunicationStyle\":2,\"Address\":"
                                        + "\"https://o.example:10943\",\"Squid\":null,"
                                        + "\"SubscriptionId\":\"poll://abc/\"}]"),
                        new Settings.Entry("Tentacle.Deployment.ApplicationDirectory", "/srv/apps"),
                        new Settings.Entry("Tentacle.Services.IsRegistered", "true"),
                        new Settings.Entry("Tentacle.Services.ListenIP", "127.0.0.1"),
                        new Settings.Entry("Tentacle.Services.NoListen", "true"),
                        new Settings.Entry("Tentacle.Services.PortNumber", "10934"));
        assertThat(all.home()).isEqualTo(Path.of("/srv/home"));
        assertThat(all.applicationsDirectory()).isEqualTo(Path.of("/srv/apps"));
        assertThat(all.port()).isEqualTo(10934);
        assertThat(all.listenAddress()).contains(InetAddress.ofLiteral("127.0.0.1"));
        assertThat(all.listening()).isFalse();
        assertThat(all.registered()).isTrue();
        assertThat(all.pollingConnectionCount()).isEqualTo(OptionalInt.of(5));
    }

    @Test
    void takesARelativeHomeFromTheFoldersOfTheFile() throws Exception {
        assertThat(with("Octopus.Home", "h").home()).isEqualTo(folder.resolve("h"));
        assertThat(empty().home()).isEqualTo(folder);
    }

    @ParameterizedTest
    @CsvSource({"10933,10933", "'\"5\"',5", "' 007 ',7", "0,0", "65535,65535"})
    void readsNumbersInEveryOfficialForm(String text, int port) throws Exception {
        assertThat(with("Tentacle.Services.PortNumber", text).port()).isEqualTo(port);
    }

    @ParameterizedTest
    @ValueSource(strings = {"70000", "-1", "5.0", "abc", "99999999999", "1e3", "\"5"})
    void namesAPortThatIsNone(String text) {
        assertBad(
                () -> with("Tentacle.Services.PortNumber", text).port(),
                "Tentacle.Services.PortNumber",
                text);
    }

    @ParameterizedTest
    @CsvSource({"true,true", "True,true", "TRUE,true", "false,false", "' False ',false"})
    void readsTruthInAnyCase(String text, boolean noListen) throws Exception {
        assertThat(with("Tentacle.Services.NoListen", text).listening()).isEqualTo(!noListen);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "yes", "\"true\"", "maybe"})
    void namesATruthThatIsNone(String text) {
        assertBad(
                () -> with("Tentacle.Services.NoListen", text).listening(),
                "Tentacle.Services.NoListen",
                text);
    }

    @Test
    void namesAListenAddressThatIsNoneWithoutAskingANameServer() {
        assertBad(
                () -> with("Tentacle.Services.ListenIP", "localhost").listenAddress(),
                "Tentacle.Services.ListenIP",
                "localhost");
    }

    @Test
    void aBrokenValueHurtsOnlyWhoNeedsIt() throws Exception {
        TentacleConfiguration broken = with(TRUST, "[{]").withPort(5);

        assertThat(broken.port()).isEqualTo(5);
        assertBad(broken::trustedServers, TRUST, "[{]");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "5",
                "[null]",
                "[{}]",
                "[{\"Thumbprint\":\"\"}]",
                "[{\"Thumbprint\":\"BBBB\"}]",
                "[{\"Thumbprint\":\"BBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBB\",\"CommunicationStyle\":\"tentacleactive\"}]",
                "[{\"Thumbprint\":\"BBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBB\",\"CommunicationStyle\":-1}]",
                "[{\"Thumbprint\":\"BBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBB\",\"SubscriptionId\":\"http://x/\"}]",
                "[{\"Thumbprint\":\"BBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBB\",\"Address\":7}]"
            })
    void namesATrustListThatIsNone(String text) {
        assertBad(() -> with(TRUST, text).trustedServers(), TRUST, text);
    }

    @Test
    void readsTrustInEveryOfficialForm() throws Exception {
        String text =
                "[{\"thumbprint\":\" %s \",\"COMMUNICATIONSTYLE\":\"TentacleActive\","
                                .formatted(A.hex().toLowerCase())
                        + "\"Address\":\"https://o/\",\"more\":{}},"
                        + "{\"Thumbprint\":\"%s\",\"CommunicationStyle\":null},".formatted(B)
                        + "{\"Thumbprint\":\"%s\",\"CommunicationStyle\":77}]".formatted(B);

        List<TrustedServer> servers = with(TRUST, text).trustedServers();

        assertThat(servers)
                .containsExactly(
                        new TrustedServer(
                                A,
                                CommunicationStyle.TENTACLE_ACTIVE,
                                Optional.of("https://o/"),
                                Optional.empty(),
                                Optional.empty()),
                        new TrustedServer(
                                B,
                                CommunicationStyle.NONE,
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty()),
                        new TrustedServer(
                                B,
                                new CommunicationStyle(77),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty()));
        assertThat(with(TRUST, "null").trustedServers()).isEmpty();
    }

    @Test
    void pollsWithTheSquidOfVersionTwoWhereThereIsNothingElse() throws Exception {
        Settings settings =
                empty().trusting(TrustedServer.polling(A, URI.create("https://o"), SUBSCRIPTION))
                        .settings();
        String without = settings.value(TRUST).orElseThrow().replace("\"poll://abc/\"", "null");

        TentacleConfiguration old =
                of(settings.with(TRUST, without).with("Octopus.Communications.Squid", "SQ-WEB-01"));

        assertThat(old.trustedServers().getFirst().subscription())
                .contains(new SubscriptionId("poll://sq-web-01/"));
    }

    @Test
    void trustingAgainMovesTheEntryToTheEndAndNeverDoublesIt() throws Exception {
        TrustedServer listening = TrustedServer.listening(A);
        TrustedServer polling =
                TrustedServer.polling(A, URI.create("https://o.example"), SUBSCRIPTION);
        TrustedServer samePlace =
                TrustedServer.polling(
                        A, URI.create("HTTPS://O.example:443/"), new SubscriptionId("poll://x/"));

        TentacleConfiguration trusted =
                empty().trusting(polling)
                        .trusting(listening)
                        .trusting(TrustedServer.listening(B))
                        .trusting(samePlace);

        assertThat(trusted.trustedServers())
                .containsExactly(listening, TrustedServer.listening(B), samePlace);
        assertThat(trusted.withoutTrust(A).trustedServers())
                .containsExactly(TrustedServer.listening(B));
    }

    @Test
    void keepsCertificateAndKeyOverTheFile() throws Exception {
        TentacleCertificate certificate =
                TentacleCertificate.generate(InstantSource.system(), new SecureRandom());
        ConfigurationFile file = ConfigurationFile.at(folder.resolve("new.config"));
        file.create();

        TentacleConfiguration.update(file, protection, c -> c.withCertificate(certificate));

        assertThat(TentacleConfiguration.read(file, protection).certificate())
                .contains(certificate);
        assertThat(Files.readString(file.path()))
                .contains(certificate.thumbprint().hex())
                .doesNotContain("PRIVATE");
    }

    @Test
    void blankCertificateOrThumbprintIsNoCertificate() throws Exception {
        ConfigurationFile recorded = Recorded.copy("02-listening.config", folder);
        for (String key : List.of("Tentacle.Certificate", "Tentacle.CertificateThumbprint")) {
            assertThat(of(recorded.read().with(key, " ")).certificate()).isEmpty();
        }
    }

    @Test
    void namesACertificateOfAnotherMachineOrWithAnotherThumbprint() throws Exception {
        ConfigurationFile recorded = Recorded.copy("02-listening.config", folder);
        SecretProtection elsewhere = SecretProtection.of(Recorded.machine(folder, "f".repeat(32)));
        assertUnreadable(
                () -> TentacleConfiguration.read(recorded, elsewhere).certificate(),
                "Tentacle.Certificate");
        protection = SecretProtection.of(Recorded.machine(folder));
        assertUnreadable(
                () ->
                        of(recorded.read().with("Tentacle.CertificateThumbprint", A.hex()))
                                .certificate(),
                "Tentacle.Certificate");
    }

    @Test
    void proxyTogglesKeepPortUserAndPasswordLikeTheOfficialCommand() throws Exception {
        var custom = new ProxySettings(Mode.CUSTOM, "p.example", 3128, Optional.of("alice"));
        TentacleConfiguration on =
                empty().withProxy(ProxySettings.Set.WEB, custom)
                        .withProxyPassword(ProxySettings.Set.WEB, "s3cr€t & co".toCharArray());
        assertThat(on.proxy(ProxySettings.Set.WEB)).isEqualTo(custom);
        assertThat(on.settings().value("Octopus.Proxy.ProxyPassword"))
                .contains("NX6TJoLY1MgSMkGxAgsLQA==");

        TentacleConfiguration off = on.withProxy(ProxySettings.Set.WEB, ProxySettings.DIRECT);

        assertThat(off.proxy(ProxySettings.Set.WEB))
                .isEqualTo(new ProxySettings(Mode.NONE, "", 3128, Optional.of("alice")));
        assertThat(off.proxyPassword(ProxySettings.Set.WEB)).isPresent();
        assertThat(off.proxy(ProxySettings.Set.POLLING)).isEqualTo(ProxySettings.SYSTEM);
        assertThat(
                        off.withProxyPassword(ProxySettings.Set.WEB, new char[0])
                                .proxyPassword(ProxySettings.Set.WEB))
                .isEmpty();
    }

    @Test
    void namesAProxyPasswordThatCannotBeDecryptedAndNeverShowsIt() {
        assertUnreadable(
                () ->
                        with("Octopus.Server.Proxy.ProxyPassword", "AAAA")
                                .proxyPassword(ProxySettings.Set.POLLING),
                "Octopus.Server.Proxy.ProxyPassword");
    }

    @Test
    void refusesNumbersOutOfRange() {
        assertThatIllegalArgumentException().isThrownBy(() -> empty().withPort(65_536));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> empty().withPollingConnectionCount(0));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> empty().withPollingConnectionCount(513));
    }

    @ParameterizedTest
    @MethodSource("dev.tentaclesetup.instance.Seeds#seeds")
    void readsBackEveryTrustList(long seed) throws Exception {
        var random = new Random(seed);
        List<TrustedServer> servers = new ArrayList<>();
        for (int i = random.nextInt(5); i > 0; i--) {
            servers.add(
                    new TrustedServer(
                            new Thumbprint("%040X".formatted(random.nextLong(Long.MAX_VALUE))),
                            new CommunicationStyle(random.nextInt(13)),
                            text(random),
                            text(random),
                            random.nextBoolean()
                                    ? Optional.empty()
                                    : Optional.of(SubscriptionId.generate(new SecureRandom()))));
        }

        TentacleConfiguration stored = empty().withTrustedServers(servers);
        Settings reread =
                ConfigurationXml.read(ConfigurationXml.fresh(stored.settings()).write()).settings();

        assertThat(of(reread).trustedServers()).isEqualTo(servers);
    }

    private static Optional<String> text(Random random) {
        return Optional.of(Seeds.text(random, 30)).filter(text -> !text.isBlank());
    }

    private static void assertBad(ThrowingCallable call, String key, String value) {
        assertThatExceptionOfType(InstanceException.class)
                .isThrownBy(call)
                .extracting(InstanceException::failure)
                .isEqualTo(new BadValue(key, value));
    }

    private static void assertUnreadable(ThrowingCallable call, String key) {
        assertThatExceptionOfType(InstanceException.class)
                .isThrownBy(call)
                .extracting(e -> ((UnreadableSecret) e.failure()).key())
                .isEqualTo(key);
    }
}
