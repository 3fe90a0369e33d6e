package dev.tentaclesetup.practice;

import dev.tentaclesetup.halibut.wire.HeapLimits;
import dev.tentaclesetup.halibut.wire.Limits;
import dev.tentaclesetup.practice.fault.Fault;
import dev.tentaclesetup.practice.fault.Faults;
import dev.tentaclesetup.practice.rest.Generation;
import dev.tentaclesetup.practice.store.SeedData;
import dev.tentaclesetup.practice.store.SeedUser;
import dev.tentaclesetup.practice.work.ServerCertificate;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/// Collects what a practice server needs; everything has a default.
public final class PracticeServerBuilder {

    private static final int SHORTEST_KEY = 12;

    InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    InetSocketAddress commsAddress = address;
    SeedData seed = SeedData.standard();
    Generation generation = Generation.D;
    String virtualDirectory = "";
    InstantSource clock = InstantSource.system();
    Limits limits = HeapLimits.ofThisProcess();
    Optional<String> apiKey = Optional.empty();
    Optional<ServerCertificate> certificate = Optional.empty();
    boolean https;
    int nodes = 1;
    final Map<SeedUser, String> passwords = new EnumMap<>(SeedUser.class);
    final Faults faults = new Faults();

    PracticeServerBuilder() {}

    /// The address of the REST side. Default: a free loopback port.
    ///
    /// @param bound port 0 for a free one
    public PracticeServerBuilder address(InetSocketAddress bound) {
        address = bound;
        return this;
    }

    /// The address for polling Tentacles. Default: a free loopback port.
    ///
    /// @param bound port 0 for a free one
    public PracticeServerBuilder commsAddress(InetSocketAddress bound) {
        commsAddress = bound;
        return this;
    }

    /// What the server knows from its start. Default: [SeedData#standard()].
    public PracticeServerBuilder seed(SeedData data) {
        seed = data;
        return this;
    }

    /// Which generation of the vendor's server is played. Default: the newest.
    public PracticeServerBuilder generation(Generation played) {
        generation = played;
        return this;
    }

    /// A path in front of everything. Default: none.
    ///
    /// @param path like `/octopus`, without a slash at the end
    public PracticeServerBuilder virtualDirectory(String path) {
        virtualDirectory = path;
        return this;
    }

    /// Serves HTTPS with a self-signed certificate made for this run. Default: plain HTTP.
    public PracticeServerBuilder https() {
        https = true;
        return this;
    }

    /// The administrator's API key. Default: a new one.
    ///
    /// @param key begins with `API-`, at least 12 characters
    public PracticeServerBuilder apiKey(String key) {
        if (!key.startsWith("API-") || key.length() < SHORTEST_KEY || !key.equals(key.strip())) {
            throw new IllegalArgumentException(
                    "an API key begins with API- and has at least " + SHORTEST_KEY + " characters");
        }
        apiKey = Optional.of(key);
        return this;
    }

    /// Lets a user sign in with a password. Default: API keys only.
    public PracticeServerBuilder password(SeedUser user, String password) {
        passwords.put(user, password);
        return this;
    }

    /// The certificate of the communications port. Default: a new one; making it is most of what a
    /// start costs.
    public PracticeServerBuilder certificate(ServerCertificate made) {
        certificate = Optional.of(made);
        return this;
    }

    /// How many nodes the server says that it has. All of them are this one. Default: 1.
    public PracticeServerBuilder nodes(int said) {
        nodes = said;
        return this;
    }

    /// The clock that stamps tasks and measures sessions. Default: the system's.
    public PracticeServerBuilder clock(InstantSource source) {
        clock = source;
        return this;
    }

    /// The limits of the communications side. Default: [Limits#standard()].
    public PracticeServerBuilder limits(Limits changed) {
        limits = changed;
        return this;
    }

    /// A fault that is on from the start.
    public PracticeServerBuilder fault(Fault fault) {
        faults.inject(fault);
        return this;
    }

    /// Starts the server; it accepts requests when this returns.
    ///
    /// @throws IOException when an address cannot be bound
    public PracticeServer start() throws IOException {
        return new PracticeServer(this);
    }
}
