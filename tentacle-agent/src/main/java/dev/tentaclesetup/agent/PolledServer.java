package dev.tentaclesetup.agent;

import dev.tentaclesetup.halibut.PollingHandle;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A server that is polled, and whether it takes the polls. May be used by any thread.
final class PolledServer {

    /// A connection that is cut is made again after five seconds when all is well; that is no news.
    static final Duration GRACE = Duration.ofSeconds(10);

    private final String address;
    private final PollingHandle handle;
    private final InstantSource clock;
    private boolean answered;
    private boolean toldLost;
    private @Nullable Instant goneSince;

    PolledServer(String address, PollingHandle handle, InstantSource clock) {
        this.address = address;
        this.handle = handle;
        this.clock = clock;
    }

    /// Something that administrators want to know when it happens.
    record News(System.Logger.Level level, String text) {}

    String address() {
        return address;
    }

    /// The address, with what went wrong last.
    String description() {
        return address + handle.trouble().map(reason -> " (" + reason + ")").orElse("");
    }

    /// Whether something went wrong since the last connection.
    boolean troubled() {
        return handle.trouble().isPresent();
    }

    /// Whether it has ever taken a poll.
    synchronized boolean answered() {
        return answered;
    }

    /// Whether it takes polls, or did until a moment ago.
    synchronized boolean inContact() {
        if (handle.connected() > 0) {
            answered = true;
            goneSince = null;
            return true;
        }
        if (answered && goneSince == null) {
            goneSince = clock.instant();
        }
        return goneSince != null && gone().compareTo(GRACE) < 0;
    }

    /// What has happened since this was asked last: the connection is lost, or there again.
    synchronized Optional<News> news() {
        Duration before = goneSince == null ? Duration.ZERO : gone();
        boolean contact = inContact();
        if (!answered || contact == !toldLost) {
            return Optional.empty();
        }
        toldLost = !contact;
        return Optional.of(contact ? there(before) : lost());
    }

    private News lost() {
        String reason = handle.trouble().map(text -> ": " + text).orElse("");
        return new News(
                System.Logger.Level.WARNING,
                "The connection to the server "
                        + address
                        + " is lost"
                        + reason
                        + ". The agent goes on dialling it.");
    }

    private News there(Duration gone) {
        return new News(
                System.Logger.Level.INFO,
                "The connection to the server "
                        + address
                        + " is there again, after "
                        + words(gone)
                        + ".");
    }

    private Duration gone() {
        return goneSince == null ? Duration.ZERO : Duration.between(goneSince, clock.instant());
    }

    private static String words(Duration duration) {
        long minutes = duration.toMinutes();
        if (minutes == 0) {
            return duration.toSeconds() + " seconds";
        }
        return minutes == 1 ? "1 minute" : minutes + " minutes";
    }
}
