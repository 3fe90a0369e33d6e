package dev.tentaclesetup.agent.script;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.tentaclesetup.contracts.ProcessState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The file that remembers a script's state over a restart of the agent, in the official format:
/// one JSON object.
final class ScriptStateFile {
    static final String NAME = "scriptstate.json";

    private static final int LARGEST = 4096;

    private final Path file;

    ScriptStateFile(Path workspace) {
        this.file = workspace.resolve(NAME);
    }

    /// Writes the first state.
    ///
    /// @throws java.nio.file.FileAlreadyExistsException if there is one
    void create(ScriptState state) throws IOException {
        Files.writeString(
                file, json(state), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    }

    /// Replaces the state. A reader sees the old or the new one. Not forced to the disk: the state
    /// matters after a restart of the agent, not after one of the machine, which ends all scripts
    /// anyway.
    void replace(ScriptState state) throws IOException {
        Path next = file.resolveSibling(UUID.randomUUID().toString());
        try {
            Files.writeString(next, json(state), StandardOpenOption.CREATE_NEW);
            Files.move(
                    next,
                    file,
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(next);
        }
    }

    /// Reads the state; empty if there is none.
    Optional<ScriptState> read() throws IOException {
        try {
            if (Files.size(file) > LARGEST) {
                throw new IOException("The state file " + file + " is too large.");
            }
            return Optional.of(parse(Files.readString(file, UTF_8)));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    private static String json(ScriptState state) {
        return "{\"Created\":"
                + date(state.created())
                + ",\"Started\":"
                + date(state.started())
                + ",\"Completed\":"
                + date(state.completed())
                + ",\"State\":"
                + state.state().wireNumber()
                + ",\"ExitCode\":"
                + state.exitCode()
                + ",\"RanToCompletion\":"
                + state.ranToCompletion()
                + "}";
    }

    private static String date(@Nullable Instant time) {
        return time == null ? "null" : "\"" + time.toString().replace("Z", "+00:00") + "\"";
    }

    private ScriptState parse(String json) throws IOException {
        try {
            Instant created = time(json, "Created");
            String state = value(json, "State");
            String code = value(json, "ExitCode");
            String ran = value(json, "RanToCompletion");
            return new ScriptState(
                    Objects.requireNonNullElse(created, Instant.EPOCH),
                    time(json, "Started"),
                    time(json, "Completed"),
                    state(state),
                    code == null ? null : Integer.valueOf(code),
                    ran == null ? null : Boolean.valueOf(ran));
        } catch (DateTimeException | IllegalArgumentException e) {
            throw new IOException("The state file " + file + " cannot be read.", e);
        }
    }

    private static ProcessState state(@Nullable String number) {
        for (ProcessState state : ProcessState.values()) {
            if (String.valueOf(state.wireNumber()).equals(number)) {
                return state;
            }
        }
        throw new IllegalArgumentException("no state " + number);
    }

    private static @Nullable Instant time(String json, String name) {
        String text = value(json, name);
        return text == null ? null : OffsetDateTime.parse(text).toInstant();
    }

    /// The value of a member, without quotes; null if null or absent. The object is flat and its
    /// texts are dates.
    private static @Nullable String value(String json, String name) {
        Matcher member =
                Pattern.compile(
                                "\""
                                        + name
                                        + "\"\\s*:\\s*(?:\"([^\"\\\\]*)\"|(-?\\d{1,10}|true|false|null))")
                        .matcher(json);
        if (!member.find()) {
            return null;
        }
        String text = member.group(1) == null ? member.group(2) : member.group(1);
        return "null".equals(text) ? null : text;
    }
}
