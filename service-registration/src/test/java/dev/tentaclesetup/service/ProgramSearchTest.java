package dev.tentaclesetup.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@EnabledOnOs(OS.LINUX)
class ProgramSearchTest {

    @TempDir Path folder;

    @Test
    void findsAProgramInTheFirstFolderOfThePath() throws Exception {
        Path program = executable("true");

        assertThat(new ProgramSearch("/none:" + folder).resolve(List.of("true", "-x", "a b")))
                .containsExactly(program.toString(), "-x", "a b");
    }

    @Test
    void findsAdministratorsProgramsWithAnyPath() {
        for (String path : List.of("", "/none", ".", "\0")) {
            assertThat(new ProgramSearch(path).resolve(List.of("ldconfig")).getFirst())
                    .endsWith("bin/ldconfig")
                    .startsWith("/");
        }
    }

    @Test
    void neverTakesAProgramOfARelativeFolder() throws Exception {
        executable("no-such-program");
        Path relative = Path.of("").toAbsolutePath().relativize(folder);

        assertThat(new ProgramSearch(":" + relative).resolve(List.of("no-such-program")))
                .containsExactly("no-such-program");
    }

    @Test
    void skipsWhatCannotBeExecuted() throws Exception {
        Files.createFile(folder.resolve("sh"));

        assertThat(new ProgramSearch(folder.toString()).resolve(List.of("sh")).getFirst())
                .endsWith("bin/sh");
    }

    @Test
    void leavesAPathAsItIs() {
        assertThat(new ProgramSearch("").resolve(List.of("/opt/x", "y")))
                .containsExactly("/opt/x", "y");
    }

    private Path executable(String name) throws Exception {
        Path program = Files.createFile(folder.resolve(name));
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
        return program;
    }
}
