package dev.tentaclesetup.agent;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/// Reports to the host that the agent works, once its port is open or a server has accepted its
/// first poll, until then which servers it waits for, and afterwards which ones it has lost.
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
    /// @param then the interval after it, until the agent is ready
    /// @param after the interval from then on
    record Pace(Duration first, Duration quiet, Duration then, Duration after) {
        static final Pace USUAL =
                new Pace(
                        Duration.ofMillis(50),
                        Duration.ofSeconds(2),
                        Duration.ofSeconds(1),
                        Duration.ofSeconds(5));

        private boolean quiet(Duration waited) {
            return waited.compareTo(quiet) < 0;
        }
    }

    /// Returns when there is nothing more to report.
    ///
    /// @param stopped opens when the agent is to stop
    void run(CountDownLatch stopped) throws InterruptedException {
        while (!reportNow()) {
            Duration pause = pause();
            if (stopped.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
                return;
            }
            waited = waited.plus(pause);
        }
    }

    private Duration pause() {
        if (ready) {
            return pace.after();
        }
        return pace.quiet(waited) ? pace.first() : pace.then();
    }

    /// @return whether nothing will change any more
    private boolean reportNow() throws InterruptedException {
        return switch (reachability.get()) {
            case Reachability.Reachable(String how, String missing, boolean lasting) -> {
                String but = missing.isEmpty() ? "" : "; no contact with " + missing;
                report("Ready: " + how + but, true);
                yield lasting;
            }
            case Reachability.Lost(String servers) -> {
                report("No contact with " + servers, false);
                yield false;
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
