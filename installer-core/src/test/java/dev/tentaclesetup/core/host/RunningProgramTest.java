package dev.tentaclesetup.core.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunningProgramTest {

    @TempDir Path folder;

    @Test
    void anAgentGoesOnWithTheVersionThatItWasStartedFrom() throws Exception {
        try (var image = new VersionedImage(folder)) {
            image.install("1.0");
            long agent = image.start();

            assertThat(old(agent, image.program())).isFalse();

            image.install("1.1");

            assertThat(old(agent, image.program())).isTrue();
            assertThat(RunningProgram.of(agent).orElseThrow().image()).endsWith("/versions/1.0");
            assertThat(image.program().image().orElseThrow()).endsWith("/versions/1.1");
        }
    }

    @Test
    void anAgentWhoseProgramIsDeletedRunsAnotherOne() throws Exception {
        try (var image = new VersionedImage(folder)) {
            image.install("1.0");
            long agent = image.start();
            Path executable = image.program().executable().orElseThrow();
            byte[] content = Files.readAllBytes(executable);
            Files.delete(executable);
            Files.write(executable, content);

            assertThat(old(agent, image.program())).isTrue();
            assertThat(RunningProgram.of(agent).orElseThrow().image()).endsWith("1.0 (deleted)");
        }
    }

    @Test
    void aProgramOfAnotherKindWasNotLeftByAnUpgrade() {
        long me = ProcessHandle.current().pid();

        assertThat(old(me, new ProgramLocation(List.of("/bin/sh")))).isFalse();
    }

    @Test
    void whereNoFileSystemSaysItTheProcessItselfIsAsked() throws Exception {
        try (var image = new VersionedImage(folder)) {
            image.install("1.0");
            long agent = image.start();
            RunningProgram running = RunningProgram.asJavaSeesIt(agent).orElseThrow();

            assertThat(running.olderThan(image.program())).isFalse();

            image.install("1.1");

            assertThat(running.olderThan(image.program())).isTrue();
        }
    }

    @Test
    void anotherSpellingOfAProgramIsTheSameProgram() throws Exception {
        try (var image = new VersionedImage(folder)) {
            image.install("1.0");
            Path executable = image.program().executable().orElseThrow();
            Path spelled = executable.resolveSibling("../bin").resolve(executable.getFileName());

            assertThat(new RunningProgram(spelled.toString()).olderThan(image.program())).isFalse();
        }
    }

    private static boolean old(long process, ProgramLocation installed) {
        return RunningProgram.of(process)
                .filter(running -> running.olderThan(installed))
                .isPresent();
    }
}
