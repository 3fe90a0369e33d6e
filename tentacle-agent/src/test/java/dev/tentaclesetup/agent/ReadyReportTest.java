package dev.tentaclesetup.agent;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// What is reported to the host, and when.
@Timeout(60)
class ReadyReportTest {

    private static final Reachability WAITING = new Reachability.Awaited("https://a:10943/");
    private static final Reachability REFUSED =
            new Reachability.Awaited("https://a:10943/ (Connection refused)");
    private static final Reachability MADE =
            new Reachability.Reachable("https://a:10943/ has answered", "", true);
    private static final Reachability MADE_FOR_NOW =
            new Reachability.Reachable("https://a:10943/ has answered", "", false);
    private static final Duration NEVER = Duration.ofDays(1);

    private final List<String> heard = new ArrayList<>();

    @Test
    void isReadyAtOnceWhenThereIsContact() throws Exception {
        report(NEVER, Duration.ofMillis(5), MADE);

        assertThat(heard).containsExactly("ready: Ready: https://a:10943/ has answered");
    }

    @Test
    void isReadyOnlyAfterTheFirstAnswerAndTellsWhomItWaitsForUntilThen() throws Exception {
        report(NEVER, Duration.ZERO, WAITING, REFUSED, REFUSED, REFUSED, MADE);

        assertThat(heard)
                .containsExactly(
                        "Waiting for the first answer of https://a:10943/",
                        "Waiting for the first answer of https://a:10943/ (Connection refused)",
                        "ready: Ready: https://a:10943/ has answered");
    }

    @Test
    void saysNothingOfAWaitThatIsShort() throws Exception {
        report(NEVER, Duration.ofMillis(5), WAITING, WAITING, WAITING, MADE);

        assertThat(heard).containsExactly("ready: Ready: https://a:10943/ has answered");
    }

    @Test
    void isReadyWithoutItsServerWhereTheHostDoesNotWaitLonger() throws Exception {
        report(
                Duration.ofMillis(2),
                Duration.ofMillis(1),
                WAITING,
                WAITING,
                REFUSED,
                REFUSED,
                MADE);

        assertThat(heard)
                .containsExactly(
                        "Waiting for the first answer of https://a:10943/",
                        "ready: Waiting for the first answer of https://a:10943/ (Connection refused)",
                        "Ready: https://a:10943/ has answered");
    }

    @Test
    void followsAServerThatIsLostAndComesBack() throws Exception {
        report(
                NEVER,
                Duration.ZERO,
                MADE_FOR_NOW,
                MADE_FOR_NOW,
                new Reachability.Lost("https://a:10943/ (Connection refused)"),
                new Reachability.Lost("https://a:10943/ (wrong certificate)"),
                new Reachability.Lost("https://a:10943/ (wrong certificate)"),
                MADE);

        assertThat(heard)
                .containsExactly(
                        "ready: Ready: https://a:10943/ has answered",
                        "No contact with https://a:10943/ (Connection refused)",
                        "No contact with https://a:10943/ (wrong certificate)",
                        "Ready: https://a:10943/ has answered");
    }

    @Test
    void namesTheServersThatAreMissingBesideOneThatAnswers() throws Exception {
        report(
                NEVER,
                Duration.ZERO,
                MADE_FOR_NOW,
                new Reachability.Reachable(
                        "https://a:10943/ has answered", "https://b:10943/ (refused)", false),
                MADE);

        assertThat(heard)
                .containsExactly(
                        "ready: Ready: https://a:10943/ has answered",
                        "Ready: https://a:10943/ has answered; no contact with"
                                + " https://b:10943/ (refused)",
                        "Ready: https://a:10943/ has answered");
    }

    @Test
    void endsWithTheAgentWhetherReadyOrNot() throws Exception {
        var stopped = new CountDownLatch(1);
        stopped.countDown();

        new ReadyReport(() -> REFUSED, host(NEVER), ReadyReport.Pace.USUAL).run(stopped);

        assertThat(heard).isEmpty();
    }

    /// Looks are a millisecond apart.
    private void report(Duration patience, Duration quiet, Reachability... seen) throws Exception {
        Deque<Reachability> looks = new ArrayDeque<>(List.of(seen));
        Duration look = Duration.ofMillis(1);
        var pace = new ReadyReport.Pace(look, quiet, look, look);
        new ReadyReport(looks::removeFirst, host(patience), pace).run(new CountDownLatch(1));
        assertThat(looks).isEmpty();
    }

    private ServiceHost host(Duration patience) {
        return new ServiceHost() {
            @Override
            public boolean wantsReports() {
                return true;
            }

            @Override
            public Duration firstAnswerLimit() {
                return patience;
            }

            @Override
            public void ready(String status) {
                heard.add("ready: " + status);
            }

            @Override
            public void status(String status) {
                heard.add(status);
            }

            @Override
            public void failed(String reason) {
                throw new AssertionError(reason);
            }

            @Override
            public void event(System.Logger.Level level, String text) {
                throw new AssertionError(text);
            }

            @Override
            public void awaitStop() {
                throw new AssertionError("not waited for here");
            }
        };
    }
}
