package dev.tentaclesetup.instance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// What only a process of its own can show.
@Timeout(120)
class ProcessIT {

    private static final String JAVA =
            Path.of(System.getProperty("java.home"), "bin", "java").toString();

    @TempDir Path folder;
    private Path config;

    @BeforeEach
    void setUp() throws Exception {
        config = Recorded.copy("02-listening.config", folder).path();
    }

    @Test
    void theAgentReadsItsCertificateWithoutBouncyCastle() throws Exception {
        Files.createDirectory(Path.of(config + ".machine"));
        String withoutBouncyCastle =
                Arrays.stream(
                                System.getProperty("java.class.path")
                                        .split(java.io.File.pathSeparator))
                        .filter(entry -> !entry.contains("bouncycastle"))
                        .collect(Collectors.joining(java.io.File.pathSeparator));

        Process process = start(List.of(), withoutBouncyCastle, "certificate", config.toString());

        assertThat(process.inputReader().readLine())
                .isEqualTo("AA74766A5072A1CF5F13118CCACDFA7A13525FB5");
        assertThat(process.waitFor()).isZero();
    }

    @RepeatedTest(8)
    void aProcessKilledWhileItWritesLeavesAWholeFile() throws Exception {
        Process process = start(List.of(), classPath(), "update-for-ever", config.toString());
        try (var lines =
                new BufferedReader(
                        new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (int i = new Random().nextInt(40); i >= 0; i--) {
                assertThat(lines.readLine()).isEqualTo(".");
            }
        }
        process.destroyForcibly().waitFor();

        Settings left = ConfigurationFile.at(config).read();

        assertThat(left.value("Value").orElseThrow()).matches("a{300000}|b{150000}|c");
        assertThat(left.value("Octopus.Home")).contains("/etc/octopus/Listening");
        ConfigurationFile.at(config).update(s -> s.with("Value", "after"));
        try (var files = Files.list(folder)) {
            assertThat(files).containsExactly(config);
        }
    }

    @Test
    void aReaderNeverMeetsHalfAFileWhileAnotherProcessWrites() throws Exception {
        ConfigurationFile file = ConfigurationFile.at(config);
        file.update(s -> s.with("Value", "c"));
        Process process = start(List.of(), classPath(), "update-for-ever", config.toString());
        try {
            assertThat(process.inputReader().readLine()).isEqualTo(".");
            Thread.ofVirtual().start(() -> process.inputReader().lines().forEach(_ -> {}));
            for (int i = 0; i < 500; i++) {
                assertThat(file.read().value("Value").orElseThrow())
                        .matches("a{300000}|b{150000}|c");
            }
            assertThat(process.isAlive()).isTrue();
        } finally {
            process.destroyForcibly().waitFor();
        }
    }

    @Test
    void twoProcessesThatChangeOneFileLoseNoChangeOfEachOther() throws Exception {
        ConfigurationFile file = ConfigurationFile.at(config);
        Process other = start(List.of(), classPath(), "count", config.toString(), "100");
        Process third = start(List.of(), classPath(), "count", config.toString(), "100");

        assertThat(other.inputReader().readLine()).isEqualTo("done");
        assertThat(third.inputReader().readLine()).isEqualTo("done");

        assertThat(file.read().value("Count")).contains("200");
    }

    @Test
    void aLockOfThisProcessKeepsAnotherOneOut() throws Exception {
        Path lock = folder.resolve("lock");
        try (LockFile held = LockFile.tryTake(lock, "this test").orElseThrow()) {
            assertThat(held).isNotNull();
            assertThat(probeLock(lock)).isEqualTo("held by this test");
        }
        assertThat(lock).doesNotExist();
        assertThat(probeLock(lock)).isEqualTo("taken");
    }

    @Test
    void aKilledProcessHoldsNoLock() throws Exception {
        Path lock = folder.resolve("lock");
        Process process = start(List.of(), classPath(), "lock", lock.toString());
        assertThat(process.inputReader().readLine()).isEqualTo("taken");
        assertThat(LockFile.tryTake(lock, "this test")).isEmpty();
        assertThat(LockFile.holder(lock)).isEqualTo("the probe");

        process.destroyForcibly().waitFor();

        assertThat(lock).exists();
        try (LockFile held = LockFile.tryTake(lock, "this test").orElseThrow()) {
            assertThat(LockFile.holder(lock)).isEqualTo("this test");
            assertThat(held).isNotNull();
        }
        assertThat(lock).doesNotExist();
    }

    private static String probeLock(Path lock) throws Exception {
        Process process = start(List.of(), classPath(), "lock", lock.toString());
        process.getOutputStream().close();
        String line = process.inputReader().readLine();
        assertThat(process.waitFor()).isZero();
        return line;
    }

    /// The limit on the size of files stands in for a full disk.
    @Test
    void aFailedWriteLeavesTheOldFileAndNothingElse() throws Exception {
        byte[] before = Files.readAllBytes(config);

        Process process =
                start(
                        List.of("bash", "-c", "ulimit -f 64; exec \"$@\"", "limited"),
                        classPath(),
                        "update",
                        config.toString(),
                        "1000000");

        assertThat(process.inputReader().readLine()).isEqualTo("FileAccess");
        assertThat(process.waitFor()).isZero();
        assertThat(config).hasBinaryContent(before);
        try (var files = Files.list(folder)) {
            assertThat(files).containsExactly(config);
        }
    }

    private static String classPath() {
        return System.getProperty("java.class.path");
    }

    private static Process start(List<String> prefix, String classPath, String... arguments)
            throws Exception {
        List<String> command = new ArrayList<>(prefix);
        command.addAll(List.of(JAVA, "-XX:-UsePerfData", "-XX:+UseSerialGC", "-cp", classPath));
        command.add(ProcessProbe.class.getName());
        command.addAll(List.of(arguments));
        Process process =
                new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
        process.onExit().orTimeout(60, TimeUnit.SECONDS);
        return process;
    }
}
