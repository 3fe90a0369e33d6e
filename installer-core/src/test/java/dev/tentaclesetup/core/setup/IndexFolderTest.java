package dev.tentaclesetup.core.setup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tentaclesetup.fixtures.StoppedProcess;
import dev.tentaclesetup.instance.HostFolders;
import dev.tentaclesetup.instance.InstanceException;
import dev.tentaclesetup.instance.InstanceIndex;
import dev.tentaclesetup.instance.InstanceRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// The vendor's program takes every file in the index for an instance and fails for all of them
/// when one is broken [tentacle-configuration 2.1]. So nothing but finished entries may stand
/// there: not for a moment, and not when set-up is killed.
///
/// A debugger stops set-up before each of its file operations. What the folder shows then is what
/// it would show if the process were killed there.
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "stops in the file operations of Unix")
@Timeout(300)
class IndexFolderTest {

    @TempDir Path folder;
    private final TreeSet<String> seen = new TreeSet<>();
    private HostFolders folders;

    @Test
    void nothingButFinishedEntriesEverStandsInTheIndex() throws Exception {
        folders = HostFolders.under(folder.resolve("machine"));
        var scenario =
                new StoppedProcess(
                        IndexFolderScenario.class, List.of(folder.toString()), this::inspect);

        int exit = scenario.run();

        assertThat(exit).isZero();
        assertThat(scenario.stops()).isGreaterThan(500);
        assertThat(seen).containsExactly("Demo", "First", "Kept", "Undone");
        assertThat(folders.indexFolder()).doesNotExist();
    }

    private void inspect(String operation) {
        Path index = folders.indexFolder();
        if (!Files.isDirectory(index)) {
            return;
        }
        try {
            InstanceIndex.Content content = InstanceIndex.of(folders).read();
            assertThat(content.broken()).as(operation).isEmpty();
            content.instances().stream().map(InstanceRecord::name).forEach(seen::add);
            try (Stream<Path> files = Files.list(index)) {
                assertThat(files)
                        .as(operation)
                        .allMatch(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS))
                        .hasSize(content.instances().size());
            }
        } catch (IOException | InstanceException e) {
            throw new AssertionError(operation, e);
        }
    }
}
