package dev.tentaclesetup.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// How much what is found matters is answered, through the real command line.
@Timeout(300)
class ChecksIT extends WaysOut {

    private static final String STRICT = "checks.warnings-are-errors=yes";
    private static final String MUCH = "checks.min-free-mb=90000000";

    @Test
    void aWarningStopsARunThatTakesWarningsForErrorsUnlessItIsAccepted() throws Exception {
        String text = at(listening(), server.url() + "/app#/Spaces-1/infrastructure");

        assertThat(plan(text).exit()).isZero();
        Product.Ended strict = plan(text, "--set", STRICT);
        assertThat(strict.exit()).as("%s", strict).isEqualTo(11);
        assertThat(strict.err()).contains("fail   URL-PATH");
        assertThat(plan(text, "--set", STRICT, "--set", "checks.accept=URL-PATH").exit()).isZero();
    }

    @Test
    void lessRoomThanIsWantedIsWarnedOf() throws Exception {
        String text = listening();

        assertThat(plan(text, "--set", MUCH).err()).contains("warn   DISK-FULL");
        assertThat(plan(text, "--set", MUCH, "--set", STRICT).exit()).isEqualTo(10);
    }

    @Test
    void whatNoRunCanGoOnWithCannotBeAccepted() throws Exception {
        Product.Ended refused = plan(listening(), "--set", "checks.accept=NET-DNS");

        assertThat(refused.exit()).as("%s", refused).isEqualTo(3);
        assertThat(refused.err()).contains("ANS-VALUE").contains("the id of a warning");
    }
}
