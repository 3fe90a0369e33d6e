package dev.tentaclesetup.core.preflight;

import dev.tentaclesetup.core.host.InstanceArchive;
import dev.tentaclesetup.core.host.InstanceFiles;
import dev.tentaclesetup.core.host.InstanceProblems;
import dev.tentaclesetup.core.problem.Argument;
import dev.tentaclesetup.core.problem.Problem;
import dev.tentaclesetup.core.problem.ProblemException;
import dev.tentaclesetup.core.problem.ProblemId;
import dev.tentaclesetup.core.problem.Reason;
import dev.tentaclesetup.core.problem.Severity;
import dev.tentaclesetup.instance.ConfigurationFile;
import dev.tentaclesetup.instance.InstanceException;
import dev.tentaclesetup.instance.InstanceFailure;
import dev.tentaclesetup.instance.ProxySettings;
import dev.tentaclesetup.instance.TentacleConfiguration;
import java.nio.file.Path;
import java.util.Optional;

/// What an instance's configuration file says, or what stands in for it when it is damaged.
///
/// @param configuration of the file, or of the copy that is kept of it; empty without either
/// @param damage empty when the file is in order, and when there is to be none yet
record StoredConfiguration(Optional<TentacleConfiguration> configuration, Optional<Damage> damage) {

    /// @param expected whether there is an instance that has to have the file
    static StoredConfiguration read(InstanceFiles files, InstanceArchive archive, boolean expected)
            throws ProblemException {
        if (!files.file().exists()) {
            return expected
                    ? damaged(files, archive, Damage.Kind.MISSING, "")
                    : new StoredConfiguration(Optional.empty(), Optional.empty());
        }
        try {
            TentacleConfiguration stored =
                    TentacleConfiguration.read(files.file(), files.protection());
            understand(stored);
            return new StoredConfiguration(Optional.of(stored), unusable(stored));
        } catch (InstanceException e) {
            if (e.failure() instanceof InstanceFailure.BrokenConfiguration broken) {
                return damaged(files, archive, Damage.Kind.CONTENT, broken.reason());
            }
            if (e.failure() instanceof InstanceFailure.BadValue bad) {
                String seen = (bad.key() + " " + bad.value()).strip();
                return damaged(files, archive, Damage.Kind.CONTENT, seen);
            }
            throw InstanceProblems.of(e);
        }
    }

    /// Values are understood only when they are asked for, which here is before anything is
    /// changed.
    private static void understand(TentacleConfiguration stored) throws InstanceException {
        var _ = stored.home();
        var _ = stored.applicationsDirectory();
        var _ = stored.listening();
        var _ = stored.port();
        var _ = stored.listenAddress();
        var _ = stored.trustedServers();
        var _ = stored.certificateThumbprint();
        for (ProxySettings.Set set : ProxySettings.Set.values()) {
            var _ = stored.proxy(set);
        }
    }

    private static Optional<Damage> unusable(TentacleConfiguration stored) throws ProblemException {
        try {
            var _ = InstanceProblems.call(stored::certificate);
            return Optional.empty();
        } catch (ProblemException e) {
            if (e.problem().id() != ProblemId.CFG_KEY) {
                throw e;
            }
            Problem warning = e.problem().weighed(Severity.WARNING);
            return Optional.of(new Damage(Damage.Kind.CERTIFICATE, warning, Optional.empty()));
        }
    }

    private static StoredConfiguration damaged(
            InstanceFiles files, InstanceArchive archive, Damage.Kind kind, String seen) {
        Path file = files.file().path();
        Optional<TentacleConfiguration> copy = copy(files, archive);
        Problem problem =
                Problem.of(
                        ProblemId.CFG_CORRUPT,
                        seen,
                        Argument.text(file.toString()),
                        Argument.phrase(copy.isPresent() ? "repair.copy" : "repair.new"),
                        Argument.text(
                                (copy.isPresent()
                                                ? archive.configurationFile()
                                                : archive.damagedFile())
                                        .toString()));
        if (kind == Damage.Kind.MISSING) {
            problem = problem.because(Reason.of("missing"));
        }
        return new StoredConfiguration(
                copy,
                Optional.of(
                        new Damage(
                                kind,
                                problem.weighed(Severity.WARNING),
                                copy.map(_ -> archive.configurationFile()))));
    }

    /// Relative paths in the copy count from where the file is. One whose certificate this host
    /// cannot use would only be the next damage.
    private static Optional<TentacleConfiguration> copy(
            InstanceFiles files, InstanceArchive archive) {
        try {
            TentacleConfiguration copy =
                    TentacleConfiguration.of(
                            files.file().path(),
                            ConfigurationFile.at(archive.configurationFile()).read(),
                            files.protection());
            understand(copy);
            return copy.certificate().isPresent() ? Optional.of(copy) : Optional.empty();
        } catch (InstanceException unusable) {
            return Optional.empty();
        }
    }
}
