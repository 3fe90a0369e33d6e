package dev.tentaclesetup.instance;

import java.util.Optional;

/// One of the two proxy sets of a configuration [tentacle-configuration 3.6], without the password,
/// which is read by [TentacleConfiguration#proxyPassword(Set)] only where it is needed.
///
/// @param mode which proxy is used
/// @param host host name, or empty; only used with [Mode#CUSTOM]
/// @param port 1 to 65535; 80 when nothing is stored
/// @param username empty means no credentials
/// @param bypass what is dialled without the proxy; a value of ours, which the official program
///   keeps and does not read
public record ProxySettings(
        Mode mode, String host, int port, Optional<String> username, ProxyBypass bypass) {

    /// What a connection goes through.
    public enum Mode {
        /// Direct.
        NONE,
        /// What the operating system says; for polling on Linux that is direct.
        SYSTEM,
        /// [ProxySettings#host()] and [ProxySettings#port()].
        CUSTOM
    }

    /// Which connections a proxy set is for.
    public enum Set {
        /// Web requests made by the agent and by scripts: `Octopus.Proxy.*`.
        WEB("Octopus.Proxy."),
        /// Polling connections: `Octopus.Server.Proxy.*`.
        POLLING("Octopus.Server.Proxy.");

        private final String prefix;

        Set(String prefix) {
            this.prefix = prefix;
        }

        String key(String name) {
            return prefix + name;
        }
    }

    public static final ProxySettings DIRECT =
            new ProxySettings(Mode.NONE, "", 80, Optional.empty());
    public static final ProxySettings SYSTEM =
            new ProxySettings(Mode.SYSTEM, "", 80, Optional.empty());

    /// Everything goes through the proxy.
    public ProxySettings(Mode mode, String host, int port, Optional<String> username) {
        this(mode, host, port, username, ProxyBypass.NONE);
    }

    public ProxySettings {
        if (mode == Mode.CUSTOM && host.isBlank()) {
            throw new IllegalArgumentException("a custom proxy needs a host");
        }
        if (port < 1 || port > 65_535) {
            throw new IllegalArgumentException("not a port: " + port);
        }
    }

    /// Whether connections go the same way by both. A host or a port that is not used makes no
    /// difference: the official program keeps them beside a set that is switched off.
    public boolean actsAs(ProxySettings other) {
        return mode == other.mode && (mode != Mode.CUSTOM || canonical().equals(other.canonical()));
    }

    private ProxySettings canonical() {
        String name = Host.parse(host).accepted().map(Host::text).orElse(host);
        return new ProxySettings(mode, name, port, username, bypass);
    }
}
