package dev.tentaclesetup.core.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tentaclesetup.core.problem.ProblemId;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
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
    void saysNothingAfterItWasCancelled() throws Exception {
        var entered = new CountDownLatch(1);
        var stopped = new CountDownLatch(1);
        var finding = new AtomicReference<Finding>();
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

        CheckRunner.Running running = CheckRunner.start(slow, finding::set);
        assertThat(entered.await(10, TimeUnit.SECONDS)).isTrue();
        running.cancel();

        assertThat(stopped.await(10, TimeUnit.SECONDS)).isTrue();
        assertThat(finding.get()).isNull();
    }

    @Test
    void handsOutTheFindingOfAStartedCheck() throws Exception {
        var finding = new CompletableFuture<Finding>();

        CheckRunner.start(check(Duration.ofSeconds(5), () -> null), finding::complete);

        assertThat(finding.get(10, TimeUnit.SECONDS).status()).isEqualTo(Finding.Status.OK);
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
