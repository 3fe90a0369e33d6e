package dev.tentaclesetup.agent.commandline;

import dev.tentaclesetup.instance.ConfigurationFile;
import dev.tentaclesetup.instance.HostFolders;
import dev.tentaclesetup.instance.InstanceException;
import dev.tentaclesetup.instance.InstanceFailure;
import dev.tentaclesetup.instance.InstanceIndex;
import dev.tentaclesetup.instance.InstanceRecord;
import dev.tentaclesetup.instance.SecretProtection;
import dev.tentaclesetup.instance.TentacleConfiguration;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// The instance that a command line means, with its configuration as it was when this was read. The
/// file is not read again.
///
/// @param name empty when it was given by its file
public record LoadedInstance(
        Optional<String> name,
        ConfigurationFile file,
        SecretProtection protection,
        TentacleConfiguration configuration) {

    /// Reads the configuration of the instance that is meant.
    ///
    /// @param wanted its name, which goes before everything else
    /// @param configuration its configuration file
    public static LoadedInstance load(
            Optional<String> wanted, Optional<Path> configuration, HostFolders folders)
            throws InstanceException {
        Optional<String> name = Optional.empty();
        Path path;
        Optional<Path> unnamed = unnamed(wanted, configuration);
        if (unnamed.isPresent()) {
            path = unnamed.get();
        } else {
            InstanceRecord found = find(wanted, folders);
            name = Optional.of(found.name());
            path = found.configurationFile();
        }
        if (!Files.exists(path)) {
            throw new InstanceException(new InstanceFailure.MissingConfiguration(path));
        }
        ConfigurationFile file = ConfigurationFile.at(path);
        SecretProtection protection = SecretProtection.of(folders);
        return new LoadedInstance(
                name, file, protection, TentacleConfiguration.read(file, protection));
    }

    /// The file of an instance without a name: the one that was given, or one in the current
    /// folder. A name goes before both [tentacle-configuration 2.3].
    private static Optional<Path> unnamed(Optional<String> wanted, Optional<Path> configuration) {
        if (wanted.isPresent()) {
            return Optional.empty();
        }
        Path here = Path.of("Tentacle.config").toAbsolutePath();
        return configuration.or(() -> Optional.of(here).filter(file -> Files.isRegularFile(file)));
    }

    private static InstanceRecord find(Optional<String> wanted, HostFolders folders)
            throws InstanceException {
        InstanceIndex index = InstanceIndex.of(folders);
        return wanted.isPresent() ? index.select(wanted.get()) : index.selectDefault();
    }
}
