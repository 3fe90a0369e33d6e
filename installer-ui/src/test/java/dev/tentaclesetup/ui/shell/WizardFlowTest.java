package dev.tentaclesetup.ui.shell;

import static dev.tentaclesetup.ui.shell.WizardStep.CONNECTION;
import static dev.tentaclesetup.ui.shell.WizardStep.HOST;
import static dev.tentaclesetup.ui.shell.WizardStep.REGISTRATION;
import static dev.tentaclesetup.ui.shell.WizardStep.REVIEW;
import static dev.tentaclesetup.ui.shell.WizardStep.SERVER;
import static dev.tentaclesetup.ui.shell.WizardStep.SETUP;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tentaclesetup.ui.shell.WizardFlow.State;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class WizardFlowTest {

    private final WizardFlow flow = new WizardFlow();

    @Test
    void beginsWithTheServer() {
        assertThat(flow.current()).isEqualTo(SERVER);
        assertThat(flow.back()).isEmpty();
        assertThat(flow.state(SERVER)).isEqualTo(State.CURRENT);
        assertThat(flow.state(SETUP)).isEqualTo(State.NOT_VISITED);
    }

    @Test
    void goesForwardOneStepAtATime() {
        goTo(REVIEW);

        assertThat(flow.state(SERVER)).isEqualTo(State.DONE);
        assertThat(flow.next()).isEqualTo(Optional.of(SETUP));
    }

    @Test
    void refusesToJumpOverAStepThatWasNotVisited() {
        assertThatThrownBy(() -> flow.go(REGISTRATION))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void returnsToAnyVisitedStep() {
        goTo(HOST);

        flow.go(CONNECTION);
        flow.go(HOST);

        assertThat(flow.current()).isEqualTo(HOST);
        assertThat(flow.state(CONNECTION)).isEqualTo(State.DONE);
    }

    @Test
    void locksTheWayBackOnceTheSetUpHasBegun() {
        goTo(SETUP);

        assertThat(flow.back()).isEmpty();
        assertThat(flow.open(REVIEW)).isFalse();
        assertThat(flow.next()).isEmpty();
    }

    @Test
    void opensTheWayAgainAfterEverythingWasPutBack() {
        goTo(SETUP);

        flow.unlock();
        flow.go(CONNECTION);

        assertThat(flow.current()).isEqualTo(CONNECTION);
        assertThat(flow.open(REVIEW)).isTrue();
        assertThat(flow.open(SETUP)).isFalse();
    }

    @Test
    void marksAStepThatNeedsAttentionUntilItDoesNot() {
        goTo(CONNECTION);

        flow.attention(SERVER, true);
        assertThat(flow.state(SERVER)).isEqualTo(State.ATTENTION);

        flow.attention(SERVER, false);
        assertThat(flow.state(SERVER)).isEqualTo(State.DONE);
    }

    private void goTo(WizardStep step) {
        while (flow.current() != step) {
            flow.go(flow.next().orElseThrow());
        }
    }
}
