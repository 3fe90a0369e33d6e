package dev.tentaclesetup.core.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tentaclesetup.core.problem.Problem;
import dev.tentaclesetup.core.problem.ProblemId;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RunOutcomeTest {

    private static final Facts FACTS = Facts.of("Demo");
    private static final StepDescription HEALTH = step(StepKind.HEALTH);
    private static final StepDescription START = step(StepKind.START);

    @Test
    void aFinishedRunIsDoneWithoutAProblem() {
        var done = new Report.Done(FACTS, List.of(START));

        assertThat(of(done)).isEqualTo(new RunOutcome(RunStatus.DONE, 0, Optional.empty()));
    }

    @Test
    void aHealthCheckOfWhichNothingIsKnownIsNoSuccess() {
        var unproved = new Report.Done(FACTS, List.of(START, HEALTH));
        var proved = new Report.Done(FACTS.withHealth("Healthy"), List.of(START, HEALTH));

        assertThat(of(unproved)).isEqualTo(new RunOutcome(RunStatus.DONE, 23, Optional.empty()));
        assertThat(of(proved).exitCode()).isZero();
    }

    @Test
    void aRemovalThatLeavesTheRecordOnTheServerHasItsOwnCode() {
        var done = new Report.Done(FACTS, List.of(START));
        var undone = new Report.Undone(FACTS, failed(START, ProblemId.SVC_CRASH), List.of());

        assertThat(RunOutcome.of(done, Plan.Purpose.REMOVE_HERE_ONLY).exitCode()).isEqualTo(24);
        assertThat(RunOutcome.of(done, Plan.Purpose.REMOVE).exitCode()).isZero();
        assertThat(RunOutcome.of(undone, Plan.Purpose.REMOVE_HERE_ONLY).exitCode()).isEqualTo(20);
    }

    @Test
    void aFailureThatWasPutBackEndsWith20AndItsProblem() {
        var report = new Report.Undone(FACTS, failed(START, ProblemId.SVC_CRASH), List.of());

        assertThat(of(report))
                .isEqualTo(
                        new RunOutcome(
                                RunStatus.UNDONE,
                                20,
                                Optional.of(Problem.blocker(ProblemId.SVC_CRASH, ""))));
    }

    @Test
    void aHostThatTheServerCannotReachEndsWith19WhenPutBack() {
        for (ProblemId id : List.of(ProblemId.FW_REMOTE, ProblemId.ADDR_WRONG)) {
            assertThat(of(new Report.Undone(FACTS, failed(START, id), List.of())).exitCode())
                    .isEqualTo(19);
        }
    }

    @Test
    void whatIsKeptEndsWith22Or23ByTheStepThatFailed() {
        var service = new Report.Kept(FACTS, failed(START, ProblemId.SVC_CRASH), List.of());
        var health = new Report.Kept(FACTS, failed(HEALTH, ProblemId.HEALTH_FAIL), List.of());

        assertThat(of(service).exitCode()).isEqualTo(22);
        assertThat(of(health).exitCode()).isEqualTo(23);
        assertThat(of(health).status()).isEqualTo(RunStatus.KEPT);
    }

    @Test
    void whatCouldNotBePutBackEndsWith21WhateverTheCause() {
        StopCause cause = new StopCause.Cancelled();
        var report =
                new Report.UndoIncomplete(
                        FACTS, cause, List.of(), List.of(new Report.Left(START, cause)));

        assertThat(of(report))
                .isEqualTo(new RunOutcome(RunStatus.INCOMPLETE, 21, Optional.empty()));
    }

    @Test
    void aBugATimeOutAndAnInterruptionHaveTheirOwnCodes() {
        var bug = new StopCause.Bug(START, new IllegalStateException());
        var late = new StopCause.TimedOut(Duration.ofSeconds(7));

        assertThat(undone(bug).exitCode()).isEqualTo(1);
        assertThat(undone(bug).problem().orElseThrow().id()).isEqualTo(ProblemId.RUN_BUG);
        assertThat(undone(late).exitCode()).isEqualTo(124);
        assertThat(undone(late).problem()).contains(Problem.of(ProblemId.RUN_TIMEOUT, "", "7"));
        assertThat(undone(new StopCause.Cancelled()))
                .isEqualTo(new RunOutcome(RunStatus.UNDONE, 130, Optional.empty()));
    }

    @Test
    void statusWordsAreWrittenWithHyphens() {
        assertThat(RunStatus.values())
                .extracting(RunStatus::word)
                .containsExactly(
                        "done",
                        "same",
                        "planned",
                        "valid",
                        "checked",
                        "faulty",
                        "other-plan",
                        "refused",
                        "undone",
                        "incomplete",
                        "kept");
    }

    private static RunOutcome undone(StopCause cause) {
        return of(new Report.Undone(FACTS, cause, List.of()));
    }

    private static RunOutcome of(Report report) {
        return RunOutcome.of(report, Plan.Purpose.SET_UP);
    }

    private static StopCause failed(StepDescription step, ProblemId id) {
        return new StopCause.Failed(step, Problem.blocker(id, ""));
    }

    private static StepDescription step(StepKind kind) {
        return new StepDescription(kind, List.of(), "", "", false);
    }
}
