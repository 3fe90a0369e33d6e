package dev.tentaclesetup.core.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ProblemClassTest {

    @Test
    void noExitCodeHasTwoMeanings() {
        IntStream ofProblems = Arrays.stream(ProblemClass.values()).mapToInt(ProblemClass::code);
        IntStream ofRuns = Arrays.stream(ExitCode.values()).mapToInt(ExitCode::code);

        assertThat(IntStream.concat(ofProblems, ofRuns).boxed().toList()).doesNotHaveDuplicates();
    }

    @Test
    void everyClassHasAProblem() {
        assertThat(Arrays.stream(ProblemId.values()).map(ProblemId::problemClass))
                .contains(ProblemClass.values());
    }

    @Test
    void onlyTheNetworkTheLockAndTheClockAreWorthAnotherTry() {
        assertThat(Arrays.stream(ProblemClass.values()).filter(ProblemClass::retryable))
                .containsExactly(ProblemClass.NETWORK, ProblemClass.LOCKED, ProblemClass.TIME_OUT);
    }
}
