package dev.tentaclesetup.agent;

import dev.tentaclesetup.instance.ConfigurationFile;
import dev.tentaclesetup.instance.InstanceException;
import dev.tentaclesetup.instance.InstanceFailure;
import dev.tentaclesetup.instance.InstanceIndex;
import dev.tentaclesetup.instance.InstanceRecord;
import dev.tentaclesetup.instance.MachineFolders;
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

    static LoadedInstance load(AgentOptions options, MachineFolders folders)
            throws InstanceException {
        Optional<String> name = Optional.empty();
        Path path;
        if (options.configuration().isPresent()) {
            path = options.configuration().get();
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

    private static InstanceRecord find(AgentOptions options, MachineFolders folders)
            throws InstanceException {
        InstanceIndex index = InstanceIndex.of(folders);
        return options.instance().isPresent()
                ? index.select(options.instance().get())
                : index.selectDefault();
    }
}
