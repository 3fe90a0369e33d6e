package dev.tentaclesetup.core.setup;

import dev.tentaclesetup.core.problem.Problem;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// Which process listens on a TCP port, as far as this process may know it.
final class PortOwner {

    private static final List<Path> TABLES =
            List.of(Path.of("/proc/net/tcp"), Path.of("/proc/net/tcp6"));
    private static final Pattern BLANKS = Pattern.compile("\\s+");
    private static final String LISTENING = "0A";

    private PortOwner() {}

    /// Program and process id, or the phrase for somebody unknown.
    static String of(int port) {
        return inode(port)
                .flatMap(PortOwner::process)
                .orElse(Problem.phrase("step.port.unknown-owner"));
    }

    private static Optional<String> inode(int port) {
        String local = ":%04X".formatted(port).toUpperCase(Locale.ROOT);
        for (Path table : TABLES) {
            try {
                for (String line : Files.readAllLines(table)) {
                    List<String> fields = BLANKS.splitAsStream(line.strip()).toList();
                    if (fields.size() > 9
                            && fields.get(1).endsWith(local)
                            && fields.get(3).equals(LISTENING)) {
                        return Optional.of(fields.get(9));
                    }
                }
            } catch (IOException e) {
                return Optional.empty();
            }
        }
        return Optional.empty();
    }

    private static Optional<String> process(String inode) {
        String socket = "socket:[" + inode + "]";
        return ProcessHandle.allProcesses()
                .filter(process -> holds(process.pid(), socket))
                .findFirst()
                .map(process ->
                        process.info()
                                        .command()
                                        .map(path -> Path.of(path).getFileName() + " ")
                                        .orElse("")
                                + "(pid "
                                + process.pid()
                                + ")");
    }

    private static boolean holds(long pid, String socket) {
        try (DirectoryStream<Path> open =
                Files.newDirectoryStream(Path.of("/proc", Long.toString(pid), "fd"))) {
            for (Path descriptor : open) {
                if (Files.readSymbolicLink(descriptor).toString().equals(socket)) {
                    return true;
                }
            }
        } catch (IOException | java.nio.file.DirectoryIteratorException e) {
            return false;
        }
        return false;
    }
}
