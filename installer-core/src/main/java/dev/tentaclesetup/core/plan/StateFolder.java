package dev.tentaclesetup.core.plan;

import dev.tentaclesetup.instance.FileTree;
import dev.tentaclesetup.instance.HostFolders;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Where set-up itself keeps what it needs across runs: the locks, the logs, the journals, the
/// backups.
///
/// @param path absolute; need not exist yet
public record StateFolder(Path path) {

    /// A redirected machine configuration has its own, so that trials and tests are apart from the
    /// host's own instances.
    private static final String REDIRECTED = "TentacleMachineConfigurationHomeDirectory";

    private static final Path SYSTEMS = Path.of("/var/lib/tentacle-setup");
    private static final Path SYSTEMS_LOGS = Path.of("/var/log/tentacle-setup");

    public StateFolder {
        if (!path.isAbsolute()) {
            throw new IllegalArgumentException("not absolute: " + path);
        }
    }

    /// The one for the current process.
    ///
    /// @param administrator whether the process may change the host itself
    public static StateFolder system(boolean administrator) {
        Path home = Path.of(System.getProperty("user.home"));
        return of(HostFolders.environment(), home, administrator);
    }

    /// The one for a process.
    ///
    /// @param environment its variables
    /// @param home the user's home folder
    /// @param administrator whether the process may change the host itself
    public static StateFolder of(
            Map<String, String> environment, Path home, boolean administrator) {
        String redirected = environment.get(REDIRECTED);
        if (isSet(redirected)) {
            return new StateFolder(Path.of(redirected).toAbsolutePath().resolve("TentacleSetup"));
        }
        String programData = environment.get("ProgramData");
        if (isSet(programData)) {
            return new StateFolder(Path.of(programData).toAbsolutePath().resolve("TentacleSetup"));
        }
        if (administrator) {
            return new StateFolder(SYSTEMS);
        }
        String state = environment.get("XDG_STATE_HOME");
        Path base = isSet(state) ? Path.of(state) : home.resolve(".local/state");
        return new StateFolder(base.toAbsolutePath().resolve("tentacle-setup"));
    }

    /// Held while an instance is being changed.
    Path lock(String instance) {
        return path.resolve("lock-" + fileName(instance.toLowerCase(Locale.ROOT)));
    }

    /// Held while something is being changed that all instances share.
    Path sharedLock() {
        return path.resolve("lock");
    }

    /// For what is kept of an instance from one run to the next.
    public Path instance(String name) {
        return instances().resolve(fileName(name.toLowerCase(Locale.ROOT)));
    }

    private Path instances() {
        return path.resolve("instances");
    }

    /// Deletes what is kept of an instance that is no more.
    void forget(String instance) throws IOException {
        Path kept = instance(instance);
        if (Files.isDirectory(kept, LinkOption.NOFOLLOW_LINKS)) {
            FileTree.delete(kept);
        }
    }

    /// Letters and digits of the name and a number that keeps names apart that differ elsewhere.
    static String fileName(String instance) {
        String letters = instance.replaceAll("[^A-Za-z0-9]", "_");
        return letters + "-" + Integer.toHexString(instance.hashCode());
    }

    /// The logs of the runs, where an administrator expects them.
    public Path logs() {
        return path.equals(SYSTEMS) ? SYSTEMS_LOGS : path.resolve("logs");
    }

    /// Where background processes are noted.
    public Path processes() {
        return path.resolve("processes");
    }

    /// Deletes what a killed process has left of noting the background process of an instance.
    void tidyProcesses(String instance) throws IOException {
        String start = "." + instance.replaceAll("\\s+", "-") + ".";
        if (Files.isDirectory(processes())) {
            try (DirectoryStream<Path> rests =
                    Files.newDirectoryStream(processes(), entry -> isRest(entry, start))) {
                for (Path rest : rests) {
                    Files.deleteIfExists(rest);
                }
            }
        }
    }

    private static boolean isRest(Path entry, String start) {
        String name = entry.getFileName().toString();
        return name.startsWith(start) && name.endsWith(".tmp");
    }

    Path journals() {
        return path.resolve("setup-journal");
    }

    /// The folders above that do not exist yet, the nearest first.
    List<Path> missingAbove() {
        var missing = new ArrayList<Path>();
        Path folder = path.getParent();
        while (folder != null && Files.notExists(folder)) {
            missing.add(folder);
            folder = folder.getParent();
        }
        return missing;
    }

    /// Leaves nothing behind where nothing is kept.
    ///
    /// @param made folders above that this run has made, the nearest first; others are not ours
    void deleteIfEmpty(List<Path> made) {
        var folders = new ArrayList<Path>(List.of(journals(), instances(), processes(), path));
        folders.addAll(made);
        for (Path folder : folders) {
            try {
                Files.deleteIfExists(folder);
            } catch (IOException e) {
                return;
            }
        }
    }

    private static boolean isSet(@Nullable String value) {
        return value != null && !value.isBlank();
    }
}
