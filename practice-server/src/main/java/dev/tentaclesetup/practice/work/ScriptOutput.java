package dev.tentaclesetup.practice.work;

import dev.tentaclesetup.contracts.ProcessOutput;
import dev.tentaclesetup.practice.store.LogLine;
import dev.tentaclesetup.practice.store.LogLine.Category;
import java.util.Optional;

/// Turns the output of one script into log lines.
///
/// Tentacles and scripts say how the lines after it are meant by a line such as
/// `##octopus[stdout-verbose]`; such a line is an instruction and not shown [tentacle-services 7].
final class ScriptOutput {

    private static final String PREFIX = "##octopus[stdout-";

    private Meaning standardOutput = Meaning.DEFAULT;

    /// How lines of standard output are shown.
    private enum Meaning {
        DEFAULT("default"),
        VERBOSE("verbose"),
        WAIT("wait"),
        HIGHLIGHT("highlight"),
        WARNING("warning"),
        ERROR("error"),
        IGNORE("ignore");

        private final String word;

        Meaning(String word) {
            this.word = word;
        }

        Optional<Category> category() {
            return switch (this) {
                case DEFAULT, WAIT, HIGHLIGHT -> Optional.of(Category.INFO);
                case VERBOSE -> Optional.of(Category.VERBOSE);
                case WARNING -> Optional.of(Category.WARNING);
                case ERROR -> Optional.of(Category.ERROR);
                case IGNORE -> Optional.empty();
            };
        }
    }

    /// The next line as it is shown, empty when it is not.
    Optional<LogLine> next(ProcessOutput output) {
        return switch (output.source()) {
            case STD_OUT -> standardOutput(output);
            case STD_ERR -> Optional.of(line(output, Category.ERROR));
            case DEBUG -> Optional.of(line(output, Category.VERBOSE));
        };
    }

    private Optional<LogLine> standardOutput(ProcessOutput output) {
        Optional<Meaning> instruction = instruction(output.text().strip());
        if (instruction.isPresent()) {
            standardOutput = instruction.get();
            return Optional.empty();
        }
        return standardOutput.category().map(category -> line(output, category));
    }

    private static Optional<Meaning> instruction(String text) {
        if (!text.startsWith(PREFIX) || !text.endsWith("]")) {
            return Optional.empty();
        }
        String word = text.substring(PREFIX.length(), text.length() - 1);
        for (Meaning meaning : Meaning.values()) {
            if (meaning.word.equals(word)) {
                return Optional.of(meaning);
            }
        }
        return Optional.empty();
    }

    private static LogLine line(ProcessOutput output, Category category) {
        return new LogLine(category, output.occurred(), output.text());
    }
}
