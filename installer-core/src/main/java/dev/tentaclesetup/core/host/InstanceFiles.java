package dev.tentaclesetup.core.host;

import dev.tentaclesetup.core.problem.ProblemException;
import dev.tentaclesetup.instance.ConfigurationFile;
import dev.tentaclesetup.instance.HostFolders;
import dev.tentaclesetup.instance.InstanceException;
import dev.tentaclesetup.instance.SecretProtection;
import dev.tentaclesetup.instance.TentacleConfiguration;
import java.util.Optional;

/// An instance's configuration file together with what encrypts its secrets, with problems instead
/// of failures.
///
/// @param folders of this machine
/// @param file the configuration file, which need not exist yet
/// @param protection encrypts the secrets in it
public record InstanceFiles(
        HostFolders folders, ConfigurationFile file, SecretProtection protection) {

    public static InstanceFiles of(HostFolders folders, ConfigurationFile file) {
        return new InstanceFiles(folders, file, SecretProtection.of(folders));
    }

    public TentacleConfiguration read() throws ProblemException {
        try {
            return TentacleConfiguration.read(file, protection);
        } catch (InstanceException e) {
            throw InstanceProblems.of(e);
        }
    }

    /// Empty when there is no file.
    public Optional<TentacleConfiguration> readIfThere() throws ProblemException {
        return file.exists() ? Optional.of(read()) : Optional.empty();
    }

    public void update(TentacleConfiguration.Edit edit) throws ProblemException {
        try {
            file.create();
            TentacleConfiguration.update(file, protection, edit);
        } catch (InstanceException e) {
            throw InstanceProblems.of(e);
        }
    }

    public FileSnapshot snapshot() throws ProblemException {
        return FileSnapshot.of(file.path());
    }
}
