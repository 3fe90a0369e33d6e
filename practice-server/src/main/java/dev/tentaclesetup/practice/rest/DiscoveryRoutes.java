package dev.tentaclesetup.practice.rest;

import dev.tentaclesetup.practice.fault.Fault;
import dev.tentaclesetup.practice.rest.Route.Scope;
import dev.tentaclesetup.practice.store.Endpoint;
import dev.tentaclesetup.practice.store.MachineKind;
import dev.tentaclesetup.practice.store.Permission;
import dev.tentaclesetup.practice.store.Proxy;
import dev.tentaclesetup.practice.work.TentacleException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Optional;

/// Discovery: the server dials an address and reports which certificate answered [octopus-api 7.1].
/// The only request that makes the server dial something that is not registered.
final class DiscoveryRoutes {

    private static final int STANDARD_PORT = 10933;
    private static final int MAX_PORT = 65_535;

    private final ServerParts parts;
    private final MachineKind kind;

    DiscoveryRoutes(ServerParts parts, MachineKind kind) {
        this.parts = parts;
        this.kind = kind;
    }

    List<Route> routes() {
        return List.of(Route.get(Scope.SPACE, kind.path() + "/discover", this::discover));
    }

    private Answer discover(Call call) throws Refusal, InterruptedException {
        call.require(
                kind == MachineKind.TARGET ? Permission.MACHINE_CREATE : Permission.WORKER_EDIT);
        Query query = call.query();
        String host =
                bare(
                        query.text("host")
                                .orElseThrow(() -> Refusal.invalid("Please provide a host."))
                                .strip());
        int port = query.number("port").orElse(STANDARD_PORT);
        if (port < 1 || port > MAX_PORT) {
            throw Refusal.invalid("A port is 1 to 65535, not " + port + ".");
        }
        String type = query.text("type").orElse("TentaclePassive");
        if (!type.equalsIgnoreCase("TentaclePassive")) {
            throw Refusal.invalid(
                    "Machines of type " + type + " cannot be discovered by this server.");
        }
        Optional<Proxy> proxy = proxy(call);
        Endpoint.Listening asked = endpoint(host, port, proxy);
        if (parts.faults().strike(Fault.DiscoveryFails.class).isPresent()) {
            throw Refusal.invalid(
                    "An error occurred when connecting to " + asked.uri() + ": on purpose.");
        }
        try {
            String found = parts.tentacles().discover(asked.host(), port, proxy);
            boolean another = parts.faults().strike(Fault.DiscoveryFindsAnother.class).isPresent();
            String thumbprint = another ? new StringBuilder(found).reverse().toString() : found;
            return Answer.ok(
                    MachineDocument.discovered(
                            host,
                            new Endpoint.Listening(asked.uri(), thumbprint, asked.proxyId()),
                            kind == MachineKind.TARGET));
        } catch (TentacleException e) {
            throw Refusal.invalid(e.failure().describe());
        }
    }

    private Optional<Proxy> proxy(Call call) throws Refusal {
        Optional<String> id = call.query().text("proxyId");
        if (id.isEmpty()) {
            return Optional.empty();
        }
        Optional<Proxy> proxy = parts.store().proxies().byId(call.space().id(), id.get());
        if (proxy.isEmpty()) {
            throw Refusal.invalid("The proxy '" + id.get() + "' was not found.");
        }
        return proxy;
    }

    private static String bare(String host) {
        return host.startsWith("[") && host.endsWith("]")
                ? host.substring(1, host.length() - 1)
                : host;
    }

    private static Endpoint.Listening endpoint(String host, int port, Optional<Proxy> proxy)
            throws Refusal {
        String shown = host.indexOf(':') < 0 ? host : "[" + host + "]";
        try {
            var uri = new URI("https://" + shown + ":" + port + "/");
            return new Endpoint.Listening(uri, "", proxy.map(Proxy::id).orElse(null));
        } catch (URISyntaxException | IllegalArgumentException _) {
            throw Refusal.invalid("'" + host + "' is not a host.");
        }
    }
}
