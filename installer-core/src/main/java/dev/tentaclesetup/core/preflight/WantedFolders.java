package dev.tentaclesetup.core.preflight;

import dev.tentaclesetup.core.answers.AnswerKey;
import dev.tentaclesetup.core.answers.Answers;
import dev.tentaclesetup.instance.HostFolders;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/// The folders that an instance needs.
///
/// @param index of all instances
/// @param configuration the folder of the configuration file
/// @param data the instance's home
/// @param applications where deployments put applications
public record WantedFolders(Path index, Path configuration, Path data, Path applications) {

    public static WantedFolders of(
            HostFolders folders, Path configurationFile, Answers.Paths paths) {
        return new WantedFolders(
                folders.indexFolder(),
                Objects.requireNonNull(configurationFile.getParent(), "an absolute file has one"),
                paths.data(),
                paths.applications());
    }

    /// One of them, with the answer that decides where it is.
    public record Folder(Path path, String answer) {}

    public List<Folder> all() {
        return List.of(
                new Folder(index, AnswerKey.SETUP_INSTANCE.text()),
                new Folder(configuration, AnswerKey.SETUP_INSTANCE.text()),
                new Folder(data, AnswerKey.PATHS_DATA.text()),
                new Folder(applications, AnswerKey.PATHS_APPLICATIONS.text()));
    }

    public List<Path> missing() {
        return all().stream()
                .map(Folder::path)
                .distinct()
                .filter(path -> !Files.isDirectory(path))
                .toList();
    }
}
