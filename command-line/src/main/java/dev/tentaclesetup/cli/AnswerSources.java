package dev.tentaclesetup.cli;

import dev.tentaclesetup.core.answers.AnswerDraft;
import dev.tentaclesetup.core.answers.AnswerFile;
import dev.tentaclesetup.core.answers.AnswerKey;
import dev.tentaclesetup.core.answers.AnswerValue;
import dev.tentaclesetup.core.answers.OptionAndEnvironmentAnswers;
import dev.tentaclesetup.core.answers.Origin;
import dev.tentaclesetup.core.answers.SecretResolver;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// Where answers come from, strongest first: options, environment, answer files from the last to
/// the first.
///
/// @param files `--answers`, `-` is standard input
/// @param set `--set`
/// @param instance `--instance`
/// @param logFile `--log`
/// @param inlineSecrets `--allow-inline-secrets`
/// @param lenient `--lenient`
record AnswerSources(
        List<Path> files,
        List<String> set,
        Optional<String> instance,
        Optional<Path> logFile,
        boolean inlineSecrets,
        boolean lenient) {

    private static final Path STANDARD_INPUT = Path.of("-");

    AnswerSources {
        files = List.copyOf(files);
        set = List.copyOf(set);
    }

    /// Whether an answer file comes through standard input.
    boolean readInput() {
        return files.contains(STANDARD_INPUT);
    }

    /// All answers together, with every secret fetched that can be fetched.
    AnswerDraft draft(Terminal terminal) throws IOException {
        AnswerDraft draft = AnswerDraft.empty();
        for (Path file : files) {
            draft = read(file, terminal).over(draft);
        }
        draft = OptionAndEnvironmentAnswers.fromEnvironment(terminal.environment()).over(draft);
        draft = OptionAndEnvironmentAnswers.fromOptions(set).over(draft);
        if (instance.isPresent()) {
            draft =
                    draft.with(
                            AnswerKey.SETUP_INSTANCE,
                            AnswerValue.Plain.of(List.of(instance.get()), Origin.option()));
        }
        if (logFile.isPresent()) {
            String file = logFile.get().toAbsolutePath().normalize().toString();
            draft =
                    draft.with(
                            AnswerKey.OUTPUT_LOG_FILE,
                            AnswerValue.Plain.of(List.of(file), Origin.option()));
        }
        return new SecretResolver(
                        terminal.environment(),
                        readInput() ? Optional.empty() : Optional.of(terminal.in()))
                .resolve(draft);
    }

    private AnswerDraft read(Path file, Terminal terminal) throws IOException {
        var options = new AnswerFile.Options(inlineSecrets, lenient);
        return file.equals(STANDARD_INPUT)
                ? AnswerFile.read(terminal.in(), "-", Path.of("").toAbsolutePath(), options)
                : AnswerFile.read(file, options);
    }
}
