package dev.tentaclesetup.core.answers;

import dev.tentaclesetup.core.problem.Argument;
import dev.tentaclesetup.core.problem.Problem;
import dev.tentaclesetup.core.problem.ProblemId;
import dev.tentaclesetup.core.problem.Severity;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.ini4j.Config;
import org.ini4j.spi.IniParser;

/// The answer file: INI without escapes, without interpolation and without trailing comments; a
/// list repeats its key [wizard-reference 10.2]. Whatever is wrong with the file is in the draft's
/// problems, each with its line; reading never fails otherwise.
public final class AnswerFile {

    private static final System.Logger LOG = System.getLogger(AnswerFile.class.getName());

    private static final int LARGEST = 1024 * 1024;

    private AnswerFile() {}

    /// How strict the reading is.
    ///
    /// @param inlineSecrets whether secrets may stand in the file itself
    /// @param lenient whether unknown keys and sections are only warned about
    public record Options(boolean inlineSecrets, boolean lenient) {
        public static Options strict() {
            return new Options(false, false);
        }
    }

    /// Reads a file. Relative secret files are relative to its folder.
    public static AnswerDraft read(Path file, Options options) {
        if (Files.notExists(file)) {
            return broken("no-file", file.toString(), 0);
        }
        if (Files.isDirectory(file)) {
            return broken("folder", file.toString(), 0);
        }
        try (InputStream in = Files.newInputStream(file)) {
            Path folder = file.toAbsolutePath().normalize().getParent();
            AnswerDraft draft = read(in, file.toString(), folder == null ? file : folder, options);
            return draft.withProblems(inlineSecrets(draft, file));
        } catch (AccessDeniedException denied) {
            return broken("denied", file.toString(), 0);
        } catch (IOException unreadable) {
            LOG.log(System.Logger.Level.DEBUG, "the answer file " + file, unreadable);
            return broken("unreadable", file.toString(), 0);
        }
    }

    /// Secrets that stand in the file itself, which has to be its owner's alone then
    /// [wizard-reference 10.3].
    private static List<Problem> inlineSecrets(AnswerDraft draft, Path file) {
        boolean closed = SecretFileRights.closed(file);
        return draft.keys().stream()
                .filter(key -> draft.value(key).orElse(null) instanceof AnswerValue.Known)
                .map(key ->
                        Problem.of(
                                        ProblemId.ANS_SECRET,
                                        "",
                                        Argument.text(key.text()),
                                        Argument.phrase(
                                                closed
                                                        ? "secret.inline-accepted"
                                                        : "secret.open-file"),
                                        Argument.text(file.toString()))
                                .weighed(closed ? Severity.WARNING : Severity.BLOCKER)
                                .at(key.text(), line(draft, key)))
                .toList();
    }

    private static int line(AnswerDraft draft, AnswerKey key) {
        return draft.value(key).map(AnswerValue::line).orElse(0);
    }

    /// Reads a stream to its end, or to the size limit.
    ///
    /// @param name what the stream is called in origins
    /// @param folder what relative secret files are relative to
    public static AnswerDraft read(InputStream in, String name, Path folder, Options options)
            throws IOException {
        byte[] bytes = in.readNBytes(LARGEST + 1);
        if (bytes.length > LARGEST) {
            return broken("too-large", name, 0);
        }
        if (isUtf16(bytes)) {
            return broken("utf16", name, 0);
        }
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        try {
            String text = StandardCharsets.UTF_8.newDecoder().decode(buffer).toString();
            return parse(text, name, folder, options);
        } catch (CharacterCodingException notUtf8) {
            return broken("not-utf8", name, lineAt(bytes, buffer.position()));
        }
    }

    /// Reads a text. See [#read(InputStream, String, Path, Options)].
    public static AnswerDraft parse(String text, String name, Path folder, Options options) {
        AnswerLines lines = AnswerLines.of(text);
        if (lines.tooMany()) {
            return broken("too-many-lines", name, 0);
        }
        var reader = new LinewiseReader(lines.lines());
        var collector = new AnswerCollector(options, Origin.file(name), folder, reader);
        try {
            IniParser.newInstance(plainIni()).parse(reader, collector);
        } catch (IOException impossible) {
            // Every line was judged before: if the parser still refuses one, that is a bug.
            throw new IllegalStateException("line " + reader.line(), impossible);
        }
        AnswerDraft draft = collector.draft();
        if (draft.keys().isEmpty() && !lines.problems().isEmpty()) {
            // Another format, such as JSON: what is missing in it is not known.
            return draft.unread(lines.problems().getFirst());
        }
        var problems = new ArrayList<>(lines.problems());
        problems.addAll(collector.problems());
        if (draft.value(AnswerKey.SETUP_SCHEMA).isEmpty()) {
            problems.add(
                    Problem.of(
                                    ProblemId.ANS_MISSING,
                                    "",
                                    Argument.text(AnswerKey.SETUP_SCHEMA.text()),
                                    Argument.phrase("when.file"))
                            .at(AnswerKey.SETUP_SCHEMA.text(), 0));
        }
        problems.sort(Comparator.comparingInt(Problem::line));
        return draft.withProblems(problems);
    }

    private static Config plainIni() {
        var config = new Config();
        config.setEscape(false);
        config.setEscapeNewline(false);
        config.setInclude(false);
        config.setComment(true);
        config.setEmptyOption(true);
        config.setEmptySection(true);
        config.setGlobalSection(false);
        config.setUnnamedSection(false);
        config.setStrictOperator(false);
        config.setLowerCaseOption(false);
        config.setLowerCaseSection(false);
        return config;
    }

    private static AnswerDraft broken(String reason, String seen, int line) {
        Problem problem =
                Problem.of(ProblemId.ANS_SYNTAX, seen, Argument.phrase("syntax." + reason));
        return AnswerDraft.empty().unread(problem.at(null, line));
    }

    /// By its mark, or by the NUL beside each letter. Text of answers holds none.
    private static boolean isUtf16(byte[] bytes) {
        if (bytes.length < 2) {
            return false;
        }
        int mark = ((bytes[0] & 0xFF) << 8) | (bytes[1] & 0xFF);
        return mark == 0xFEFF || mark == 0xFFFE || bytes[0] == 0 || bytes[1] == 0;
    }

    private static int lineAt(byte[] bytes, int position) {
        int line = 1;
        for (int i = 0; i < position; i++) {
            line += bytes[i] == '\n' ? 1 : 0;
        }
        return line;
    }
}
