package dev.tentaclesetup.cli;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/// The built product as processes of its own, in a machine configuration of its own: what stands in
/// the temporary folder is all that a run may touch.
final class Product {

    private static final List<String> ONLY_FOR_TESTS =
            List.of(
                    "practice-server",
                    "test-classes",
                    "junit",
                    "opentest4j",
                    "apiguardian",
                    "assertj",
                    "awaitility",
                    "hamcrest",
                    "byte-buddy",
                    "surefire");
    private static final long LIMIT_SECONDS = 120;

    private final Path folder;
    private final Map<String, String> secrets;
    private final List<String> before;

    /// @param secrets environment variables that answer files refer to
    Product(Path folder, Map<String, String> secrets) {
        this(folder, secrets, List.of());
    }

    private Product(Path folder, Map<String, String> secrets, List<String> before) {
        this.folder = folder;
        this.secrets = Map.copyOf(secrets);
        this.before = before;
    }

    /// The same for root as for other users: a folder's rights count, and the first ports are
    /// barred.
    Product withoutPrivileges() {
        String rights = "-dac_override,-dac_read_search,-net_bind_service";
        boolean root = System.getProperty("user.name").equals("root");
        List<String> drop = List.of("setpriv", "--bounding-set=" + rights, "--inh-caps=" + rights);
        return new Product(folder, secrets, root ? drop : List.of());
    }

    /// How a process ended.
    record Ended(int exit, String out, String err) {
        String lastLine() {
            List<String> lines = out.lines().toList();
            return lines.isEmpty() ? "" : lines.getLast();
        }

        @Override
        public String toString() {
            return "exit code " + exit + "\n--- out\n" + out + "--- err\n" + err;
        }
    }

    /// The redirected machine configuration.
    Path machine() {
        return folder.resolve("machine");
    }

    Ended setUp(String... arguments) throws Exception {
        return begin("dev.tentaclesetup.cli.SetupMain", arguments).end();
    }

    Running begin(String mainClass, String... arguments) throws IOException {
        var command = new ArrayList<>(before);
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xmx256m"));
        command.addAll(List.of("-cp", classPath(), mainClass));
        command.addAll(List.of(arguments));
        Path out = Files.createTempFile(folder, "run", ".out");
        Path err = Files.createTempFile(folder, "run", ".err");
        var builder =
                new ProcessBuilder(command)
                        .directory(folder.toFile())
                        .redirectInput(new File("/dev/null"))
                        .redirectOutput(out.toFile())
                        .redirectError(err.toFile());
        builder.environment()
                .put("TentacleMachineConfigurationHomeDirectory", machine().toString());
        builder.environment().putAll(secrets);
        return new Running(builder.start(), out, err);
    }

    /// A process that may still run.
    record Running(Process process, Path out, Path err) {
        Ended end() throws Exception {
            if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new AssertionError("no end after " + LIMIT_SECONDS + " s: " + output());
            }
            return output();
        }

        Ended output() throws IOException {
            return new Ended(
                    process.isAlive() ? -1 : process.exitValue(),
                    Files.readString(out, StandardCharsets.UTF_8),
                    Files.readString(err, StandardCharsets.UTF_8));
        }

        void signal(String name) throws Exception {
            int exit =
                    new ProcessBuilder("kill", "-" + name, Long.toString(process.pid()))
                            .inheritIO()
                            .start()
                            .waitFor();
            if (exit != 0) {
                throw new AssertionError("kill ended with " + exit);
            }
        }
    }

    /// What is shipped: this process's class path without what only tests need.
    private static String classPath() {
        String all =
                System.getProperty(
                        "surefire.test.class.path", System.getProperty("java.class.path"));
        return Arrays.stream(all.split(File.pathSeparator, -1))
                .filter(entry -> ONLY_FOR_TESTS.stream().noneMatch(entry::contains))
                .collect(Collectors.joining(File.pathSeparator));
    }

    /// Every process that was started for this machine configuration, the agents among them.
    List<ProcessHandle> processes() {
        return ProcessHandle.allProcesses()
                .filter(process -> environmentNames(process.pid()))
                .toList();
    }

    private boolean environmentNames(long pid) {
        try {
            return pid != ProcessHandle.current().pid()
                    && Files.readString(
                                    Path.of("/proc", Long.toString(pid), "environ"),
                                    StandardCharsets.ISO_8859_1)
                            .contains(machine().toString());
        } catch (IOException e) {
            return false;
        }
    }
}
