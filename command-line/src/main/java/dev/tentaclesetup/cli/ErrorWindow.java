package dev.tentaclesetup.cli;

import dev.tentaclesetup.service.windows.MessageBox;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What a program prints to standard error, kept where no console shows it, and shown in a window
/// at the end. An unattended run shows none: the person who started it may not be there to close
/// it, and reads the exit code.
final class ErrorWindow {

    private static final Set<String> UNATTENDED =
            Set.of("--silent", "--template", "--validate", "--check", "--plan");

    private final Optional<MessageBoxPort> box;
    private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
    private final PrintStream err;

    /// @param seen where words are printed that a user sees
    /// @param arguments of the program
    ErrorWindow(PrintStream seen, List<String> arguments, MessageBoxPort box) {
        boolean attended = arguments.stream().noneMatch(UNATTENDED::contains);
        this.box = Optional.of(box).filter(one -> attended && one.needed());
        this.err =
                this.box.isPresent() ? new PrintStream(kept, true, StandardCharsets.UTF_8) : seen;
    }

    /// The window.
    interface MessageBoxPort {
        /// Whether no user would see what is printed.
        boolean needed();

        void show(String title, String text);
    }

    /// Of this host; elsewhere than on Windows every program is connected to something.
    record SystemMessageBox() implements MessageBoxPort {
        @Override
        public boolean needed() {
            return System.getProperty("os.name").startsWith("Windows") && new MessageBox().needed();
        }

        @Override
        public void show(String title, String text) {
            new MessageBox().show(title, text);
        }
    }

    /// Where the program prints its errors.
    PrintStream err() {
        return err;
    }

    /// Shows them, if they are errors that no user has seen.
    void say(String title, int exitCode) {
        String text = kept.toString(StandardCharsets.UTF_8).strip();
        if (exitCode != 0 && !text.isEmpty()) {
            box.ifPresent(one -> one.show(title, text));
        }
    }
}
