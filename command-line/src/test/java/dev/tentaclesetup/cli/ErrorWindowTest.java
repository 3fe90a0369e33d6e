package dev.tentaclesetup.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ErrorWindowTest {

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private final List<String> shown = new ArrayList<>();

    private ErrorWindow words(boolean needed, String... arguments) {
        return new ErrorWindow(
                new PrintStream(printed, true, StandardCharsets.UTF_8),
                List.of(arguments),
                new ErrorWindow.MessageBoxPort() {
                    @Override
                    public boolean needed() {
                        return needed;
                    }

                    @Override
                    public void show(String title, String text) {
                        shown.add(title + ": " + text);
                    }
                });
    }

    @Test
    void showsWhatNobodyWouldSee() {
        ErrorWindow words = words(true, "--gui");
        words.err().println("FAIL   PRIV-DECLINED");

        words.say("Tentacle Setup", 5);

        assertThat(shown).containsExactly("Tentacle Setup: FAIL   PRIV-DECLINED");
        assertThat(printed.size()).isZero();
    }

    @Test
    void printsWhatSomebodySees() {
        ErrorWindow words = words(false);
        words.err().println("FAIL   PRIV-DECLINED");

        words.say("Tentacle Setup", 5);

        assertThat(shown).isEmpty();
        assertThat(printed.toString(StandardCharsets.UTF_8)).contains("PRIV-DECLINED");
    }

    @Test
    void opensNoWindowInARunThatAsksNothing() {
        ErrorWindow words = words(true, "--silent", "--answers", "web01.ini");
        words.err().println("FAIL   PRIV-NONE");

        words.say("Tentacle Setup", 5);

        assertThat(shown).isEmpty();
        assertThat(printed.toString(StandardCharsets.UTF_8)).contains("PRIV-NONE");
    }

    @Test
    void isSilentAfterAWizardThatSaidItself() {
        words(true).say("Tentacle Setup", 22);

        ErrorWindow words = words(true);
        words.err().println("a remark");
        words.say("Tentacle Setup", 0);

        assertThat(shown).isEmpty();
    }
}
