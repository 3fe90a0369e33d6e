package dev.tentaclesetup.core.host;

import dev.tentaclesetup.core.problem.ProblemException;
import dev.tentaclesetup.instance.ConfigurationFile;
import dev.tentaclesetup.instance.HostFolders;
import dev.tentaclesetup.instance.SecretProtection;
import dev.tentaclesetup.instance.TentacleCertificate;
import dev.tentaclesetup.instance.TentacleConfiguration;
import dev.tentaclesetup.instance.Thumbprint;
import java.util.Optional;

/// An instance's configuration file together with what encrypts its secrets, with problems instead
/// of failures.
///
/// @param folders of this host
/// @param file the configuration file, which need not exist yet
/// @param protection encrypts the secrets in it
public record InstanceFiles(
        HostFolders folders, ConfigurationFile file, SecretProtection protection) {

    public static InstanceFiles of(HostFolders folders, ConfigurationFile file) {
        return new InstanceFiles(folders, file, SecretProtection.of(folders));
    }

    public TentacleConfiguration read() throws ProblemException {
        return InstanceProblems.call(() -> TentacleConfiguration.read(file, protection));
    }

    /// Empty when there is no file.
    public Optional<TentacleConfiguration> readIfThere() throws ProblemException {
        return file.exists() ? Optional.of(read()) : Optional.empty();
    }

    /// Changes the file, which is created when there is none.
    public void update(TentacleConfiguration.Edit edit) throws ProblemException {
        InstanceProblems.call(() -> {
            file.create();
            return TentacleConfiguration.update(file, protection, edit);
        });
    }

    /// The thumbprint of the certificate in a configuration, which is decrypted for it, so that one
    /// that this host cannot read is a problem. Empty without a certificate.
    public static Optional<Thumbprint> thumbprint(TentacleConfiguration configuration)
            throws ProblemException {
        return InstanceProblems.call(
                () -> configuration.certificate().map(TentacleCertificate::thumbprint));
    }

    /// The file as it is now, or its absence.
    public FileSnapshot snapshot() throws ProblemException {
        return FileSnapshot.of(file.path());
    }
}
