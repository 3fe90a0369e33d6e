package dev.tentaclesetup.core.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tentaclesetup.core.problem.Problem;
import dev.tentaclesetup.core.problem.ProblemId;
import java.util.List;
import org.junit.jupiter.api.Test;

class RefusedRunTest {

    @Test
    void theLowestCodeOfWhatBlocksCounts() {
        Problem warning = Problem.warning(ProblemId.ANS_UNUSED, "", "service.username");
        Problem port = Problem.blocker(ProblemId.PORT_USED, "", "10933", "java");
        Problem rights = Problem.blocker(ProblemId.PRIV_NONE, "", "");

        RunOutcome outcome = RunOutcome.refused(List.of(warning, port, rights));

        assertThat(outcome.status()).isEqualTo(RunStatus.REFUSED);
        assertThat(outcome.exitCode()).isEqualTo(5);
        assertThat(outcome.problem()).contains(rights);
    }

    @Test
    void aMistakeOfThisProgramIsNamedAsOne() {
        RunOutcome outcome = RunOutcome.broken(new IllegalStateException("oops"));

        assertThat(outcome.exitCode()).isEqualTo(1);
        assertThat(outcome.problem().map(Problem::id)).contains(ProblemId.RUN_BUG);
    }
}
