package dev.tentaclesetup.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tentaclesetup.core.plan.Facts;
import dev.tentaclesetup.core.plan.Plan;
import dev.tentaclesetup.core.plan.Report;
import dev.tentaclesetup.core.plan.StepDescription;
import dev.tentaclesetup.core.plan.StepKind;
import dev.tentaclesetup.core.plan.StopCause;
import dev.tentaclesetup.core.problem.Problem;
import dev.tentaclesetup.core.problem.ProblemId;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class RunResultTest {

    private static final Facts FACTS = Facts.of("Demo");
    private static final StepDescription HEALTH = step(StepKind.HEALTH);
    private static final StepDescription START = step(StepKind.START);

    @Test
    void aFailureThatWasPutBackEndsWith20WhateverItsClass() {
        assertThat(undone(failed(HEALTH, ProblemId.HEALTH_FAIL)).exit()).isEqualTo(20);
        assertThat(undone(failed(START, ProblemId.SVC_CRASH)).exit()).isEqualTo(20);
        assertThat(undone(failed(START, ProblemId.SRV_5XX)).exit()).isEqualTo(20);
    }

    @Test
    void anUnreachableMachineEndsWith19() {
        assertThat(undone(failed(START, ProblemId.FW_REMOTE)).exit()).isEqualTo(19);
        assertThat(undone(failed(START, ProblemId.ADDR_WRONG)).exit()).isEqualTo(19);
    }

    @Test
    void aBugATimeOutAndAnInterruptionHaveTheirOwnCodes() {
        assertThat(undone(new StopCause.Bug(START, new IllegalStateException())).exit())
                .isEqualTo(1);
        assertThat(undone(new StopCause.TimedOut(Duration.ofSeconds(1))).exit()).isEqualTo(124);
        assertThat(undone(new StopCause.Cancelled()).exit()).isEqualTo(130);
    }

    @Test
    void whatCouldNotBePutBackEndsWith21AndIsNamed() {
        StopCause cause = failed(HEALTH, ProblemId.HEALTH_FAIL);

        RunResult ending =
                RunResult.of(
                        new Report.UndoIncomplete(
                                FACTS,
                                cause,
                                List.of(HEALTH),
                                List.of(new Report.Left(START, cause))),
                        Plan.Purpose.SET_UP,
                        false);

        assertThat(ending.exit()).isEqualTo(21);
        assertThat(ending.undone()).containsExactly(StepKind.HEALTH);
        assertThat(ending.left()).containsExactly(StepKind.START);
    }

    @Test
    void whatIsKeptEndsWith22Or23() {
        assertThat(kept(failed(START, ProblemId.SVC_CRASH)).exit()).isEqualTo(22);
        assertThat(kept(failed(HEALTH, ProblemId.HEALTH_FAIL)).exit()).isEqualTo(23);
    }

    @Test
    void nothingToChangeEndsWith30OnlyWhenAskedFor() {
        assertThat(
                        RunResult.of(new Report.NothingToChange(FACTS), Plan.Purpose.SET_UP, false)
                                .exit())
                .isZero();
        assertThat(
                        RunResult.of(new Report.NothingToChange(FACTS), Plan.Purpose.SET_UP, true)
                                .exit())
                .isEqualTo(30);
    }

    private static RunResult undone(StopCause cause) {
        return RunResult.of(new Report.Undone(FACTS, cause, List.of()), Plan.Purpose.SET_UP, false);
    }

    private static RunResult kept(StopCause cause) {
        return RunResult.of(new Report.Kept(FACTS, cause, List.of()), Plan.Purpose.SET_UP, false);
    }

    private static StopCause failed(StepDescription step, ProblemId id) {
        return new StopCause.Failed(step, Problem.blocker(id, ""));
    }

    private static StepDescription step(StepKind kind) {
        return new StepDescription(kind, List.of(), "", "", false);
    }
}
