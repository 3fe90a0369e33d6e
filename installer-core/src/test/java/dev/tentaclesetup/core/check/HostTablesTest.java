package dev.tentaclesetup.core.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tentaclesetup.core.answers.AnswerKey;
import dev.tentaclesetup.core.problem.Problem;
import dev.tentaclesetup.core.problem.ProblemId;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the kernel says of this host in its tables.
class HostTablesTest {

    @TempDir private Path folder;

    private Path mounts;

    @BeforeEach
    void link() throws Exception {
        folder = folder.toRealPath();
        mounts = folder.resolve("mounts");
    }

    @Test
    void refusesAFolderFromWhichNoProgramCanBeStarted() throws Exception {
        Path disk = Files.createDirectories(folder.resolve("a disk"));
        mount("/", "rw", disk.toString().replace(" ", "\\040"), "rw,nosuid,noexec");

        Problem problem = only(execution(disk.resolve("data/home")));

        assertThat(problem.id()).isEqualTo(ProblemId.SYS_NOEXEC);
        assertThat(problem.answer()).isEqualTo("paths.data");
        assertThat(problem.seen()).contains("a disk ext4").contains("noexec");
        assertThat(execution(folder.resolve("elsewhere"))).isEmpty();
    }

    @Test
    void theLastMountAtAPointAndTheDeepestOneCount() throws Exception {
        Path disk = Files.createDirectories(folder.resolve("disk/inner"));
        mount("/", "noexec", disk.getParent().toString(), "rw", disk.toString(), "noexec");
        assertThat(execution(disk.getParent().resolve("x"))).isEmpty();
        assertThat(execution(disk)).hasSize(1);

        mount("/", "rw", disk.toString(), "noexec", disk.toString(), "rw");
        assertThat(execution(disk)).isEmpty();
    }

    /// Where the table can be read, it has a mount of the kernel's without programs.
    @Test
    void readsTheTableOfThisHost() {
        assertThat(Mount.of(Mount.TABLE, Path.of("/proc")).map(Mount::type)).hasValue("proc");
        assertThat(Mount.of(folder.resolve("none"), folder)).isEmpty();
    }

    @Test
    void warnsOfAHostThatAllowsApprovedCryptographyOnly() throws Exception {
        Path flag = Files.writeString(folder.resolve("fips_enabled"), "1\n");

        assertThat(only(new FipsCheck(flag).observe().problems()))
                .satisfies(problem -> {
                    assertThat(problem.id()).isEqualTo(ProblemId.FIPS);
                    assertThat(problem.blocks()).isFalse();
                });

        Files.writeString(flag, "0\n");
        assertThat(new FipsCheck(flag).observe().problems()).isEmpty();
        assertThat(new FipsCheck(folder.resolve("none")).observe().problems()).isEmpty();
    }

    /// @param pointsAndOptions of mounts, in turn
    private void mount(String... pointsAndOptions) throws Exception {
        var text = new StringBuilder();
        for (int i = 0; i < pointsAndOptions.length; i += 2) {
            text.append(
                    "/dev/sda1 %s ext4 %s 0 0\n"
                            .formatted(pointsAndOptions[i], pointsAndOptions[i + 1]));
        }
        Files.writeString(mounts, text);
    }

    private List<Problem> execution(Path path) throws Exception {
        return new ExecutionCheck(AnswerKey.PATHS_DATA, path, mounts).observe().problems();
    }

    private static Problem only(List<Problem> problems) {
        assertThat(problems).hasSize(1);
        return problems.getFirst();
    }
}
