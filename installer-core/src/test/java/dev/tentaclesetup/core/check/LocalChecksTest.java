package dev.tentaclesetup.core.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tentaclesetup.core.Messages;
import dev.tentaclesetup.core.answers.AnswerKey;
import dev.tentaclesetup.core.answers.Answers;
import dev.tentaclesetup.core.problem.Argument;
import dev.tentaclesetup.core.problem.Problem;
import dev.tentaclesetup.core.problem.ProblemId;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalChecksTest {

    @TempDir private Path folder;

    @Test
    void findsAFreePortFree() throws Exception {
        int port;
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }

        assertThat(ListenPortCheck.free(port, Optional.empty()).observe().problems()).isEmpty();
    }

    @Test
    void namesTheProcessThatHoldsAPort() throws Exception {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            int port = socket.getLocalPort();

            Problem problem = only(ListenPortCheck.free(port, Optional.empty()).observe());

            assertThat(problem.id()).isEqualTo(ProblemId.PORT_USED);
            assertThat(problem.arguments())
                    .isEqualTo(
                            Argument.texts(
                                    Integer.toString(port),
                                    "java (pid " + ProcessHandle.current().pid() + ")"));
            assertThat(problem.answer()).isEqualTo("connection.listen-port");
        }
    }

    @Test
    void acceptsAPortThatItsOwnAgentHolds() throws Exception {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var check =
                    new ListenPortCheck(
                            socket.getLocalPort(),
                            Optional.of("127.0.0.1"),
                            owner -> owner.pid() == ProcessHandle.current().pid());

            assertThat(check.observe().problems()).isEmpty();
        }
    }

    @Test
    void readsTheOwnerOfAPortFromTheProcessTable() throws Exception {
        Path proc = folder.resolve("proc");
        Path process = Files.createDirectories(proc.resolve("4711/fd")).getParent();
        Files.createDirectories(proc.resolve("net"));
        Files.writeString(
                proc.resolve("net/tcp6"),
                """
                  sl  local_address  remote_address st tx_queue rx_queue tr tm->when retrnsmt uid timeout inode
                   0: 00000000:2AB5 00000000:0000 0A 00000000:00000000 00:00000000 00000000 0 0 777 1
                   1: 00000000:2AB6 00000000:0000 01 00000000:00000000 00:00000000 00000000 0 0 888 1
                """);
        Files.createSymbolicLink(process.resolve("fd/5"), Path.of("socket:[777]"));
        Files.writeString(process.resolve("comm"), "nginx\n");
        Files.writeString(process.resolve("cmdline"), "nginx\0-g\0daemon off;\0");

        assertThat(PortOwner.find(proc, 10_933))
                .contains(new PortOwner(4711, "nginx", "nginx -g daemon off;"));
        assertThat(PortOwner.find(proc, 10_934)).isEmpty();
        assertThat(PortOwner.find(folder.resolve("none"), 10_933)).isEmpty();

        Files.writeString(process.resolve("cmdline"), "java\0-cp\0" + "a.jar:".repeat(500));
        assertThat(PortOwner.find(proc, 10_933).orElseThrow().commandLine())
                .startsWith("java -cp a.jar:a.jar:")
                .endsWith("…")
                .hasSize(160);
    }

    @Test
    void acceptsAFolderThatCanBeMadeAndLeavesNothingBehind() throws Exception {
        var check = new FolderCheck(AnswerKey.PATHS_DATA, folder.resolve("a/b/c"));

        assertThat(check.observe().problems()).noneMatch(Problem::blocks);
        try (var left = Files.list(folder)) {
            assertThat(left).isEmpty();
        }
    }

    @Test
    void refusesAFolderBelowAFile() throws Exception {
        Path file = Files.createFile(folder.resolve("file"));

        Problem problem = only(new FolderCheck(AnswerKey.PATHS_DATA, file.resolve("x")).observe());

        assertThat(problem.id()).isEqualTo(ProblemId.DISK_RO);
        assertThat(problem.answer()).isEqualTo("paths.data");
    }

    @Test
    void refusesAFolderInPlaceOfALinkThatLeadsNowhere() throws Exception {
        Path nowhere = Files.createSymbolicLink(folder.resolve("link"), folder.resolve("gone/x"));
        Path circle = Files.createSymbolicLink(folder.resolve("circle"), folder.resolve("circle"));

        for (Path link : List.of(nowhere, nowhere.resolve("below"), circle)) {
            assertThat(only(new FolderCheck(AnswerKey.PATHS_DATA, link).observe()).id())
                    .as("%s", link)
                    .isEqualTo(ProblemId.DISK_RO);
        }
    }

    @Test
    void refusesAFolderWhereNothingCanBeWritten() {
        Problem problem =
                only(new FolderCheck(AnswerKey.PATHS_DATA, Path.of("/proc/tentacle")).observe());

        assertThat(problem.id()).isEqualTo(ProblemId.DISK_RO);
    }

    @Test
    void warnsAboutLittleRoomAndRefusesTooLittle() {
        var check = new RoomCheck(AnswerKey.PATHS_APPLICATIONS, folder);

        assertThat(only(check.of(200L << 20)).blocks()).isFalse();
        assertThat(only(check.of((200L << 20) - 1)).blocks()).isTrue();
        assertThat(check.of(2L << 30).problems()).isEmpty();
    }

    /// As much as the agent demands before it runs a script.
    @Test
    void refusesADataFolderWithTooLittleRoomForTheHealthCheck() {
        var check = new RoomCheck(AnswerKey.PATHS_DATA, folder);

        assertThat(only(check.of(551L << 20)).blocks()).isFalse();
        assertThat(only(check.of((551L << 20) - 1)).blocks()).isTrue();
        assertThat(check.of(2L << 30).problems()).isEmpty();
    }

    @Test
    void namesTheInstanceWhoseAgentHoldsAPort() throws Exception {
        Path proc = folder.resolve("proc");
        Path process = Files.createDirectories(proc.resolve("4711/fd")).getParent();
        Files.createDirectories(proc.resolve("net"));
        Files.writeString(
                proc.resolve("net/tcp"),
                "0: 00000000:2AB5 00000000:0000 0A 0:0 00:0 0 0 0 777 1\n");
        Files.createSymbolicLink(process.resolve("fd/5"), Path.of("socket:[777]"));
        Files.writeString(process.resolve("comm"), "java\n");
        Files.writeString(
                process.resolve("cmdline"),
                "java\0-cp\0" + "a.jar:".repeat(500) + "\0agent\0--instance=Web Shop\0");

        assertThat(PortOwner.find(proc, 10_933).orElseThrow().instance()).contains("Web Shop");
    }

    @Test
    void saysInWordsThatNothingCanBeWrittenAndNamesNoClass() {
        Problem problem =
                only(new FolderCheck(AnswerKey.PATHS_DATA, Path.of("/proc/tentacle")).observe());

        assertThat(Messages.in(Locale.ENGLISH).seen(problem))
                .contains("/proc")
                .doesNotContain("Exception", "FileSystem", "NoSuchFile");
    }

    /// What not even an administrator can write to is on a file system that is read-only.
    @Test
    void doesNotAskAnAdministratorForTheRightsOfOne() {
        Optional<Path> readOnly =
                Stream.of("/proc/sys", "/sys", "/usr", "/proc")
                        .map(Path::of)
                        .filter(path -> Files.isDirectory(path) && !Files.isWritable(path))
                        .findFirst();
        Assumptions.assumeTrue(readOnly.isPresent());
        var check = new RightsCheck(Answers.Run.SERVICE, readOnly.get().resolve("x"), true);

        assertThat(only(check.observe()).id()).isEqualTo(ProblemId.DISK_RO);
    }

    @Test
    void wantsRootForAServiceOnly() {
        var ordinary = new RightsCheck(Answers.Run.SERVICE, folder, false);
        var process = new RightsCheck(Answers.Run.PROCESS, folder.resolve("x"), false);
        var administrator = new RightsCheck(Answers.Run.SERVICE, folder, true);

        assertThat(only(ordinary.observe()).id()).isEqualTo(ProblemId.PRIV_NONE);
        assertThat(process.observe().problems()).isEmpty();
        assertThat(administrator.observe().problems()).isEmpty();
    }

    private static Problem only(Observation<?> observation) {
        assertThat(observation.problems()).hasSize(1);
        return observation.problems().getFirst();
    }

    @Test
    void judgesTheClock() {
        assertThat(ClockCheck.judge(Duration.ofMinutes(-5))).isEmpty();
        assertThat(ClockCheck.judge(Duration.ofSeconds(301)).orElseThrow().blocks()).isFalse();
        assertThat(ClockCheck.judge(Duration.ofHours(-25)).orElseThrow().blocks()).isTrue();
    }
}
