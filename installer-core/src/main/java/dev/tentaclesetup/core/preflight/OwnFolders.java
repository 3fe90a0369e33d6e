package dev.tentaclesetup.core.preflight;

import dev.tentaclesetup.core.host.RealFolder;
import dev.tentaclesetup.core.step.AgentLeftovers;
import dev.tentaclesetup.instance.HostFolders;
import dev.tentaclesetup.instance.InstanceException;
import dev.tentaclesetup.instance.InstanceName;
import dev.tentaclesetup.instance.TentacleConfiguration;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Which folders are an instance's already.
///
/// @param folders of this host
/// @param instance its name
/// @param configuration what it says of itself; empty for one that is not there yet
record OwnFolders(
        HostFolders folders, InstanceName instance, Optional<TentacleConfiguration> configuration) {

    private static final int SHOWN = 3;

    /// What every file system has at its root, and which is nothing that anyone has put there.
    private static final String LOST_AND_FOUND = "lost+found";

    /// Whether the instance's configuration names it.
    boolean named(Path folder) {
        Path real = RealFolder.of(folder);
        return configuration.stream()
                .flatMap(stored -> named(stored).stream())
                .anyMatch(own -> RealFolder.of(own).equals(real));
    }

    private static List<Path> named(TentacleConfiguration stored) {
        try {
            return List.of(stored.home(), stored.applicationsDirectory());
        } catch (InstanceException unreadable) {
            // Other checks tell of that.
            return List.of();
        }
    }

    /// Whether it is where the instance has a folder when nothing else is asked for.
    boolean usual(Path folder) {
        Path real = RealFolder.of(folder);
        return real.equals(RealFolder.of(folders.defaultHome(instance)))
                || real.equals(RealFolder.of(folders.defaultApplications(instance)));
    }

    /// Some of what is in the folder and does not come from such an instance; empty when nothing
    /// is.
    List<String> foreign(Path folder) {
        return named(folder) || usual(folder) ? List.of() : strangers(folder);
    }

    /// Some of what is in the folder and is nothing that an agent makes in its home, whosever the
    /// folder is.
    List<String> strangers(Path folder) {
        var foreign = new ArrayList<String>();
        if (!Files.isDirectory(folder)) {
            // Opening a pipe would wait for someone to write to it; another check tells of it.
            return foreign;
        }
        try (DirectoryStream<Path> content = Files.newDirectoryStream(RealFolder.of(folder))) {
            for (Path entry : content) {
                String name = entry.getFileName().toString();
                if (!ours(name) && foreign.size() < SHOWN) {
                    foreign.add(name);
                }
            }
        } catch (IOException | DirectoryIteratorException missing) {
            // Other checks tell of one that is there and cannot be read.
            return List.of();
        }
        return foreign;
    }

    private boolean ours(String name) {
        return name.equals(LOST_AND_FOUND)
                || AgentLeftovers.NAMES.contains(name)
                || name.equals(folders.defaultConfigurationFile(instance).getFileName().toString());
    }
}
