package dev.tentaclesetup.core.octopus;

import dev.tentaclesetup.core.answers.Answers;
import dev.tentaclesetup.core.problem.Argument;
import dev.tentaclesetup.core.problem.Problem;
import dev.tentaclesetup.core.problem.ProblemException;
import dev.tentaclesetup.core.problem.ProblemId;
import dev.tentaclesetup.instance.Host;
import dev.tentaclesetup.instance.HostPort;
import dev.tentaclesetup.instance.ProxyBypass;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Which proxy a web call goes through.
public final class ProxyChoice {

    private final ProxySelector selector;
    private final Optional<Answers.Credential.Password> login;

    private ProxyChoice(ProxySelector selector, Optional<Answers.Credential.Password> login) {
        this.selector = selector;
        this.login = login;
    }

    /// @param environment the variables among which `https_proxy`, `http_proxy` and `no_proxy`
    ///   count for [Answers.Proxy.Automatic]
    public static ProxyChoice of(Answers.Proxy proxy, Map<String, String> environment) {
        return switch (proxy) {
            case Answers.Proxy.None _, Answers.Proxy.SystemDefault _ ->
                    new ProxyChoice(HttpClient.Builder.NO_PROXY, Optional.empty());
            case Answers.Proxy.Automatic(ProxyBypass bypass) ->
                    new ProxyChoice(
                            new Exceptions(bypass, new EnvironmentProxies(environment)),
                            Optional.empty());
            case Answers.Proxy.Manual manual ->
                    new ProxyChoice(
                            new Exceptions(
                                    manual.bypass(),
                                    ProxySelector.of(
                                            InetSocketAddress.createUnresolved(
                                                    manual.host(), manual.port()))),
                            manual.login());
        };
    }

    /// The proxy for this address as `host:port`; empty when it is dialled directly.
    public Optional<String> addressFor(URI uri) {
        return proxyFor(uri)
                .map(address -> shown(address.getHostString()) + ":" + address.getPort());
    }

    /// The proxy for this address, not resolved; empty when it is dialled directly.
    Optional<InetSocketAddress> proxyFor(URI uri) {
        return selector.select(uri).stream()
                .filter(proxy -> proxy.type() == Proxy.Type.HTTP)
                .map(proxy -> (InetSocketAddress) proxy.address())
                .findFirst();
    }

    /// Makes a web client go this way.
    public void configure(HttpClient.Builder builder) {
        builder.proxy(selector);
    }

    /// A request for this address, with the login where it goes through a proxy that has one.
    ///
    /// The login is sent unasked and in UTF-8, as the agent does it: left to the JDK, it would be
    /// sent in another encoding, and again and again after it was refused, until a domain locks the
    /// account.
    ///
    /// @throws ProblemException when the host cannot be resolved
    public HttpRequest.Builder request(URI uri) throws ProblemException {
        URI dialled = DialledAddress.of(uri);
        HttpRequest.Builder request = HttpRequest.newBuilder(dialled);
        if (!dialled.equals(uri)) {
            request.header("Host", HostPort.of(uri).toString());
        }
        if (login.isPresent() && addressFor(uri).isPresent()) {
            request.header("Proxy-Authorization", "Basic " + encoded(login.get()));
        }
        return request;
    }

    /// What it means that the proxy answered 407.
    ///
    /// @param schemes that it offers in `Proxy-Authenticate`
    public Problem refusal(List<String> schemes, URI uri) {
        String hop = addressFor(uri).orElseGet(() -> Transport.hostAndPort(uri));
        String offered = String.join(", ", schemes);
        boolean basic =
                schemes.stream()
                        .anyMatch(scheme -> scheme.toLowerCase(Locale.ROOT).startsWith("basic"));
        if (!basic && !schemes.isEmpty()) {
            return Problem.of(ProblemId.PROXY_NTLM, "407 " + offered, hop, offered);
        }
        return Problem.of(
                ProblemId.PROXY_407,
                ("407 " + offered).strip(),
                Argument.text(hop),
                Argument.text(offered.isEmpty() ? "-" : offered),
                Argument.phrase(login.isPresent() ? "proxy.login-refused" : "proxy.login-wanted"));
    }

    private static String encoded(Answers.Credential.Password login) {
        byte[] user = (login.username() + ":").getBytes(StandardCharsets.UTF_8);
        return login.password()
                .useBytes(password -> {
                    byte[] both = Arrays.copyOf(user, user.length + password.length);
                    System.arraycopy(password, 0, both, user.length, password.length);
                    try {
                        return Base64.getEncoder().encodeToString(both);
                    } finally {
                        Arrays.fill(both, (byte) 0);
                    }
                });
    }

    private static String shown(String host) {
        return Host.parse(host).accepted().map(Host::inUrl).orElse(host);
    }

    /// Another selector, around which some addresses are dialled.
    private static final class Exceptions extends ProxySelector {
        private final ProxyBypass bypass;
        private final ProxySelector others;

        Exceptions(ProxyBypass bypass, ProxySelector others) {
            this.bypass = bypass;
            this.others = others;
        }

        @Override
        public List<Proxy> select(URI uri) {
            return bypass.covers(HostPort.of(uri).host())
                    ? List.of(Proxy.NO_PROXY)
                    : others.select(uri);
        }

        @Override
        public void connectFailed(URI uri, SocketAddress address, IOException failure) {
            others.connectFailed(uri, address, failure);
        }
    }

    /// What the usual environment variables say, else what the Java system says.
    private static final class EnvironmentProxies extends ProxySelector {
        private static final int USUAL_PORT = 8080;

        private final Map<String, String> environment;

        EnvironmentProxies(Map<String, String> environment) {
            this.environment = Map.copyOf(environment);
        }

        @Override
        public List<Proxy> select(URI uri) {
            Host host = HostPort.of(uri).host();
            if (host.loopback() || excepted(host.text())) {
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
            String bare = value.strip().replaceFirst("^[A-Za-z]+://", "").replaceFirst("/.*$", "");
            return HostPort.parse(bare.substring(bare.lastIndexOf('@') + 1))
                    .accepted()
                    .map(hostPort ->
                            new Proxy(
                                    Proxy.Type.HTTP,
                                    InetSocketAddress.createUnresolved(
                                            hostPort.host().text(), hostPort.portOr(USUAL_PORT))));
        }
    }
}
