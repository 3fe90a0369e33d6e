package dev.tentaclesetup.core.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tentaclesetup.core.problem.Problem;
import dev.tentaclesetup.core.problem.ProblemId;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class CheckRunnerTest {

    @Test
    void handsOutTheFindingWithItsTime() throws Exception {
        Finding finding = CheckRunner.run(check(Duration.ofSeconds(5), () -> null)).finding();

        assertThat(finding.problems()).isEmpty();
        assertThat(finding.took()).isPositive();
    }

    @Test
    void stopsACheckThatIsTooSlow() throws Exception {
        var interrupted = new CountDownLatch(1);
        Check<?> slow =
                check(
                        Duration.ofMillis(20),
                        () -> {
                            try {
                                new CountDownLatch(1).await();
                            } catch (InterruptedException stopped) {
                                interrupted.countDown();
                                throw stopped;
                            }
                            return null;
                        });

        Finding finding = CheckRunner.run(slow).finding();

        assertThat(finding.passes()).isFalse();
        assertThat(finding.problems()).extracting(Problem::id).containsExactly(ProblemId.HOST_SLOW);
        assertThat(interrupted.await(10, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void reportsItsOwnMistakesInsteadOfHidingThem() throws Exception {
        Check<?> broken =
                check(
                        Duration.ofSeconds(5),
                        () -> {
                            throw new IllegalStateException("oops");
                        });

        assertThat(CheckRunner.run(broken).finding().problems())
                .extracting(Problem::id)
                .containsExactly(ProblemId.RUN_BUG);
    }

    @Test
    void isCancelledByInterruptingTheCaller() throws Exception {
        var entered = new CountDownLatch(1);
        var stopped = new CountDownLatch(1);
        Check<?> slow =
                check(
                        Duration.ofMinutes(1),
                        () -> {
                            entered.countDown();
                            try {
                                new CountDownLatch(1).await();
                            } finally {
                                stopped.countDown();
                            }
                            return null;
                        });
        var caller = new FutureTask<>(() -> CheckRunner.run(slow));
        Thread thread = Thread.ofVirtual().start(caller);
        assertThat(entered.await(10, TimeUnit.SECONDS)).isTrue();

        thread.interrupt();

        assertThat(stopped.await(10, TimeUnit.SECONDS)).isTrue();
        assertThatThrownBy(() -> caller.get(10, TimeUnit.SECONDS))
                .hasCauseInstanceOf(InterruptedException.class);
    }

    @Test
    void aSlowCallOfAnotherComputerIsATimeOutOfTheNetwork() throws Exception {
        var slow =
                new NetworkCheck<Void>() {
                    @Override
                    public CheckSubject subject() {
                        return CheckSubject.SERVER;
                    }

                    @Override
                    public String about() {
                        return "octopus:443";
                    }

                    @Override
                    public Duration limit() {
                        return Duration.ofMillis(20);
                    }

                    @Override
                    public Observation<Void> observe() throws InterruptedException {
                        new CountDownLatch(1).await();
                        return Observation.fine("");
                    }
                };

        assertThat(CheckRunner.run(slow).finding().problems())
                .containsExactly(Problem.of(ProblemId.NET_TIMEOUT, "0 s", "octopus:443"));
    }

    @Test
    void closesWhatACheckOpensAfterItsTime() throws Exception {
        var late = new CountDownLatch(1);
        var closed = new CountDownLatch(1);
        HostCheck<AutoCloseable> deaf =
                new HostCheck<>() {
                    @Override
                    public CheckSubject subject() {
                        return CheckSubject.HOST;
                    }

                    @Override
                    public String about() {
                        return "subject";
                    }

                    @Override
                    public Duration limit() {
                        return Duration.ofMillis(20);
                    }

                    @Override
                    public Observation<AutoCloseable> observe() {
                        boolean waiting = true;
                        while (waiting) {
                            try {
                                waiting = !late.await(10, TimeUnit.SECONDS);
                            } catch (InterruptedException ignored) {
                                // This one does not obey.
                            }
                        }
                        return Observation.of(closed::countDown, "");
                    }
                };

        assertThat(CheckRunner.run(deaf).value()).isEmpty();
        late.countDown();

        assertThat(closed.await(10, TimeUnit.SECONDS)).isTrue();
    }

    private static HostCheck<Void> check(Duration limit, Callable<Object> work) {
        return new HostCheck<>() {
            @Override
            public CheckSubject subject() {
                return CheckSubject.HOST;
            }

            @Override
            public String about() {
                return "subject";
            }

            @Override
            public Duration limit() {
                return limit;
            }

            @Override
            public Observation<Void> observe() throws InterruptedException {
                try {
                    work.call();
                } catch (InterruptedException | RuntimeException passed) {
                    throw passed;
                } catch (Exception impossible) {
                    throw new IllegalStateException(impossible);
                }
                return Observation.fine("");
            }
        };
    }
}
