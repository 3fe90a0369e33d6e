package dev.tentaclesetup.core.host;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// How the `tentacle` program of this product is started, which is what the service runs.
///
/// @param command absolute path of a program, then its first arguments
public record ProgramLocation(List<String> command) {

    /// Set by the launchers of an installed image to the absolute path of its `tentacle`.
    public static final String LAUNCHER_PROPERTY = "tentaclesetup.launcher";

    private static final String INSIDE_IMAGE = "runtime/bin/tentacle";
    private static final String MAIN_CLASS = "dev.tentaclesetup.cli.TentacleMain";

    /// Parts of a build that no Tentacle may have on its class path.
    private static final List<String> NEVER = List.of("practice-server", "test-classes");

    public ProgramLocation {
        command = List.copyOf(command);
        if (command.isEmpty() || !Path.of(command.getFirst()).isAbsolute()) {
            throw new IllegalArgumentException("not an absolute program path in " + command);
        }
    }

    /// The launcher of the image that this process was started from; without one, this process's
    /// own Java and class path.
    public static ProgramLocation system() {
        return of(System.getProperties());
    }

    static ProgramLocation of(Properties properties) {
        String launcher = properties.getProperty(LAUNCHER_PROPERTY, "");
        if (!launcher.isBlank()) {
            return new ProgramLocation(List.of(launcher));
        }
        Path java = Path.of(properties.getProperty("java.home"), "bin", "java");
        String classPath =
                Arrays.stream(properties.getProperty("java.class.path").split(File.pathSeparator))
                        .filter(entry -> NEVER.stream().noneMatch(entry::contains))
                        .map(entry -> Path.of(entry).toAbsolutePath().toString())
                        .collect(Collectors.joining(File.pathSeparator));
        return new ProgramLocation(
                List.of(
                        java.toAbsolutePath().toString(),
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        classPath,
                        MAIN_CLASS));
    }

    /// The file that a process of the program runs, whatever links and scripts lead to it; empty
    /// when it is not there.
    public Optional<Path> executable() {
        try {
            Path launcher = Path.of(command.getFirst()).toRealPath();
            Path inside = launcher.resolve("../..").normalize().resolve(INSIDE_IMAGE);
            return Optional.of(Files.exists(inside) ? inside.toRealPath() : launcher);
        } catch (IOException missing) {
            return Optional.empty();
        }
    }

    /// As [RunningProgram#image()] of a process of this program.
    public Optional<String> image() {
        return executable().map(file -> new RunningProgram(file.toString()).image());
    }

    /// What an account has to be able to execute for its service to run.
    public List<Path> files() {
        return Stream.concat(Stream.of(Path.of(command.getFirst())), executable().stream())
                .distinct()
                .toList();
    }

    /// The command line that keeps an instance running, in the form in which the vendor's tools
    /// look for it [tentacle-configuration 6.3].
    public List<String> agentCommand(String instance) {
        var line = new ArrayList<>(command);
        line.addAll(List.of("agent", "--instance=" + instance, "--noninteractive"));
        return List.copyOf(line);
    }

    /// The same for a Windows service, whose command line the vendor's upgrader compares word by
    /// word ([tentacle-configuration 6.2], [tentacle-configuration 7.4]).
    List<String> windowsCommand(String instance) {
        var line = new ArrayList<>(command);
        line.addAll(List.of("run", "--instance=" + instance));
        return List.copyOf(line);
    }
}
