package dev.tentaclesetup.core.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
        Finding finding = CheckRunner.run(check(Duration.ofSeconds(5), () -> null));

        assertThat(finding.status()).isEqualTo(Finding.Status.OK);
        assertThat(finding.took()).isPositive();
    }

    @Test
    void stopsACheckThatIsTooSlow() throws Exception {
        var interrupted = new CountDownLatch(1);
        Check slow =
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

        Finding finding = CheckRunner.run(slow);

        assertThat(finding.status()).isEqualTo(Finding.Status.FAIL);
        assertThat(finding.problem().id()).isEqualTo(ProblemId.NET_TIMEOUT);
        assertThat(interrupted.await(10, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void reportsItsOwnMistakesInsteadOfHidingThem() throws Exception {
        Check broken =
                check(
                        Duration.ofSeconds(5),
                        () -> {
                            throw new IllegalStateException("oops");
                        });

        assertThat(CheckRunner.run(broken).problem().id()).isEqualTo(ProblemId.RUN_BUG);
    }

    @Test
    void isCancelledByInterruptingTheCaller() throws Exception {
        var entered = new CountDownLatch(1);
        var stopped = new CountDownLatch(1);
        Check slow =
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

    private static Check check(Duration limit, Callable<Object> work) {
        return new Check() {
            @Override
            public String id() {
                return "test";
            }

            @Override
            public String subject() {
                return "subject";
            }

            @Override
            public Duration limit() {
                return limit;
            }

            @Override
            public Finding run() throws InterruptedException {
                try {
                    work.call();
                } catch (InterruptedException | RuntimeException passed) {
                    throw passed;
                } catch (Exception impossible) {
                    throw new IllegalStateException(impossible);
                }
                return Finding.ok(this, "");
            }
        };
    }
}
