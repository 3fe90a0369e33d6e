package dev.tentaclesetup.instance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.tentaclesetup.instance.InstanceFailure.NameTaken;
import dev.tentaclesetup.instance.InstanceFailure.NoSingleInstance;
import dev.tentaclesetup.instance.InstanceFailure.UnknownInstance;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InstanceIndexTest {

    @TempDir Path root;
    private InstanceIndex index;
    private Path folder;

    @BeforeEach
    void setUp() {
        HostFolders folders = HostFolders.under(root);
        index = InstanceIndex.of(folders);
        folder = folders.indexFolder();
    }

    @Test
    void isEmptyWithoutFolder() throws InstanceException {
        assertThat(index.list()).isEmpty();
        assertThat(index.find("Tentacle")).isEmpty();
    }

    @Test
    void writesTheOfficialFile() throws Exception {
        index.add(
                new InstanceName("Polling"),
                Path.of("/etc/octopus/Polling/tentacle-Polling.config"));

        assertThat(Files.readAllBytes(folder.resolve("polling.config")))
                .isEqualTo(Recorded.bytes("instances-index/polling.config"));
    }

    @Test
    void leavesNothingElseInTheFolderBecauseTheOfficialProgramReadsEveryFileInIt()
            throws Exception {
        index.add(new InstanceName("Web"), Path.of("/web.config"));
        index.add(new InstanceName("Web"), Path.of("/other.config"));

        try (var files = Files.list(folder)) {
            assertThat(files).containsExactly(folder.resolve("web.config"));
        }
        try (var files = Files.list(folder.getParent())) {
            assertThat(files).containsExactly(folder);
        }
    }

    @Test
    void registeringAgainReplacesThePathAndKeepsTheSpelling() throws InstanceException {
        index.add(new InstanceName("Web"), Path.of("/old.config"));

        InstanceRecord again = index.add(new InstanceName("WEB"), Path.of("/new.config"));

        assertThat(again.name()).isEqualTo("Web");
        assertThat(index.list()).containsExactly(again);
        assertThat(again.configurationFile()).isEqualTo(Path.of("/new.config"));
    }

    @Test
    void refusesANameWhoseFileAnotherOneHas() throws InstanceException {
        InstanceRecord first = index.add(new InstanceName("A B"), Path.of("/1.config"));

        assertFailure(
                () -> index.add(new InstanceName("a-b"), Path.of("/2.config")),
                new NameTaken("a-b", "A B"));
        assertThat(index.list()).containsExactly(first);
    }

    @Test
    void removesOnlyTheEntry() throws Exception {
        Path configuration = Files.writeString(root.resolve("web.config"), "kept");
        index.add(new InstanceName("Web"), configuration);

        assertThat(index.remove("web")).isTrue();
        assertThat(index.remove("web")).isFalse();
        assertThat(index.list()).isEmpty();
        assertThat(configuration).hasContent("kept");
    }

    @Test
    void removesAnEntryWhoseFileHasAnotherName() throws Exception {
        entry("odd.txt", "{\"Name\":\"Web\",\"ConfigurationFilePath\":\"/web.config\"}");

        assertThat(index.remove("Web")).isTrue();
        assertThat(index.list()).isEmpty();
    }

    @Test
    void readsMemberNamesOfAnyCaseByteOrderMarkAndExtraMembers() throws Exception {
        entry("x", "\uFEFF{\"more\":[1],\"NAME\":\"Web\",\"configurationfilepath\":\"/w.config\"}");

        assertThat(index.list())
                .containsExactly(
                        new InstanceRecord("Web", Path.of("/w.config"), folder.resolve("x")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "{}",
                "{\"Name\":\"x\"}",
                "{\"Name\":null,\"ConfigurationFilePath\":null}",
                "{\"Name\":\"x\",\"ConfigurationFilePath\":\"/x\"",
                "{\"Name\":\"x\",\"ConfigurationFilePath\":\"a\\u0000b\"}",
                "<xml/>"
            })
    void tellsABrokenFileApartAndStillListsTheOthers(String content) throws Exception {
        InstanceRecord good = index.add(new InstanceName("Good"), Path.of("/good.config"));
        entry("bad.config", content);

        InstanceIndex.Content read = index.read();

        assertThat(read.instances()).containsExactly(good);
        assertThat(read.broken())
                .singleElement()
                .satisfies(b -> assertThat(b.file()).isEqualTo(folder.resolve("bad.config")));
        assertThat(index.select("good")).isEqualTo(good);
    }

    @Test
    void tellsAHugeFileApart() throws Exception {
        Files.createDirectories(folder);
        Files.write(folder.resolve("huge.config"), new byte[65 * 1024]);

        assertThat(index.read().broken()).hasSize(1);
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    @Timeout(20)
    void isNotHungByAPipe() throws Exception {
        Files.createDirectories(folder);
        new ProcessBuilder("mkfifo", folder.resolve("pipe").toString()).start().waitFor();

        assertThat(index.read().broken()).hasSize(1);
    }

    @Test
    void tellsADanglingLinkApart() throws Exception {
        Files.createDirectories(folder);
        Files.createSymbolicLink(folder.resolve("link.config"), root.resolve("nothing"));

        assertThat(index.read().broken()).hasSize(1);
    }

    @Test
    void selectsIgnoringCaseAndPrefersTheExactSpelling() throws Exception {
        entry("1", "{\"Name\":\"Web\",\"ConfigurationFilePath\":\"/1\"}");
        entry("2", "{\"Name\":\"WEB\",\"ConfigurationFilePath\":\"/2\"}");

        assertThat(index.select("WEB").configurationFile()).isEqualTo(Path.of("/2"));
        assertFailure(() -> index.select("web"), new NoSingleInstance(List.of("WEB", "Web")));
        assertFailure(() -> index.select("x"), new UnknownInstance("x", List.of("WEB", "Web")));
    }

    @Test
    void selectsTentacleOrTheOnlyOneWhenNoneIsNamed() throws InstanceException {
        assertFailure(index::selectDefault, new NoSingleInstance(List.of()));
        InstanceRecord one = index.add(new InstanceName("One"), Path.of("/1"));
        assertThat(index.selectDefault()).isEqualTo(one);
        index.add(new InstanceName("Two"), Path.of("/2"));
        assertFailure(index::selectDefault, new NoSingleInstance(List.of("One", "Two")));
        InstanceRecord tentacle = index.add(InstanceName.DEFAULT, Path.of("/3"));
        assertThat(index.selectDefault()).isEqualTo(tentacle);
    }

    private void entry(String file, String content) throws IOException {
        Files.createDirectories(folder);
        Files.writeString(folder.resolve(file), content);
    }

    private static void assertFailure(ThrowingCallable call, InstanceFailure failure) {
        assertThatExceptionOfType(InstanceException.class)
                .isThrownBy(call)
                .extracting(InstanceException::failure)
                .isEqualTo(failure);
    }
}
