package dev.tentaclesetup.agent.script;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.tentaclesetup.contracts.ProcessState;
import dev.tentaclesetup.instance.json.Json;
import dev.tentaclesetup.instance.json.JsonException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
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
    /// matters after a restart of the agent, not after one of the host, which ends all scripts
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
        Map<String, Json> members = new LinkedHashMap<>();
        members.put("Created", time(state.created()));
        members.put("Started", time(state.started()));
        members.put("Completed", time(state.completed()));
        members.put("State", Json.number(state.state().wireNumber()));
        Integer code = state.exitCode();
        members.put("ExitCode", code == null ? new Json.Null() : Json.number(code));
        Boolean ran = state.ranToCompletion();
        members.put("RanToCompletion", ran == null ? new Json.Null() : new Json.Bool(ran));
        return new Json.Obj(members).compact();
    }

    private static Json time(@Nullable Instant time) {
        return Json.text(time == null ? null : time.toString().replace("Z", "+00:00"));
    }

    private ScriptState parse(String text) throws IOException {
        try {
            Json.Obj members = object(text);
            return new ScriptState(
                    time(members, "Created").orElse(Instant.EPOCH),
                    time(members, "Started").orElse(null),
                    time(members, "Completed").orElse(null),
                    state(number(members, "State").orElse(-1)),
                    number(members, "ExitCode").orElse(null),
                    truth(members, "RanToCompletion").orElse(null));
        } catch (JsonException | DateTimeException | IllegalArgumentException e) {
            throw new IOException("The state file " + file + " cannot be read.", e);
        }
    }

    private static Json.Obj object(String text) throws JsonException {
        if (Json.read(text) instanceof Json.Obj object) {
            return object;
        }
        throw new IllegalArgumentException("not an object");
    }

    private static ProcessState state(int number) {
        for (ProcessState state : ProcessState.values()) {
            if (state.wireNumber() == number) {
                return state;
            }
        }
        throw new IllegalArgumentException("no state " + number);
    }

    private static Optional<Instant> time(Json.Obj members, String name) {
        Optional<Json> value = members.member(name);
        return value.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        OffsetDateTime.parse(value.get().asText().orElseThrow(() -> misfit(name)))
                                .toInstant());
    }

    private static Optional<Integer> number(Json.Obj members, String name) {
        Optional<Json> value = members.member(name);
        return value.isEmpty()
                ? Optional.empty()
                : Optional.of(value.get().asInt().orElseThrow(() -> misfit(name)));
    }

    private static Optional<Boolean> truth(Json.Obj members, String name) {
        Optional<Json> value = members.member(name);
        if (value.isEmpty()) {
            return Optional.empty();
        }
        if (value.get() instanceof Json.Bool(boolean truth)) {
            return Optional.of(truth);
        }
        throw misfit(name);
    }

    private static IllegalArgumentException misfit(String name) {
        return new IllegalArgumentException("unexpected value of " + name);
    }
}
