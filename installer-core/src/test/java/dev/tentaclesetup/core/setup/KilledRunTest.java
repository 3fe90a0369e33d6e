package dev.tentaclesetup.core.setup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tentaclesetup.core.plan.Report;
import dev.tentaclesetup.core.problem.Problem;
import dev.tentaclesetup.core.problem.ProblemId;
import dev.tentaclesetup.fixtures.StoppedProcess;
import dev.tentaclesetup.instance.FileTree;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// Wherever a run is killed, be it an installation or a removal, the same removal takes away what
/// is left.
///
/// A debugger stops the run before each of its file operations. What the disk shows then is what it
/// would show if the process were killed there; it is put back later, and the removal is run on it.
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "stops in the file operations of Unix")
@Timeout(600)
class KilledRunTest {

    private static final ByteBuffer FOLDER = ByteBuffer.allocate(0).asReadOnlyBuffer();

    @TempDir Path temporary;
    private Path folder;
    private final Set<Map<Path, ByteBuffer>> seen = new LinkedHashSet<>();

    @Test
    void aRemovalTakesAwayWhatARunHasLeftThatWasKilledAnywhere() throws Exception {
        folder = Files.createDirectory(temporary.resolve("host"));
        var scenario =
                new StoppedProcess(
                        KilledRunScenario.class, List.of(folder.toString()), _ -> look());
        assertThat(scenario.run()).isZero();
        assertThat(rest()).isEmpty();
        assertThat(seen).hasSizeGreaterThan(50);

        for (Map<Path, ByteBuffer> left : seen) {
            putBack(left);
            takeAway(left);
        }
    }

    private void takeAway(Map<Path, ByteBuffer> left) throws Exception {
        var scenario = new KilledRunScenario(folder);
        Preparation preparation = scenario.removal();
        if (preparation instanceof Preparation.Blocked blocked) {
            assertThat(blocked.problems())
                    .as("%s", left.keySet())
                    .extracting(Problem::id)
                    .containsExactly(ProblemId.INST_MISSING);
            assertThat(rest()).as("%s", left.keySet()).allMatch(path -> path.startsWith("state"));
        } else {
            assertThat(scenario.remove())
                    .isInstanceOfAny(Report.Done.class, Report.NothingToChange.class);
            assertThat(rest()).as("%s", left.keySet()).isEmpty();
        }
    }

    private void look() {
        try {
            var tree = new TreeMap<Path, ByteBuffer>();
            for (Path path : all()) {
                tree.put(
                        folder.relativize(path),
                        Files.isDirectory(path)
                                ? FOLDER
                                : ByteBuffer.wrap(Files.readAllBytes(path)));
            }
            seen.add(tree);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private List<Path> all() throws IOException {
        try (Stream<Path> paths = Files.walk(folder)) {
            return paths.filter(path -> !path.equals(folder)).toList();
        }
    }

    /// A check that is killed leaves its probe in a folder that is there already.
    private List<Path> rest() throws IOException {
        return all().stream()
                .filter(path -> !path.getFileName().toString().endsWith(".probe"))
                .map(folder::relativize)
                .toList();
    }

    private void putBack(Map<Path, ByteBuffer> tree) throws IOException {
        FileTree.delete(folder);
        Files.createDirectory(folder);
        for (Map.Entry<Path, ByteBuffer> entry : new ArrayList<>(tree.entrySet())) {
            Path path = folder.resolve(entry.getKey());
            if (entry.getValue() == FOLDER) {
                Files.createDirectory(path);
            } else {
                Files.write(path, entry.getValue().array());
            }
        }
    }
}
