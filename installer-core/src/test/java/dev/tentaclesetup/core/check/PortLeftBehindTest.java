package dev.tentaclesetup.core.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tentaclesetup.core.problem.Problem;
import dev.tentaclesetup.core.problem.ProblemId;
import java.io.BufferedReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A program that a script has started, and that outlives the agent, keeps a port.
class PortLeftBehindTest {

    @TempDir private Path folder;

    /// Holds a port until its input ends.
    public static final class Holder {
        public static void main(String[] arguments) throws Exception {
            try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
                System.out.println(socket.getLocalPort());
                var _ = System.in.read();
            }
        }
    }

    @Test
    void namesAProcessThatAnAgentLeftBehind() throws Exception {
        Problem problem = held("TentacleHome", "/home/of/agent");

        assertThat(problem.id()).isEqualTo(ProblemId.PORT_ZOMBIE);
        assertThat(problem.answer()).isEqualTo("connection.listen-port");
    }

    @Test
    void takesAnyOtherProcessForOneThatUsesThePort() throws Exception {
        assertThat(held("NotTentacleHome", "x").id()).isEqualTo(ProblemId.PORT_USED);
    }

    @Test
    void whatARunningAgentHasStartedIsNotLeftBehind() throws Exception {
        process("10", "java\0agent\0--instance=web", "1", "");
        process("11", "bash\0script.sh", "10", "");
        process("12", "nginx", "11", "PATH=/bin\0TentacleHome=/home/of/agent\0");
        process("13", "nginx", "1", "PATH=/bin\0TentacleHome=/home/of/agent\0");

        assertThat(new PortOwner(12, "nginx", "nginx").leftBehind(folder)).isFalse();
        assertThat(new PortOwner(13, "nginx", "nginx").leftBehind(folder)).isTrue();
    }

    private void process(String pid, String command, String parent, String environment)
            throws Exception {
        Path process = Files.createDirectories(folder.resolve(pid));
        Files.writeString(process.resolve("cmdline"), command);
        Files.writeString(process.resolve("environ"), environment);
        Files.writeString(process.resolve("stat"), pid + " (a ) b) S " + parent + " 1 1 0");
    }

    private static Problem held(String variable, String value) throws Exception {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        String classes =
                Path.of(
                                PortLeftBehindTest.class
                                        .getProtectionDomain()
                                        .getCodeSource()
                                        .getLocation()
                                        .toURI())
                        .toString();
        var builder = new ProcessBuilder(java, "-cp", classes, Holder.class.getName());
        builder.environment().put(variable, value);
        Process process = builder.redirectError(ProcessBuilder.Redirect.INHERIT).start();
        try (BufferedReader out = process.inputReader()) {
            int port = Integer.parseInt(out.readLine());
            return ListenPortCheck.free(port, Optional.empty()).observe().problems().getFirst();
        } finally {
            process.destroyForcibly().waitFor();
        }
    }
}
