package dev.tentaclesetup.core.host;

import dev.tentaclesetup.core.answers.Answers;
import dev.tentaclesetup.core.problem.ProblemException;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// The processes that run one instance on this host, by whomever they were started.
///
/// @param ids of the processes
public record OwnProcesses(Set<Long> ids) {

    private static final Path PROC = Path.of("/proc");

    /// The file that an agent keeps locked in its home, and so open.
    private static final String LOCK = "agent.lock";

    public OwnProcesses {
        ids = Set.copyOf(ids);
    }

    /// @param home of the instance, where it is known
    public static OwnProcesses of(HostPorts host, String instance, Optional<Path> home)
            throws InterruptedException {
        var ids = new HashSet<Long>();
        for (Answers.Run run : Answers.Run.values()) {
            kept(host, run, instance).ifPresent(ids::add);
        }
        home.ifPresent(folder -> ids.addAll(holding(PROC, folder.resolve(LOCK))));
        return new OwnProcesses(ids);
    }

    /// What a service manager that cannot be asked keeps running is not known here; its own check
    /// says so.
    private static Optional<Long> kept(HostPorts host, Answers.Run run, String instance)
            throws InterruptedException {
        try {
            var id = host.manager(run).status(host.style().name(run, instance)).processId();
            return id.isPresent() ? Optional.of(id.getAsLong()) : Optional.empty();
        } catch (ProblemException unknown) {
            return Optional.empty();
        }
    }

    /// Whether any runs.
    public boolean any() {
        return !ids.isEmpty();
    }

    /// Whether a process is one of them, or was started by one.
    public boolean include(long id) {
        Optional<ProcessHandle> process = ProcessHandle.of(id);
        return ids.contains(id)
                || Stream.iterate(
                                process,
                                Optional::isPresent,
                                one -> one.flatMap(ProcessHandle::parent))
                        .flatMap(Optional::stream)
                        .anyMatch(one -> ids.contains(one.pid()));
    }

    /// Empty where there is no such folder, as on Windows.
    static Set<Long> holding(Path proc, Path file) {
        var found = new HashSet<Long>();
        if (Files.notExists(file)) {
            return found;
        }
        try (DirectoryStream<Path> processes = Files.newDirectoryStream(proc, "[1-9]*")) {
            for (Path process : processes) {
                if (holds(process.resolve("fd"), file)) {
                    found.add(Long.parseLong(process.getFileName().toString()));
                }
            }
        } catch (IOException none) {
            return found;
        }
        return found;
    }

    private static boolean holds(Path descriptors, Path file) {
        try (DirectoryStream<Path> all = Files.newDirectoryStream(descriptors)) {
            for (Path one : all) {
                if (same(one, file)) {
                    return true;
                }
            }
            return false;
        } catch (IOException ended) {
            return false; // or another account's
        }
    }

    private static boolean same(Path descriptor, Path file) {
        try {
            return Files.readSymbolicLink(descriptor).startsWith(file.getRoot())
                    && Files.isSameFile(descriptor, file);
        } catch (IOException | UnsupportedOperationException closed) {
            return false;
        }
    }
}
