package dev.tentaclesetup.instance;

import dev.tentaclesetup.instance.json.JsonException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;

/// The typed view of a configuration file [tentacle-configuration 3.4], immutable: each `with…`
/// gives a changed copy, to be stored by [#update(ConfigurationFile, SecretProtection, Edit)].
///
/// Values are understood when they are asked for, so a broken one is a failure only where it is
/// needed.
public final class TentacleConfiguration {

    /// Where an agent listens unless something else is stored.
    public static final int DEFAULT_PORT = 10933;

    /// The greatest number of polling connections for each server.
    public static final int MAX_POLLING_CONNECTIONS = 512;

    private static final String HOME = "Octopus.Home";
    private static final String SQUID = "Octopus.Communications.Squid";
    private static final String APPLICATIONS = "Tentacle.Deployment.ApplicationDirectory";
    private static final String PORT = "Tentacle.Services.PortNumber";
    private static final String LISTEN_ADDRESS = "Tentacle.Services.ListenIP";
    private static final String NO_LISTEN = "Tentacle.Services.NoListen";
    private static final String REGISTERED = "Tentacle.Services.IsRegistered";
    private static final String TRUST = "Tentacle.Communication.TrustedOctopusServers";
    private static final String POLLING_COUNT = "Tentacle.Communication.PollingConnectionCount";
    private static final String CERTIFICATE = "Tentacle.Certificate";
    private static final String THUMBPRINT = "Tentacle.CertificateThumbprint";

    private final Path folder;
    private final Settings settings;
    private final SecretProtection protection;

    private TentacleConfiguration(Path folder, Settings settings, SecretProtection protection) {
        this.folder = folder;
        this.settings = settings;
        this.protection = protection;
    }

    /// A view of settings.
    ///
    /// @param file the configuration file, because relative paths count from its folder
    public static TentacleConfiguration of(
            Path file, Settings settings, SecretProtection protection) {
        return new TentacleConfiguration(AtomicFile.parent(file), settings, protection);
    }

    /// Reads a file.
    public static TentacleConfiguration read(ConfigurationFile file, SecretProtection protection)
            throws InstanceException {
        return of(file.path(), file.read(), protection);
    }

    /// Changes a file; nothing is written when nothing changes.
    ///
    /// @return what the file says afterwards
    public static TentacleConfiguration update(
            ConfigurationFile file, SecretProtection protection, Edit edit)
            throws InstanceException {
        Settings after =
                file.update(before -> edit.apply(of(file.path(), before, protection)).settings());
        return of(file.path(), after, protection);
    }

    /// A change.
    @FunctionalInterface
    public interface Edit {
        TentacleConfiguration apply(TentacleConfiguration before) throws InstanceException;
    }

    /// The raw keys and values.
    public Settings settings() {
        return settings;
    }

    /// The home of logs and workspaces, absolute; the file's folder when none is stored.
    public Path home() throws InstanceException {
        return values().path(HOME, folder).orElse(folder);
    }

    /// Whether a home is stored. Every program that makes an instance stores it, so that a file
    /// without one is only being made.
    public boolean hasHome() {
        return settings.value(HOME).isPresent();
    }

    public TentacleConfiguration withHome(Path home) {
        return with(HOME, home.toAbsolutePath().toString());
    }

    /// Where deployments put applications, absolute.
    public Path applicationsDirectory() throws InstanceException {
        return values().path(APPLICATIONS, folder).orElse(HostFolders.OFFICIAL_APPLICATIONS);
    }

    public TentacleConfiguration withApplicationsDirectory(Path directory) {
        return with(APPLICATIONS, directory.toAbsolutePath().toString());
    }

    /// The TCP port to listen on, 0 to 65535; 0 is any free one.
    public int port() throws InstanceException {
        int port = values().integer(PORT).orElse(DEFAULT_PORT);
        if (port < 0 || port > 65_535) {
            throw values().bad(PORT, null);
        }
        return port;
    }

    public TentacleConfiguration withPort(int port) {
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException("not a port: " + port);
        }
        return with(PORT, Integer.toString(port));
    }

    /// The address to listen on; empty means all.
    public Optional<InetAddress> listenAddress() throws InstanceException {
        Optional<String> text = settings.value(LISTEN_ADDRESS);
        Optional<InetAddress> address =
                text.flatMap(typed -> Host.parse(typed).accepted()).flatMap(Host::literal);
        if (text.isPresent() && address.isEmpty()) {
            throw values().bad(LISTEN_ADDRESS, null);
        }
        return address;
    }

    /// @param address empty for all
    public TentacleConfiguration withListenAddress(Optional<InetAddress> address) {
        return with(LISTEN_ADDRESS, address.map(InetAddress::getHostAddress).orElse(""));
    }

    /// Whether the agent listens; independent of the styles in the trust list.
    public boolean listening() throws InstanceException {
        return !values().bool(NO_LISTEN, false);
    }

    public TentacleConfiguration withListening(boolean listening) {
        return with(NO_LISTEN, Boolean.toString(!listening));
    }

    /// The flag of Kubernetes registrations.
    public boolean registered() throws InstanceException {
        return values().bool(REGISTERED, false);
    }

    public TentacleConfiguration withRegistered(boolean registered) {
        return with(REGISTERED, Boolean.toString(registered));
    }

    /// The servers that may use this agent, in the file's order. A polling one without its own
    /// subscription gets that of version 2 where there is one.
    public List<TrustedServer> trustedServers() throws InstanceException {
        Optional<String> text = settings.value(TRUST);
        if (text.isEmpty()) {
            return List.of();
        }
        try {
            List<TrustedServer> servers = TrustList.read(text.get());
            Optional<SubscriptionId> old = subscriptionOfVersionTwo();
            return old.isEmpty()
                    ? servers
                    : servers.stream().map(server -> server.withDefault(old)).toList();
        } catch (JsonException | IllegalArgumentException e) {
            throw values().bad(TRUST, e);
        }
    }

    private Optional<SubscriptionId> subscriptionOfVersionTwo() {
        Optional<String> squid = settings.value(SQUID);
        return squid.isEmpty()
                ? Optional.empty()
                : SubscriptionId.parse("poll://" + squid.get().strip().toLowerCase(Locale.ROOT));
    }

    public TentacleConfiguration withTrustedServers(List<TrustedServer> servers) {
        return with(TRUST, TrustList.write(servers));
    }

    /// Adds a server, or replaces its entry of the same thumbprint and address; it goes to the end.
    public TentacleConfiguration trusting(TrustedServer server) throws InstanceException {
        return withTrustedServers(TrustList.plus(trustedServers(), server));
    }

    /// Without any entry of this server.
    public TentacleConfiguration withoutTrust(Thumbprint thumbprint) throws InstanceException {
        return withTrustedServers(
                trustedServers().stream()
                        .filter(server -> !server.thumbprint().equals(thumbprint))
                        .toList());
    }

    /// For which server each certificate in the list was set up.
    public TrustOrigins trustOrigins() {
        return TrustOrigins.read(settings);
    }

    public TentacleConfiguration withTrustOrigins(TrustOrigins origins) {
        return with(origins.write(settings));
    }

    /// The stored number of polling connections for each server, whatever it is.
    public OptionalInt pollingConnectionCount() throws InstanceException {
        Optional<Integer> count = values().integer(POLLING_COUNT);
        return count.isEmpty() ? OptionalInt.empty() : OptionalInt.of(count.get());
    }

    /// @param count 1 to [#MAX_POLLING_CONNECTIONS]
    public TentacleConfiguration withPollingConnectionCount(int count) {
        if (count < 1 || count > MAX_POLLING_CONNECTIONS) {
            throw new IllegalArgumentException("not a number of connections: " + count);
        }
        return with(POLLING_COUNT, Integer.toString(count));
    }

    /// The certificate's thumbprint as stored; empty means that there is no certificate.
    public Optional<Thumbprint> certificateThumbprint() throws InstanceException {
        Optional<String> text = settings.value(THUMBPRINT);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        if (Thumbprint.parse(text.get()) instanceof Thumbprint.Parsed.Accepted accepted) {
            return Optional.of(accepted.thumbprint());
        }
        throw values().bad(THUMBPRINT, null);
    }

    /// The certificate with its key, decrypted; its thumbprint is the stored one.
    ///
    /// @return empty when there is none, which is also so when the stored thumbprint is blank
    public Optional<TentacleCertificate> certificate() throws InstanceException {
        Optional<String> stored = settings.value(CERTIFICATE);
        Optional<Thumbprint> thumbprint = certificateThumbprint();
        if (stored.isEmpty() || thumbprint.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                protection.unprotect(
                        CERTIFICATE,
                        stored.get(),
                        plain -> StoredCertificate.read(plain, thumbprint.get())));
    }

    public TentacleConfiguration withCertificate(TentacleCertificate certificate)
            throws InstanceException {
        byte[] plain = Base64.getEncoder().encode(certificate.toPkcs12(new char[0]));
        String stored = protection.protect(plain);
        Arrays.fill(plain, (byte) 0);
        return with(CERTIFICATE, stored).with(THUMBPRINT, certificate.thumbprint().hex());
    }

    /// A proxy set; when nothing is stored it is the system's.
    public ProxySettings proxy(ProxySettings.Set set) throws InstanceException {
        return ProxyValues.read(values(), set);
    }

    /// Stores a proxy set. Like the official program this keeps port and user name of a set that is
    /// switched off, and never touches the password.
    public TentacleConfiguration withProxy(ProxySettings.Set set, ProxySettings proxy) {
        return with(ProxyValues.write(settings, set, proxy));
    }

    /// The password of a proxy set, decrypted; the caller wipes it.
    public Optional<char[]> proxyPassword(ProxySettings.Set set) throws InstanceException {
        String key = ProxyValues.passwordKey(set);
        Optional<String> stored = settings.value(key);
        return stored.isEmpty()
                ? Optional.empty()
                : Optional.of(protection.unprotect(key, stored.get(), SecretText::decode));
    }

    /// @param password not changed; empty removes the password
    public TentacleConfiguration withProxyPassword(ProxySettings.Set set, char[] password)
            throws InstanceException {
        String key = ProxyValues.passwordKey(set);
        if (password.length == 0) {
            return with(key, "");
        }
        byte[] plain = SecretText.encode(password);
        String stored = protection.protect(plain);
        Arrays.fill(plain, (byte) 0);
        return with(key, stored);
    }

    private SettingValues values() {
        return new SettingValues(settings);
    }

    private TentacleConfiguration with(Settings changed) {
        return new TentacleConfiguration(folder, changed, protection);
    }

    private TentacleConfiguration with(String key, String value) {
        return with(settings.with(key, value));
    }
}
