package dev.tentaclesetup.agent.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tentaclesetup.contracts.ProcessState;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScriptStateFileTest {
    private static final Instant CREATED = Instant.parse("2026-01-02T03:04:05.5Z");

    @TempDir Path folder;

    @Test
    void readsTheFileOfAnOlderVersion() throws Exception {
        Files.writeString(
                folder.resolve("scriptstate.json"),
                "{\"Created\":\"2025-04-09T23:24:03.683243+00:00\",\"Started\":"
                        + "\"2025-04-09T23:24:04.683243+00:00\",\"Completed\":"
                        + "\"2025-04-10T01:24:05.1+02:00\",\"State\":2,\"ExitCode\":-3,"
                        + "\"RanToCompletion\":true}");

        assertThat(new ScriptStateFile(folder).read())
                .contains(
                        new ScriptState(
                                Instant.parse("2025-04-09T23:24:03.683243Z"),
                                Instant.parse("2025-04-09T23:24:04.683243Z"),
                                Instant.parse("2025-04-09T23:24:05.1Z"),
                                ProcessState.COMPLETE,
                                -3,
                                true));
    }

    @Test
    void writesMembersInTheOfficialOrder() throws Exception {
        new ScriptStateFile(folder).create(ScriptState.created(CREATED));

        assertThat(folder.resolve("scriptstate.json"))
                .hasContent(
                        "{\"Created\":\"2026-01-02T03:04:05.500+00:00\",\"Started\":null,"
                                + "\"Completed\":null,\"State\":0,\"ExitCode\":null,"
                                + "\"RanToCompletion\":null}");
    }

    @Test
    void readsWhatItWrites() throws Exception {
        ScriptStateFile file = new ScriptStateFile(folder);
        ScriptState state = ScriptState.created(CREATED);
        file.create(state);
        file.replace(state.started(CREATED.plusSeconds(1)));
        file.replace(state.started(CREATED.plusSeconds(1)).completed(CREATED.plusSeconds(2), 7));

        assertThat(file.read())
                .contains(
                        state.started(CREATED.plusSeconds(1)).completed(CREATED.plusSeconds(2), 7));
        assertThat(folder).isDirectoryNotContaining("glob:**-*");
    }

    @Test
    void secondCreationIsRefused() throws Exception {
        new ScriptStateFile(folder).create(ScriptState.created(CREATED));

        assertThatThrownBy(() -> new ScriptStateFile(folder).create(ScriptState.created(CREATED)))
                .isInstanceOf(FileAlreadyExistsException.class);
    }

    @Test
    void writesAnEndAsTheOfficialProgramDoes() throws Exception {
        ScriptStateFile file = new ScriptStateFile(folder);
        file.create(ScriptState.created(CREATED));
        file.replace(ScriptState.created(CREATED).started(CREATED).completed(CREATED, -3));

        assertThat(folder.resolve("scriptstate.json"))
                .hasContent(
                        "{\"Created\":\"2026-01-02T03:04:05.500+00:00\","
                                + "\"Started\":\"2026-01-02T03:04:05.500+00:00\","
                                + "\"Completed\":\"2026-01-02T03:04:05.500+00:00\","
                                + "\"State\":2,\"ExitCode\":-3,\"RanToCompletion\":true}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "{\"State\":17}",
                "{\"State\":\"2\"}",
                "{\"State\":2",
                "{\"State\":2}}",
                "{\"State\":2,\"ExitCode\":9999999999}",
                "{\"State\":2,\"ExitCode\":true}",
                "{\"State\":2,\"RanToCompletion\":1}",
                "{\"State\":2,\"Created\":\"yesterday\"}",
                "{\"State\":2,\"Created\":1}"
            })
    void damagedFileIsAnError(String content) throws Exception {
        Files.writeString(folder.resolve("scriptstate.json"), content);

        assertThatThrownBy(() -> new ScriptStateFile(folder).read())
                .isInstanceOf(IOException.class);
    }

    @Test
    void missingFileIsNoState() throws Exception {
        assertThat(new ScriptStateFile(folder).read()).isEmpty();
    }
}
