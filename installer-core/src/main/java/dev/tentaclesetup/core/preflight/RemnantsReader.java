package dev.tentaclesetup.core.preflight;

import dev.tentaclesetup.core.answers.Answers;
import dev.tentaclesetup.core.host.FirewallPort;
import dev.tentaclesetup.core.host.HostIdentity;
import dev.tentaclesetup.core.host.HostPorts;
import dev.tentaclesetup.core.host.InstanceFiles;
import dev.tentaclesetup.core.ownership.RecordMemory;
import dev.tentaclesetup.core.plan.Footprint;
import dev.tentaclesetup.core.plan.Footprints;
import dev.tentaclesetup.core.problem.Problem;
import dev.tentaclesetup.core.problem.ProblemException;
import dev.tentaclesetup.core.problem.ProblemId;
import dev.tentaclesetup.instance.ConfigurationFile;
import dev.tentaclesetup.instance.InstanceName;
import dev.tentaclesetup.instance.InstanceRecord;
import dev.tentaclesetup.instance.TentacleConfiguration;
import dev.tentaclesetup.service.account.FoundAccount;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Reads whatever there is of one instance; what is damaged is as good as missing.
final class RemnantsReader {

    private final HostPorts host;
    private final String name;
    private final InstanceReader reader;
    private Optional<ProblemException> foreignService = Optional.empty();

    RemnantsReader(HostPorts host, String name) {
        this.host = host;
        this.name = name;
        this.reader = new InstanceReader(host);
    }

    /// @throws ProblemException `INST-MISSING` when there is nothing of it, `SVC-PATH` when there
    ///   is only another program's service
    Remnants read() throws ProblemException, InterruptedException {
        var instance = new InstanceName(name);
        Optional<Footprint> footprint = new Footprints(host.state()).read(name);
        Optional<InstanceRecord> record = host.index().find(name);
        Optional<Path> entry =
                record.map(InstanceRecord::indexFile).or(() -> host.index().damaged(instance));
        InstanceFiles files = files(instance, record, footprint);
        var remnants =
                new Remnants(
                        name,
                        entry.or(() -> host.index().free(instance)),
                        files,
                        readable(files),
                        services(),
                        footprint,
                        RecordMemory.of(host.archive(name), footprint),
                        HostIdentity.of(host.folders()).text());
        if (entry.isEmpty() && !anything(remnants)) {
            throw foreignService.orElseGet(
                    () -> new ProblemException(Problem.of(ProblemId.INST_MISSING, "", name)));
        }
        return remnants;
    }

    /// A file that another instance has is none of this one's, whatever its name.
    private InstanceFiles files(
            InstanceName instance, Optional<InstanceRecord> record, Optional<Footprint> footprint)
            throws ProblemException {
        Path usual = host.folders().defaultConfigurationFile(instance);
        Path file =
                record.map(InstanceRecord::configurationFile)
                        .or(() -> footprint.flatMap(Footprint::configuration))
                        .orElse(usual);
        boolean others = record.isEmpty() && usedByOthers(file);
        Path own = others ? usual.resolveSibling(usual.getFileName() + ".none") : file;
        return InstanceFiles.of(host.folders(), ConfigurationFile.at(own));
    }

    private boolean usedByOthers(Path file) throws ProblemException {
        return host.index().others(name).stream()
                .anyMatch(other -> other.configurationFile().equals(file));
    }

    private static Optional<TentacleConfiguration> readable(InstanceFiles files) {
        try {
            return files.readIfThere();
        } catch (ProblemException e) {
            return Optional.empty();
        }
    }

    private List<FoundService> services() throws ProblemException, InterruptedException {
        var found = new ArrayList<FoundService>();
        for (Answers.Run run : Answers.Run.values()) {
            try {
                FoundService service = reader.service(name, run);
                boolean known =
                        found.stream()
                                .anyMatch(one -> host.manager(one.run()).equals(host.manager(run)));
                if (service.definition().isPresent() && !known) {
                    found.add(service);
                }
            } catch (ProblemException e) {
                if (e.problem().id() != ProblemId.SVC_PATH) {
                    throw e;
                }
                foreignService = Optional.of(e); // it is left alone
            }
        }
        return found;
    }

    private boolean anything(Remnants remnants) throws ProblemException, InterruptedException {
        return remnants.files().file().exists()
                || !remnants.services().isEmpty()
                || new Footprints(host.state()).exists(name)
                || (host.administrator() && (account() || rules()));
    }

    private boolean account() throws ProblemException, InterruptedException {
        Optional<FoundAccount> account = host.accounts().find(host.accounts().usualName(name));
        return account.filter(found -> found.madeFor(name)).isPresent();
    }

    private boolean rules() throws ProblemException, InterruptedException {
        for (FirewallPort firewall : host.firewall().keepers()) {
            if (!firewall.ours(name).isEmpty()) {
                return true;
            }
        }
        return false;
    }
}
