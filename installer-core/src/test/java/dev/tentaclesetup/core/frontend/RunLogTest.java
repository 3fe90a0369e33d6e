package dev.tentaclesetup.core.frontend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tentaclesetup.core.Messages;
import dev.tentaclesetup.core.Secret;
import dev.tentaclesetup.core.answers.AnswerDraft;
import dev.tentaclesetup.core.answers.AnswerKey;
import dev.tentaclesetup.core.problem.Problem;
import dev.tentaclesetup.core.problem.ProblemId;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class RunLogTest {

    private static final Instant NOW = Instant.parse("2026-01-31T08:15:00Z");

    @TempDir Path folder;

    @Test
    void isAFileOfItsOwnForEachRunNamedByInstanceTimeAndRun() throws Exception {
        RunLog log = log(folder);

        log.begin("Web Shop", Optional.empty());
        log.line("start", "one");
        log.keep();
        log.begin("Web Shop", Optional.empty());
        log.keep();

        assertThat(files())
                .hasSize(2)
                .allMatch(file -> name(file).matches("Web_Shop-20260131T081500Z-[0-9a-f]{8}.log"));
        assertThat(files().stream().map(RunLogTest::content))
                .contains("2026-01-31T08:15:00Z start    one\n");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void isForItsOwnerAndHasNoSecretInIt() throws Exception {
        Secret.of("API-SOMETHINGSECRET".toCharArray()).close();
        RunLog log = log(folder.resolve("logs"));
        log.begin("Web", Optional.empty());
        log.line("problem", "fail\nit was API-SOMETHINGSECRET");
        log.keep();

        Path file = log.file().orElseThrow();
        assertThat(file)
                .content()
                .contains("problem  fail\n", "problem  it was ***\n")
                .doesNotContain("SOMETHINGSECRET");
        assertThat(rights(file)).isEqualTo("rw-------");
        assertThat(rights(file.getParent())).isEqualTo("rwxr-x---");
    }

    /// The agent's account passes through the folder of the machine configuration.
    @Test
    @DisabledOnOs(OS.WINDOWS)
    void closesItsOwnFolderAndNoneAbove() throws Exception {
        Path above = folder.resolve("machine");
        RunLog log = log(above.resolve("TentacleSetup/logs"));
        log.begin("Web", Optional.empty());
        log.keep();

        Path usual = Files.createDirectory(folder.resolve("usual"));
        assertThat(rights(above)).isEqualTo(rights(usual));
        assertThat(rights(above.resolve("TentacleSetup"))).isEqualTo(rights(usual));
    }

    @Test
    void tellsWhatWasAskedButNoSecret() {
        RunLog log = log(folder);
        new LoggedRun(log)
                .begin(
                        AnswerDraft.empty()
                                .with(AnswerKey.SETUP_INSTANCE, "Web")
                                .withAll(AnswerKey.REGISTRATION_ROLE, List.of("a", "b"))
                                .with(AnswerKey.SERVER_API_KEY, Secret.of("k".toCharArray())),
                        "1.0",
                        "plan");
        log.keep();

        assertThat(content(log.file().orElseThrow()))
                .contains(
                        "start    tentacle-setup 1.0 plan",
                        "answer   setup.instance = Web",
                        "answer   server.api-key = ***",
                        "answer   registration.role = a, b");
    }

    @Test
    void keepsNothingOfARunThatDidNothing() throws Exception {
        RunLog log = log(folder);
        log.begin("Web", Optional.empty());
        log.line("check", "ok");

        log.begin("Web", Optional.empty());

        assertThat(files()).isEmpty();
        assertThat(log.file()).isEmpty();
    }

    @Test
    void writesAFaultAtOnceAlsoBeforeAnythingIsKnown() throws Exception {
        log(folder).fault("it broke");

        assertThat(files()).singleElement().matches(file -> name(file).startsWith("setup-2026"));
    }

    @Test
    void neverWritesIntoAFileOfOthers() throws Exception {
        Path answers = Files.writeString(folder.resolve("web.ini"), "[setup]\nschema = 1\n");
        RunLog log = log(folder.resolve("usual"));
        log.begin("Web", Optional.of(answers));
        log.fault("it broke");

        assertThat(content(answers)).isEqualTo("[setup]\nschema = 1\n");
        assertThat(content(log.file().orElseThrow())).contains("it broke");
        Problem trouble = log.trouble().orElseThrow();
        assertThat(trouble.id()).isEqualTo(ProblemId.LOG_FILE);
        assertThat(Messages.in(Locale.ENGLISH).seen(trouble)).contains("something else");
        Files.delete(log.file().orElseThrow());
    }

    /// Writing to it would wait for a reader.
    @Test
    @DisabledOnOs(OS.WINDOWS)
    void doesNotWaitAtAPipe() throws Exception {
        Path pipe = folder.resolve("pipe");
        new ProcessBuilder("mkfifo", pipe.toString()).inheritIO().start().waitFor();
        RunLog log = log(folder.resolve("usual"));
        log.begin("Web", Optional.of(pipe));
        log.fault("it broke");

        assertThat(log.trouble()).isPresent();
        Files.delete(log.file().orElseThrow());
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void closesAFileToOthersThatIsThereAlready() throws Exception {
        Path file = Files.createFile(folder.resolve("mine.log"));
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
        RunLog log = log(folder.resolve("usual"));
        log.begin("Web", Optional.of(file));
        log.fault("it broke");

        assertThat(rights(file)).isEqualTo("rw-r-----");
        assertThat(content(file)).contains("it broke");
    }

    @Test
    void goesToAnotherFileOrFolderThatIsNamed() throws Exception {
        RunLog log = log(folder.resolve("usual"));

        Path file = folder.resolve("deep/er/mine.log");
        log.begin("Web", Optional.of(file));
        log.fault("first");
        log.begin("Web", Optional.of(file));
        log.fault("second");
        assertThat(content(file)).contains("first", "second");

        log.begin("Web", Optional.of(folder));
        log.keep();
        assertThat(log.file().orElseThrow().getParent()).isEqualTo(folder);
        assertThat(folder.resolve("usual")).doesNotExist();
    }

    @Test
    void goesElsewhereAndSaysSoWhereItCannotBeWritten() throws Exception {
        Path blocked = Files.createFile(folder.resolve("file"));
        RunLog log = log(blocked.resolve("logs"));

        log.begin("Web", Optional.empty());
        log.fault("it broke");

        assertThat(log.trouble().orElseThrow().id()).isEqualTo(ProblemId.LOG_FILE);
        Path elsewhere = log.file().orElseThrow();
        assertThat(content(elsewhere)).contains("it broke");
        assertThat(Messages.in(Locale.ENGLISH).message(log.trouble().get()))
                .contains(blocked.toString(), "it is in " + elsewhere);
        Files.delete(elsewhere);
    }

    @Test
    void leavesTheNewestLogsAndTheFilesOfOthers() throws Exception {
        for (int i = 0; i < 120; i++) {
            Path old = folder.resolve("Web-20250101T000000Z-%08x.log".formatted(i));
            Files.writeString(old, "old");
            Files.setLastModifiedTime(old, FileTime.from(NOW.minusSeconds(1000 - i)));
        }
        Path others = Files.createFile(folder.resolve("notes.log"));
        RunLog log = log(folder);

        log.begin("Web", Optional.empty());
        log.keep();

        assertThat(files()).hasSize(101).contains(others, log.file().orElseThrow());
        assertThat(folder.resolve("Web-20250101T000000Z-%08x.log".formatted(119))).exists();
        assertThat(folder.resolve("Web-20250101T000000Z-%08x.log".formatted(0))).doesNotExist();
    }

    @Test
    void endsAtALimit() throws Exception {
        LogFile log = LogFile.open(folder.resolve("a.log"));
        for (int i = 0; i < 12; i++) {
            log.append("x".repeat(1 << 20));
        }

        assertThat(Files.size(log.path())).isBetween(8L << 20, 10L << 20);
        assertThat(content(log.path())).endsWith("…\n");
    }

    private static RunLog log(Path folder) {
        return new RunLog(folder, () -> NOW, Messages.in(Locale.ENGLISH));
    }

    private List<Path> files() throws Exception {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(Files::isRegularFile).toList();
        }
    }

    private static String name(Path file) {
        return file.getFileName().toString();
    }

    private static String content(Path file) {
        try {
            return Files.readString(file);
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static String rights(Path path) throws Exception {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }
}
