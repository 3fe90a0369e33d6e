package dev.tentaclesetup.agent;

import dev.tentaclesetup.agent.commandline.CommandException;
import dev.tentaclesetup.agent.commandline.LoadedInstance;
import dev.tentaclesetup.instance.InstanceException;
import dev.tentaclesetup.instance.TentacleCertificate;
import dev.tentaclesetup.instance.TentacleConfiguration;

/// A configuration with its certificate.
record CertifiedConfiguration(
        TentacleConfiguration configuration, TentacleCertificate certificate) {

    /// Reads the certificate. Where there is none the official agent makes one [tentacle-services
    /// 10.1], says that it works, and no server can use it: the certificate is what servers know an
    /// agent by. Ours refuses.
    ///
    /// @throws CommandException if there is no certificate
    static CertifiedConfiguration of(LoadedInstance instance)
            throws InstanceException, CommandException {
        TentacleConfiguration configuration = instance.configuration();
        TentacleCertificate certificate =
                configuration
                        .certificate()
                        .orElseThrow(() ->
                                CommandException.controlled(
                                        "agent.no-certificate", instance.file().path().toString()));
        return new CertifiedConfiguration(configuration, certificate);
    }
}
