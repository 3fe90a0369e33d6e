package dev.tentaclesetup.service.windows;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class MessageBoxTest {

    private final List<String> shown = new ArrayList<>();

    private MessageBox box(boolean console, int errors, int session) {
        return new MessageBox(
                new BoxCalls() {
                    @Override
                    public boolean console() {
                        return console;
                    }

                    @Override
                    public int typeOfStandardError() {
                        return errors;
                    }

                    @Override
                    public int session() {
                        return session;
                    }

                    @Override
                    public int show(String text, String title, int type) {
                        shown.add(title + ": " + text + " " + Integer.toHexString(type));
                        return 1;
                    }
                });
    }

    @ParameterizedTest
    @CsvSource({
        "false, 0, 1, true",
        // A console of the program that started this one, which it is not connected to.
        "false, 2, 1, true",
        "true, 2, 1, false",
        "false, 1, 1, false",
        "false, 3, 1, false",
        // Nobody could ever close it there.
        "false, 0, 0, false"
    })
    void isNeededWhereNothingThatIsPrintedIsSeen(
            boolean console, int errors, int session, boolean needed) {
        assertThat(box(console, errors, session).needed()).isEqualTo(needed);
    }

    @Test
    void isAnErrorWithOneButtonInFrontOfOtherWindows() {
        box(false, 0, 1).show("Tentacle Setup", "PRIV-DECLINED");

        assertThat(shown).containsExactly("Tentacle Setup: PRIV-DECLINED 10010");
    }
}
