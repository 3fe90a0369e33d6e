package dev.tentaclesetup.core.octopus;

import dev.tentaclesetup.core.answers.Answers;
import java.io.IOException;
import java.net.Authenticator;
import java.net.InetSocketAddress;
import java.net.PasswordAuthentication;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Which proxy a web call goes through.
public final class ProxyChoice {

    private static final String TUNNELING = "jdk.http.auth.tunneling.disabledSchemes";

    static {
        // The JDK refuses Basic for tunnels unless told otherwise, and most proxies know only that.
        if (System.getProperty(TUNNELING) == null) {
            System.setProperty(TUNNELING, "");
        }
    }

    private final ProxySelector selector;
    private final Optional<Authenticator> authenticator;

    private ProxyChoice(ProxySelector selector, Optional<Authenticator> authenticator) {
        this.selector = selector;
        this.authenticator = authenticator;
    }

    /// @param environment the variables among which `https_proxy`, `http_proxy` and `no_proxy`
    ///   count for [Answers.Proxy.Automatic]
    public static ProxyChoice of(Answers.Proxy proxy, Map<String, String> environment) {
        return switch (proxy) {
            case Answers.Proxy.None _ ->
                    new ProxyChoice(HttpClient.Builder.NO_PROXY, Optional.empty());
            case Answers.Proxy.Automatic _ ->
                    new ProxyChoice(new EnvironmentProxies(environment), Optional.empty());
            case Answers.Proxy.Manual manual ->
                    new ProxyChoice(
                            ProxySelector.of(
                                    InetSocketAddress.createUnresolved(
                                            manual.host(), manual.port())),
                            manual.login().map(ProxyLogin::new));
        };
    }

    /// The proxy for this address as `host:port`; empty when it is dialled directly.
    public Optional<String> addressFor(URI uri) {
        return selector.select(uri).stream()
                .filter(proxy -> proxy.type() == Proxy.Type.HTTP)
                .map(proxy -> (InetSocketAddress) proxy.address())
                .map(address -> address.getHostString() + ":" + address.getPort())
                .findFirst();
    }

    /// Makes a web client go this way.
    public void configure(HttpClient.Builder builder) {
        builder.proxy(selector);
        authenticator.ifPresent(builder::authenticator);
    }

    /// Gives the login to the proxy and to nobody else.
    private static final class ProxyLogin extends Authenticator {
        private final Answers.Credential.Password login;

        ProxyLogin(Answers.Credential.Password login) {
            this.login = login;
        }

        @Override
        protected PasswordAuthentication getPasswordAuthentication() {
            if (getRequestorType() != RequestorType.PROXY) {
                return new PasswordAuthentication("", new char[0]);
            }
            return login.password()
                    .use(secret -> new PasswordAuthentication(login.username(), secret));
        }
    }

    /// What the usual environment variables say, else what the Java system says.
    private static final class EnvironmentProxies extends ProxySelector {
        private final Map<String, String> environment;

        EnvironmentProxies(Map<String, String> environment) {
            this.environment = Map.copyOf(environment);
        }

        @Override
        public List<Proxy> select(URI uri) {
            String host = uri.getHost() == null ? "" : uri.getHost().toLowerCase(Locale.ROOT);
            if (loopback(host) || excepted(host)) {
                return List.of(Proxy.NO_PROXY);
            }
            ProxySelector system = ProxySelector.getDefault();
            return variable(uri.getScheme() + "_proxy")
                    .flatMap(EnvironmentProxies::parse)
                    .map(List::of)
                    .orElseGet(() -> system == null ? List.of(Proxy.NO_PROXY) : system.select(uri));
        }

        @Override
        public void connectFailed(URI uri, SocketAddress address, IOException failure) {
            // The failure reaches the caller as the call's own exception.
        }

        private boolean excepted(String host) {
            return variable("no_proxy").stream()
                    .flatMap(list -> Arrays.stream(list.split(",")))
                    .map(entry -> entry.strip().toLowerCase(Locale.ROOT))
                    .filter(entry -> !entry.isEmpty())
                    .map(entry -> entry.startsWith("*.") ? entry.substring(1) : entry)
                    .anyMatch(entry ->
                            entry.equals("*")
                                    || host.equals(entry)
                                    || host.endsWith(entry.startsWith(".") ? entry : "." + entry));
        }

        private Optional<String> variable(String name) {
            return Optional.ofNullable(environment.get(name))
                    .or(() -> Optional.ofNullable(environment.get(name.toUpperCase(Locale.ROOT))))
                    .filter(value -> !value.isBlank());
        }

        private static Optional<Proxy> parse(String value) {
            try {
                URI uri = URI.create(value.contains("://") ? value : "http://" + value);
                int port = uri.getPort() == -1 ? 8080 : uri.getPort();
                return uri.getHost() == null
                        ? Optional.empty()
                        : Optional.of(
                                new Proxy(
                                        Proxy.Type.HTTP,
                                        InetSocketAddress.createUnresolved(uri.getHost(), port)));
            } catch (IllegalArgumentException notAnAddress) {
                return Optional.empty();
            }
        }

        private static boolean loopback(String host) {
            return host.equals("localhost") || host.startsWith("127.") || host.equals("[::1]");
        }
    }
}
