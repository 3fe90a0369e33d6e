package dev.tentaclesetup.agent;

import dev.tentaclesetup.halibut.Refusal;
import dev.tentaclesetup.halibut.wire.Thumbprint;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/// Says in the log who was turned away at the port: the first connection of each peer in a minute
/// (and for each reason), at most a hundred lines in an hour, and how many there were more. So one
/// who sets up a server finds the reason, and one who floods the port cannot flood the log or the
/// memory.
final class RefusedConnections implements Consumer<Refusal> {

    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration MINUTE = Duration.ofMinutes(1);

    /// One of the hundred is kept for how many there were more at the end of the hour.
    private static final int LINES = 100 - 1;

    private final InstantSource clock;
    private final Consumer<String> log;
    private final Set<Peer> seen = new HashSet<>();
    private Instant hour;
    private Instant minute;
    private int lines;
    private long more;
    private Instant moreSince;

    /// @param log takes lines
    RefusedConnections(InstantSource clock, Consumer<String> log) {
        this.clock = clock;
        this.log = log;
        this.hour = clock.instant();
        this.minute = hour;
        this.moreSince = hour;
    }

    /// Who dials us and how; every connection has another port.
    private record Peer(
            SocketAddress address, Optional<Thumbprint> thumbprint, Refusal.Reason reason) {
        static Peer of(Refusal refusal) {
            SocketAddress address = refusal.address();
            return new Peer(
                    address instanceof InetSocketAddress internet
                            ? new InetSocketAddress(internet.getAddress(), 0)
                            : address,
                    refusal.thumbprint(),
                    refusal.reason());
        }
    }

    @Override
    public synchronized void accept(Refusal refusal) {
        tick();
        Peer peer = Peer.of(refusal);
        if (lines < LINES && seen.add(peer)) {
            say(line(refusal));
        } else if (more++ == 0) {
            moreSince = clock.instant();
        }
    }

    /// Says what has been counted when its time is over. To be called now and then.
    synchronized void tick() {
        Instant now = clock.instant();
        if (over(minute, MINUTE, now)) {
            minute = now;
            seen.clear();
            if (lines < LINES) {
                sayHowManyMore(now);
            }
        }
        if (over(hour, HOUR, now)) {
            hour = now;
            sayHowManyMore(now);
            lines = 0;
        }
    }

    /// Says what has been counted since: no later line would.
    synchronized void end() {
        sayHowManyMore(clock.instant());
    }

    /// Also when the clock was put back.
    private static boolean over(Instant begin, Duration length, Instant now) {
        Duration passed = Duration.between(begin, now);
        return passed.isNegative() || passed.compareTo(length) >= 0;
    }

    private void sayHowManyMore(Instant now) {
        if (more > 0) {
            long minutes =
                    Math.max(1, Math.ceilDiv(Duration.between(moreSince, now).toSeconds(), 60));
            say(
                    "… and "
                            + more
                            + (more == 1 ? " more connection was" : " more connections were")
                            + " refused in the last "
                            + (minutes == 1 ? "minute" : minutes + " minutes"));
            more = 0;
        }
    }

    private void say(String line) {
        lines++;
        log.accept(line);
    }

    private static String line(Refusal refusal) {
        return "Refused a connection from "
                + address(refusal.address())
                + refusal.thumbprint()
                        .map(thumbprint -> " with the thumbprint " + thumbprint)
                        .orElse("")
                + ": "
                + reason(refusal.reason());
    }

    private static String address(SocketAddress address) {
        if (!(address instanceof InetSocketAddress internet)) {
            return address.toString();
        }
        InetAddress ip = internet.getAddress();
        String text = ip.getHostAddress();
        return (text.indexOf(':') < 0 ? text : "[" + text + "]") + ":" + internet.getPort();
    }

    private static String reason(Refusal.Reason reason) {
        return switch (reason) {
            case UNTRUSTED -> "its certificate is not trusted";
            case NO_CERTIFICATE -> "it presented no certificate";
            case NOT_TLS -> "it does not speak TLS";
            case TLS_FAILED ->
                    "the TLS handshake failed; it may not accept this agent's certificate";
            case ENDED -> "it ended before it had said what it wants";
            case SILENT -> "it did not say in time what it wants";
            case TOO_MANY -> "there are too many connections";
        };
    }
}
