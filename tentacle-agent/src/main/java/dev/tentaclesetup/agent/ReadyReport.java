package dev.tentaclesetup.agent;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/// Tells the keeper that the agent works, once its port is open or a server has accepted its first
/// poll, and until then whom it waits for.
final class ReadyReport {

    private final Supplier<Reachability> contact;
    private final ServiceHost keeper;
    private final Pace pace;
    private Duration waited = Duration.ZERO;
    private boolean ready;
    private String told = "";

    /// @param contact looks at the agent
    ReadyReport(Supplier<Reachability> contact, ServiceHost keeper, Pace pace) {
        this.contact = contact;
        this.keeper = keeper;
        this.pace = pace;
    }

    /// How often the agent is looked at.
    ///
    /// @param first the interval at the beginning, when most agents become ready
    /// @param quiet how long that lasts; nothing is told of waiting before its end
    /// @param then the interval after it
    record Pace(Duration first, Duration quiet, Duration then) {
        static final Pace USUAL =
                new Pace(Duration.ofMillis(50), Duration.ofSeconds(2), Duration.ofSeconds(1));

        private boolean quiet(Duration waited) {
            return waited.compareTo(quiet) < 0;
        }
    }

    /// Returns when there is nothing more to tell.
    ///
    /// @param stopped opens when the agent is to stop
    void run(CountDownLatch stopped) throws InterruptedException {
        while (!look()) {
            Duration pause = pace.quiet(waited) ? pace.first() : pace.then();
            if (stopped.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
                return;
            }
            waited = waited.plus(pause);
        }
    }

    /// @return whether nothing will change any more
    private boolean look() throws InterruptedException {
        return switch (contact.get()) {
            case Reachability.Made(String how) -> {
                tell("Ready: " + how, true);
                yield true;
            }
            case Reachability.Impossible _ -> {
                tell("Running, but there is no port to listen on and no server to poll", true);
                yield true;
            }
            case Reachability.Awaited(String whom) -> {
                boolean enough = waited.compareTo(keeper.patience()) >= 0;
                if (enough || !pace.quiet(waited)) {
                    tell("Waiting for the first answer of " + whom, enough);
                }
                yield false;
            }
        };
    }

    private void tell(String status, boolean works) throws InterruptedException {
        if (works && !ready) {
            keeper.ready(status);
            ready = true;
        } else if (!status.equals(told)) {
            keeper.status(status);
        }
        told = status;
    }
}
