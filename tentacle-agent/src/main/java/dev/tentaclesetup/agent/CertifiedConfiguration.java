package dev.tentaclesetup.agent;

import dev.tentaclesetup.agent.commandline.LoadedInstance;
import dev.tentaclesetup.instance.InstanceException;
import dev.tentaclesetup.instance.TentacleCertificate;
import dev.tentaclesetup.instance.TentacleConfiguration;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Optional;

/// A configuration with its certificate.
record CertifiedConfiguration(
        TentacleConfiguration configuration, TentacleCertificate certificate) {
    private static final System.Logger LOG =
            System.getLogger(CertifiedConfiguration.class.getName());

    /// Makes a certificate if there is none, as the official agent does (services sheet 10.1). One
    /// that cannot be saved serves until the agent stops.
    static CertifiedConfiguration ensure(LoadedInstance instance, InstantSource clock)
            throws InstanceException {
        TentacleConfiguration configuration = instance.configuration();
        Optional<TentacleCertificate> stored = configuration.certificate();
        if (stored.isPresent()) {
            return new CertifiedConfiguration(configuration, stored.get());
        }
        TentacleCertificate made = TentacleCertificate.generate(clock, new SecureRandom());
        LOG.log(
                System.Logger.Level.INFO,
                "A new certificate has been generated and installed as none were yet available."
                        + " Thumbprint:");
        LOG.log(System.Logger.Level.INFO, made.thumbprint().hex());
        return new CertifiedConfiguration(save(instance, made), made);
    }

    private static TentacleConfiguration save(LoadedInstance instance, TentacleCertificate made) {
        try {
            return TentacleConfiguration.update(
                    instance.file(), instance.protection(), before -> before.withCertificate(made));
        } catch (InstanceException e) {
            LOG.log(System.Logger.Level.WARNING, "The new certificate could not be saved.", e);
            return instance.configuration();
        }
    }
}
