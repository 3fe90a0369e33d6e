package dev.tentaclesetup.core.check;

import com.sun.jna.Platform;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;

/// The process that listens on a port, as far as this account may see it.
///
/// @param pid its process id
/// @param name its short name
/// @param commandLine its arguments, joined by spaces; cut off where it is too long to be read
/// @param instance whose agent it is, ours or the vendor's; empty for another program
public record PortOwner(long pid, String name, String commandLine, Optional<String> instance) {

    private static final String INSTANCE = "--instance=";

    /// Of a program that is no agent.
    PortOwner(long pid, String name, String commandLine) {
        this(pid, name, commandLine, Optional.empty());
    }

    private static final Path PROC = Path.of("/proc");
    private static final String LISTENING = "0A";
    private static final int LONGEST_SHOWN = 160;
    private static final int DEEPEST = 100;

    /// What agents give to their scripts [tentacle-services 6.5].
    private static final String AGENTS_VARIABLE = "TentacleHome=";

    /// On this host: by `/proc` on Linux, by the system's tables on Windows, unknown elsewhere.
    ///
    /// @param port 1 to 65535
    public static Optional<PortOwner> find(int port) {
        if (Platform.isWindows()) {
            OptionalLong process = WindowsPorts.listener(port);
            return process.isPresent()
                    ? Optional.of(onWindows(process.getAsLong()))
                    : Optional.empty();
        }
        return find(PROC, port);
    }

    private static PortOwner onWindows(long process) {
        Optional<Path> program =
                ProcessHandle.of(process).flatMap(found -> found.info().command()).map(Path::of);
        return new PortOwner(
                process,
                program.map(path -> path.getFileName().toString()).orElse("?"),
                program.map(Path::toString).orElse(""));
    }

    /// @param proc the folder of processes, normally `/proc`
    /// @param port 1 to 65535
    static Optional<PortOwner> find(Path proc, int port) {
        Set<String> sockets = new HashSet<>();
        sockets.addAll(sockets(proc.resolve("net/tcp"), port));
        sockets.addAll(sockets(proc.resolve("net/tcp6"), port));
        if (sockets.isEmpty()) {
            return Optional.empty();
        }
        try (DirectoryStream<Path> processes = Files.newDirectoryStream(proc, "[1-9]*")) {
            for (Path process : processes) {
                if (holds(process, sockets)) {
                    return Optional.of(read(process));
                }
            }
        } catch (IOException unreadable) {
            return Optional.empty();
        }
        return Optional.empty();
    }

    /// As shown to people, for example `java (pid 4711)`.
    public String describe() {
        return name + " (pid " + pid + ")";
    }

    private static Set<String> sockets(Path table, int port) {
        var found = new HashSet<String>();
        String suffix = String.format(Locale.ROOT, ":%04X", port);
        try (Stream<String> lines = Files.lines(table)) {
            lines.map(line -> line.strip().split("\\s+"))
                    .filter(fields -> fields.length > 9)
                    .filter(fields -> fields[1].endsWith(suffix) && fields[3].equals(LISTENING))
                    .forEach(fields -> found.add("socket:[" + fields[9] + "]"));
        } catch (IOException | UncheckedIOException absent) {
            return found;
        }
        return found;
    }

    private static boolean holds(Path process, Set<String> sockets) {
        try (DirectoryStream<Path> handles = Files.newDirectoryStream(process.resolve("fd"))) {
            for (Path handle : handles) {
                if (sockets.contains(target(handle))) {
                    return true;
                }
            }
        } catch (IOException notOurs) {
            return false;
        }
        return false;
    }

    private static String target(Path handle) {
        try {
            return Files.readSymbolicLink(handle).toString();
        } catch (IOException gone) {
            return "";
        }
    }

    private static PortOwner read(Path process) {
        String arguments = text(process.resolve("cmdline"));
        return new PortOwner(
                Long.parseLong(process.getFileName().toString()),
                text(process.resolve("comm")),
                shortened(arguments.replace('\0', ' ').strip()),
                agentOf(List.of(arguments.split("\0"))));
    }

    /// Whether a script of an agent has started it that runs no more: it has the agent's variables,
    /// and none of its ancestors is an agent [wizard-reference 8].
    boolean leftBehind() {
        return leftBehind(PROC);
    }

    boolean leftBehind(Path proc) {
        Path process = proc.resolve(Long.toString(pid));
        return instance.isEmpty()
                && Arrays.stream(text(process.resolve("environ")).split("\0"))
                        .anyMatch(variable -> variable.startsWith(AGENTS_VARIABLE))
                && !descendsFromAgent(proc, parent(process), DEEPEST);
    }

    private static boolean descendsFromAgent(Path proc, String parent, int further) {
        if (further == 0 || parent.isEmpty() || parent.equals("0")) {
            return false;
        }
        Path process = proc.resolve(parent);
        return agentOf(List.of(text(process.resolve("cmdline")).split("\0"))).isPresent()
                || descendsFromAgent(proc, parent(process), further - 1);
    }

    /// Its name, which comes before, may contain anything.
    private static String parent(Path process) {
        String all = text(process.resolve("stat"));
        String[] fields = all.substring(all.lastIndexOf(')') + 1).strip().split(" ", -1);
        return fields.length > 1 ? fields[1] : "";
    }

    private static Optional<String> agentOf(List<String> arguments) {
        boolean agent = arguments.contains("agent") || arguments.contains("run");
        return arguments.stream()
                .filter(word -> agent && word.startsWith(INSTANCE))
                .map(word -> word.substring(INSTANCE.length()))
                .findFirst();
    }

    /// The command line of a Java program can be thousands of characters long.
    private static String shortened(String commandLine) {
        return commandLine.length() <= LONGEST_SHOWN
                ? commandLine
                : commandLine.substring(0, LONGEST_SHOWN - 1) + "…";
    }

    private static String text(Path file) {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.UTF_8).strip();
        } catch (IOException gone) {
            return "";
        }
    }
}
