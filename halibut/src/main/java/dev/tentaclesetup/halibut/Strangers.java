package dev.tentaclesetup.halibut;

import dev.tentaclesetup.halibut.wire.Limits;
import dev.tentaclesetup.halibut.wire.SizeLimit;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;

/// The accepted connections whose peers have not shown a trusted certificate yet, oldest first. Few
/// of them may be open at a time: in all, from one network, and from one address.
///
/// The one that is too many is not the newest but the oldest of the same address or network, so
/// that a crowd from one place takes its own places only. The first to go are those that have not
/// even begun a TLS handshake. So a peer that shows its certificate at once is served while a crowd
/// is there, even one of its own address.
final class Strangers {

    /// Who gets an address from a provider can usually choose among all of such a network: 256
    /// addresses of IPv4, and of IPv6 the 64 bits that a host makes up itself.
    private static final int IPV4_NETWORK_BYTES = 3;

    private static final int IPV6_NETWORK_BYTES = 8;

    private final Limits limits;

    /// Guarded by this.
    private final List<Stranger> oldestFirst = new ArrayList<>();

    Strangers(Limits limits) {
        this.limits = limits;
    }

    /// A connection of which nothing is known but its address.
    static final class Stranger {
        private final InetAddress address;
        private final BooleanSupplier answered;
        private final Runnable turnAway;
        private volatile boolean outnumbered;

        /// @param answered whether it has begun a handshake that we have answered
        /// @param turnAway closes the connection; called at most once, by any thread
        Stranger(InetAddress address, BooleanSupplier answered, Runnable turnAway) {
            this.address = address;
            this.answered = answered;
            this.turnAway = turnAway;
        }

        /// Whether it was closed because there were too many.
        boolean outnumbered() {
            return outnumbered;
        }

        private boolean sameAddress(Stranger other) {
            return address.equals(other.address);
        }

        private boolean sameNetwork(Stranger other) {
            byte[] one = address.getAddress();
            byte[] two = other.address.getAddress();
            int bytes = address instanceof Inet4Address ? IPV4_NETWORK_BYTES : IPV6_NETWORK_BYTES;
            return one.length == two.length && Arrays.equals(one, 0, bytes, two, 0, bytes);
        }
    }

    /// Takes one in, and turns another away where that makes too many.
    void arrive(Stranger stranger) {
        Optional<Stranger> tooMany = add(stranger);
        tooMany.ifPresent(oldest -> {
            oldest.outnumbered = true;
            oldest.turnAway.run();
        });
    }

    private synchronized Optional<Stranger> add(Stranger stranger) {
        oldestFirst.add(stranger);
        Optional<Stranger> tooMany =
                tooMany(SizeLimit.STRANGERS_PER_ADDRESS, stranger::sameAddress)
                        .or(() -> tooMany(SizeLimit.STRANGERS_PER_NETWORK, stranger::sameNetwork))
                        .or(() -> tooMany(SizeLimit.STRANGERS, any -> true));
        tooMany.ifPresent(oldestFirst::remove);
        return tooMany;
    }

    private Optional<Stranger> tooMany(SizeLimit limit, Predicate<Stranger> group) {
        long count = oldestFirst.stream().filter(group).count();
        return count > limits.of(limit)
                ? oldestFirst.stream()
                        .filter(group)
                        .filter(one -> !one.answered.getAsBoolean())
                        .findFirst()
                        .or(() -> oldestFirst.stream().filter(group).findFirst())
                : Optional.empty();
    }

    /// It has gone, or is no stranger any more.
    synchronized void leave(Stranger stranger) {
        oldestFirst.remove(stranger);
    }

    /// How many there are.
    synchronized int count() {
        return oldestFirst.size();
    }
}
