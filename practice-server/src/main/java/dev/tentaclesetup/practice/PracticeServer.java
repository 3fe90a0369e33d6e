package dev.tentaclesetup.practice;

import dev.tentaclesetup.contracts.TentacleClient;
import dev.tentaclesetup.halibut.HalibutRuntime;
import dev.tentaclesetup.halibut.wire.FriendlyPage;
import dev.tentaclesetup.halibut.wire.Identity;
import dev.tentaclesetup.halibut.wire.ServiceEndpoint;
import dev.tentaclesetup.halibut.wire.Thumbprint;
import dev.tentaclesetup.practice.fault.Faults;
import dev.tentaclesetup.practice.rest.RecordedRequest;
import dev.tentaclesetup.practice.rest.RestServer;
import dev.tentaclesetup.practice.rest.ServerParts;
import dev.tentaclesetup.practice.store.Endpoint;
import dev.tentaclesetup.practice.store.Machine;
import dev.tentaclesetup.practice.store.MachineKind;
import dev.tentaclesetup.practice.store.SeedUser;
import dev.tentaclesetup.practice.store.Store;
import dev.tentaclesetup.practice.work.HalibutTentacles;
import dev.tentaclesetup.practice.work.ServerCertificate;
import dev.tentaclesetup.practice.work.TaskQueue;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// An Octopus Server that lives in memory: its REST API, its communications port, its health checks
/// and script runs. For demos and tests; it forgets everything when it is closed.
///
/// It trusts the thumbprints of registered machines only, and dials only those and what an
/// authorised user asks it to discover. Thread-safe.
public final class PracticeServer implements AutoCloseable {

    private static final String COMMS_PAGE =
            "<html><body><p>Octopus Server (practice) is configured for polling Tentacles.</p></body></html>";

    /// For cancelling scripts on Tentacles that answer, when the server is closed.
    private static final Duration GRACE = Duration.ofSeconds(5);

    private final Store store;
    private final Faults faults;
    private final Map<SeedUser, String> keys = new EnumMap<>(SeedUser.class);
    private final ServerCertificate certificate;
    private final @Nullable ServerCertificate httpsCertificate;
    private final HalibutRuntime runtime;
    private final TaskQueue tasks;
    private final RestServer rest;
    private final URI url;
    private final InetSocketAddress commsAddress;

    PracticeServer(PracticeServerBuilder builder) throws IOException {
        store = new Store(builder.seed);
        faults = builder.faults;
        addCredentials(builder);
        certificate =
                builder.certificate.orElseGet(() ->
                        ServerCertificate.generate("Octopus Server", builder.clock.instant()));
        httpsCertificate =
                builder.https
                        ? ServerCertificate.generate(
                                builder.address.getHostString(), builder.clock.instant())
                        : null;
        runtime =
                HalibutRuntime.builder(new Identity(certificate.certificate(), certificate.key()))
                        .clock(builder.clock)
                        .limits(builder.limits)
                        .friendlyPage(FriendlyPage.of(COMMS_PAGE))
                        .build();
        tasks = new TaskQueue(faults, builder.clock);
        RestServer started = null;
        try {
            commsAddress = runtime.listen(builder.commsAddress);
            for (MachineKind kind : MachineKind.values()) {
                store.machines(kind).onChange(this::trustRegistered);
            }
            var parts =
                    new ServerParts(
                            store,
                            faults,
                            builder.clock,
                            builder.generation,
                            builder.virtualDirectory,
                            certificate,
                            builder.nodes,
                            tasks,
                            new HalibutTentacles(runtime, id -> store.proxies().byId(id)));
            started =
                    new RestServer(
                            parts,
                            builder.address,
                            httpsCertificate == null ? null : Tls.context(httpsCertificate));
        } finally {
            if (started == null) {
                runtime.close();
                tasks.close();
            }
        }
        rest = started;
        url = url(rest.address(), httpsCertificate != null, builder.virtualDirectory);
    }

    /// Begins a server with the standard contents on free loopback ports.
    public static PracticeServerBuilder builder() {
        return new PracticeServerBuilder();
    }

    private void addCredentials(PracticeServerBuilder builder) {
        for (SeedUser seeded : SeedUser.values()) {
            var user = store.accounts().byId(seeded.id()).orElseThrow();
            Optional<String> given =
                    seeded == SeedUser.ADMINISTRATOR ? builder.apiKey : Optional.empty();
            String key = given.orElseGet(store.accounts()::newKey);
            keys.put(seeded, key);
            store.accounts().accept(key, user);
            String password = builder.passwords.get(seeded);
            if (password != null) {
                store.accounts().password(user, password);
            }
        }
    }

    private static URI url(InetSocketAddress address, boolean https, String virtualDirectory) {
        String host = address.getAddress().getHostAddress();
        String shown = host.indexOf(':') < 0 ? host : "[" + host + "]";
        return URI.create(
                (https ? "https://" : "http://")
                        + shown
                        + ":"
                        + address.getPort()
                        + virtualDirectory);
    }

    /// Exactly the registered thumbprints; called after every change of a machine.
    private void trustRegistered() {
        runtime.trustOnly(
                store.machines().stream()
                        .map(Machine::endpoint)
                        .flatMap(PracticeServer::thumbprint)
                        .distinct()
                        .toList());
    }

    private static Stream<Thumbprint> thumbprint(Endpoint endpoint) {
        return switch (endpoint) {
            case Endpoint.Listening listening ->
                    Stream.of(Thumbprint.parse(listening.thumbprint()));
            case Endpoint.Polling polling -> Stream.of(Thumbprint.parse(polling.thumbprint()));
            case Endpoint.Foreign _ -> Stream.of();
        };
    }

    /// The address that users type, without a slash at the end.
    public URI url() {
        return url;
    }

    /// The administrator's API key.
    public String apiKey() {
        return apiKey(SeedUser.ADMINISTRATOR);
    }

    /// A user's API key.
    public String apiKey(SeedUser user) {
        return keys.getOrDefault(user, "");
    }

    /// Where polling Tentacles connect, with the port in use.
    public InetSocketAddress commsAddress() {
        return commsAddress;
    }

    /// The thumbprint that Tentacles must trust, 40 upper-case hexadecimal digits.
    public String thumbprint() {
        return certificate.thumbprint();
    }

    /// The certificate of the HTTPS port; empty with plain HTTP.
    public Optional<X509Certificate> httpsCertificate() {
        return Optional.ofNullable(httpsCertificate).map(ServerCertificate::certificate);
    }

    /// The faults that are on; change them at any time.
    public Faults faults() {
        return faults;
    }

    /// The last requests, oldest first, secrets masked.
    public List<RecordedRequest> requests() {
        return rest.requests();
    }

    /// The registered machines of a kind, in all spaces.
    public List<Machine> machines(MachineKind kind) {
        return store.machines(kind).all();
    }

    /// How many connections a polling Tentacle holds now.
    ///
    /// @param subscription `poll://{id}/`
    public int pollers(URI subscription) {
        return runtime.pollers(subscription);
    }

    /// Calls a polling Tentacle directly, without a task. A call waits until the Tentacle polls.
    ///
    /// @param subscription `poll://{id}/`
    public TentacleClient tentacle(URI subscription) {
        return TentacleClient.at(runtime, ServiceEndpoint.polling(subscription));
    }

    /// Stops the REST side, cancels the tasks, closes all connections. Idempotent.
    @Override
    public void close() {
        faults.clear();
        rest.close();
        tasks.stop(GRACE);
        runtime.close();
        tasks.close();
    }
}
