package dev.tentaclesetup.agent;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/// Reports to the host that the agent works, once its port is open or a server has accepted its
/// first poll, and until then which servers it waits for.
final class ReadyReport {

    private final Supplier<Reachability> reachability;
    private final ServiceHost host;
    private final Pace pace;
    private Duration waited = Duration.ZERO;
    private boolean ready;
    private String lastStatus = "";

    /// @param reachability asks the agent
    ReadyReport(Supplier<Reachability> reachability, ServiceHost host, Pace pace) {
        this.reachability = reachability;
        this.host = host;
        this.pace = pace;
    }

    /// How often the agent is asked.
    ///
    /// @param first the interval at the beginning, when most agents become ready
    /// @param quiet how long that lasts; waiting is not reported before its end
    /// @param then the interval after it
    record Pace(Duration first, Duration quiet, Duration then) {
        static final Pace USUAL =
                new Pace(Duration.ofMillis(50), Duration.ofSeconds(2), Duration.ofSeconds(1));

        private boolean quiet(Duration waited) {
            return waited.compareTo(quiet) < 0;
        }
    }

    /// Returns when there is nothing more to report.
    ///
    /// @param stopped opens when the agent is to stop
    void run(CountDownLatch stopped) throws InterruptedException {
        while (!reportNow()) {
            Duration pause = pace.quiet(waited) ? pace.first() : pace.then();
            if (stopped.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
                return;
            }
            waited = waited.plus(pause);
        }
    }

    /// @return whether nothing will change any more
    private boolean reportNow() throws InterruptedException {
        return switch (reachability.get()) {
            case Reachability.Reachable(String how) -> {
                report("Ready: " + how, true);
                yield true;
            }
            case Reachability.Impossible _ -> {
                report("Running, but there is no port to listen on and no server to poll", true);
                yield true;
            }
            case Reachability.Awaited(String servers) -> {
                boolean enough = waited.compareTo(host.firstAnswerLimit()) >= 0;
                if (enough || !pace.quiet(waited)) {
                    report("Waiting for the first answer of " + servers, enough);
                }
                yield false;
            }
        };
    }

    private void report(String status, boolean works) throws InterruptedException {
        if (works && !ready) {
            host.ready(status);
            ready = true;
        } else if (!status.equals(lastStatus)) {
            host.status(status);
        }
        lastStatus = status;
    }
}
