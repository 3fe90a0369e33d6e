package dev.tentaclesetup.core.host;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// The program that a process runs. An upgrade puts another one in its place, and then the process
/// goes on with the one that it was started from.
///
/// @param path of its file; ends in ` (deleted)` when the file is gone
public record RunningProgram(String path) {

    private static final Path PROC = Path.of("/proc");
    private static final String DELETED = " (deleted)";
    private static final String INSIDE_IMAGE = "/runtime/bin/tentacle";

    /// Empty when the system does not say.
    public static Optional<RunningProgram> of(long process) {
        return Files.isDirectory(PROC) ? of(PROC, process) : asJavaSeesIt(process);
    }

    /// On Windows, where a file that is in use is not deleted: an upgrade lays another folder down.
    static Optional<RunningProgram> asJavaSeesIt(long process) {
        return ProcessHandle.of(process)
                .flatMap(running -> running.info().command())
                .map(RunningProgram::new);
    }

    static Optional<RunningProgram> of(Path proc, long process) {
        Path link = proc.resolve(Long.toString(process)).resolve("exe");
        try {
            return Optional.of(new RunningProgram(Files.readSymbolicLink(link).toString()));
        } catch (IOException | UnsupportedOperationException unknown) {
            return Optional.empty();
        }
    }

    /// Whether the process has to be started again to run the installed program. One that runs
    /// something else altogether was started by other means, which is no upgrade.
    public boolean olderThan(ProgramLocation installed) {
        Optional<Path> now = installed.executable();
        String bare =
                path.endsWith(DELETED) ? path.substring(0, path.length() - DELETED.length()) : path;
        return now.isPresent()
                && Path.of(bare).getFileName().equals(now.get().getFileName())
                && !isFile(now.get());
    }

    /// Compared as files, since Windows has several spellings for one.
    private boolean isFile(Path file) {
        try {
            return path.equals(file.toString()) || Files.isSameFile(Path.of(path), file);
        } catch (IOException gone) {
            return false;
        }
    }

    /// Its image or, for a program of another kind, its file.
    public String image() {
        return path.replace(INSIDE_IMAGE, "");
    }
}
