package dev.tentaclesetup.core.preflight;

import dev.tentaclesetup.core.host.HostPorts;
import dev.tentaclesetup.core.host.InstanceFiles;
import dev.tentaclesetup.core.host.RealFolder;
import dev.tentaclesetup.core.problem.ProblemException;
import dev.tentaclesetup.instance.ConfigurationFile;
import dev.tentaclesetup.instance.HostFolders;
import dev.tentaclesetup.instance.InstanceException;
import dev.tentaclesetup.instance.InstanceIndex;
import dev.tentaclesetup.instance.InstanceName;
import dev.tentaclesetup.instance.InstanceRecord;
import dev.tentaclesetup.instance.TentacleConfiguration;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/// A folder, or a file, that an instance cannot have: it is another one's, or the set-up's own.
///
/// @param path where it is
/// @param use what it is there for
/// @param instance whose it is; empty for the set-up's own
record TakenFolder(Path path, Use use, Optional<String> instance) {

    /// What a folder is there for, as the bundle says it when another one overlaps it, and when it
    /// would be deleted with another one.
    enum Use {
        OWN("overlap.own", "overlap.own"),
        INSTANCE("overlap.instance", "overlap.instance-kept"),
        PROGRAM("overlap.program", "overlap.program-kept"),
        STATE("overlap.state", "overlap.state-kept"),
        INDEX("overlap.index", "overlap.index-kept");

        private final String phrase;
        private final String phraseOfDeletion;

        Use(String phrase, String phraseOfDeletion) {
            this.phrase = phrase;
            this.phraseOfDeletion = phraseOfDeletion;
        }

        String phrase() {
            return phrase;
        }

        String phraseOfDeletion() {
            return phraseOfDeletion;
        }
    }

    /// Everything of this host that is taken.
    ///
    /// @param except the instance that asks, in any spelling
    static List<TakenFolder> of(HostPorts host, String except) {
        var taken = new ArrayList<TakenFolder>(ours(host));
        for (InstanceRecord other : others(host.folders(), except)) {
            taken.addAll(of(host.folders(), other));
        }
        return List.copyOf(taken);
    }

    private static List<TakenFolder> ours(HostPorts host) {
        Path program = Path.of(host.program().command().getFirst());
        return Stream.of(
                        new TakenFolder(image(program), Use.PROGRAM, Optional.empty()),
                        new TakenFolder(
                                image(RealFolder.of(program)), Use.PROGRAM, Optional.empty()),
                        new TakenFolder(host.state().path(), Use.STATE, Optional.empty()),
                        new TakenFolder(host.folders().indexFolder(), Use.INDEX, Optional.empty()))
                .distinct()
                .toList();
    }

    /// The folder with the whole program, where this is its launcher.
    private static Path image(Path program) {
        Path folder = Objects.requireNonNullElse(program.getParent(), program);
        return folder.endsWith("bin") && folder.getNameCount() > 2
                ? Objects.requireNonNullElse(folder.getParent(), folder)
                : folder;
    }

    private static List<InstanceRecord> others(HostFolders folders, String except) {
        try {
            return InstanceIndex.of(folders).read().instances().stream()
                    .filter(record -> !record.name().equalsIgnoreCase(except))
                    .toList();
        } catch (InstanceException unreadable) {
            // The check of the instance tells of an index that cannot be read.
            return List.of();
        }
    }

    private static List<TakenFolder> of(HostFolders folders, InstanceRecord other) {
        var paths = new ArrayList<Path>();
        paths.add(other.configurationFile());
        paths.addAll(stored(folders, other).orElseGet(() -> usual(folders, other.name())));
        return paths.stream()
                .map(path -> new TakenFolder(path, Use.INSTANCE, Optional.of(other.name())))
                .toList();
    }

    private static Optional<List<Path>> stored(HostFolders folders, InstanceRecord other) {
        try {
            Optional<TentacleConfiguration> there =
                    InstanceFiles.of(folders, ConfigurationFile.at(other.configurationFile()))
                            .readIfThere();
            return there.isEmpty()
                    ? Optional.empty()
                    : Optional.of(List.of(there.get().home(), there.get().applicationsDirectory()));
        } catch (InstanceException | ProblemException unreadable) {
            return Optional.empty();
        }
    }

    /// Where an instance probably has its folders whose configuration cannot be read.
    private static List<Path> usual(HostFolders folders, String name) {
        if (!InstanceName.isValid(name)) {
            return List.of();
        }
        var instance = new InstanceName(name);
        return List.of(folders.defaultHome(instance), folders.defaultApplications(instance));
    }

    boolean overlaps(Path folder) {
        return RealFolder.overlap(path, folder);
    }

    /// Whether it is this folder, or in it.
    boolean in(Path folder) {
        return RealFolder.in(path, folder);
    }
}
