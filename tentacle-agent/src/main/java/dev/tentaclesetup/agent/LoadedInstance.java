package dev.tentaclesetup.agent;

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

/// The instance that the command line means, with its configuration as it is at the start. The file
/// is not read again.
///
/// @param name empty when it was given by its file
record LoadedInstance(
        Optional<String> name,
        ConfigurationFile file,
        SecretProtection protection,
        TentacleConfiguration configuration) {

    static LoadedInstance load(AgentOptions options, HostFolders folders) throws InstanceException {
        Optional<String> name = Optional.empty();
        Path path;
        Optional<Path> unnamed = unnamed(options);
        if (unnamed.isPresent()) {
            path = unnamed.get();
        } else {
            InstanceRecord found = find(options, folders);
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
    /// folder. A name wins over both (tentacle-configuration sheet 2.3).
    private static Optional<Path> unnamed(AgentOptions options) {
        if (options.instance().isPresent()) {
            return Optional.empty();
        }
        Path here = Path.of("Tentacle.config").toAbsolutePath();
        return options.configuration()
                .or(() -> Optional.of(here).filter(file -> Files.isRegularFile(file)));
    }

    private static InstanceRecord find(AgentOptions options, HostFolders folders)
            throws InstanceException {
        InstanceIndex index = InstanceIndex.of(folders);
        return options.instance().isPresent()
                ? index.select(options.instance().get())
                : index.selectDefault();
    }
}
