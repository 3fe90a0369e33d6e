package dev.tentaclesetup.core.preflight;

import dev.tentaclesetup.core.answers.Mode;
import dev.tentaclesetup.core.host.HostPorts;
import dev.tentaclesetup.core.host.InstanceFiles;
import dev.tentaclesetup.core.ownership.RecordMemory;
import dev.tentaclesetup.core.ownership.RegistrationNote;
import dev.tentaclesetup.core.plan.Facts;
import dev.tentaclesetup.core.plan.Footprint;
import dev.tentaclesetup.core.plan.Footprints;
import dev.tentaclesetup.core.problem.Problem;
import dev.tentaclesetup.core.problem.ProblemException;
import dev.tentaclesetup.core.problem.ProblemId;
import dev.tentaclesetup.core.problem.Reason;
import dev.tentaclesetup.instance.ConfigurationFile;
import dev.tentaclesetup.instance.InstanceException;
import dev.tentaclesetup.instance.InstanceIndex;
import dev.tentaclesetup.instance.InstanceName;
import dev.tentaclesetup.instance.InstanceRecord;
import dev.tentaclesetup.instance.TentacleConfiguration;
import dev.tentaclesetup.instance.TrustOrigins;
import dev.tentaclesetup.instance.TrustedServer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Reads the list of the instances, and of each what its files say. One that is damaged does not
/// keep the others from being read.
final class HostInstancesReader {

    private static final String INDEX_SUFFIX = ".config";

    private final HostPorts host;
    private final Footprints footprints;

    HostInstancesReader(HostPorts host) {
        this.host = host;
        this.footprints = new Footprints(host.state());
    }

    List<HostInstance> read() throws ProblemException {
        InstanceIndex.Content index = host.index().content();
        List<Footprint> noted = footprints.all();
        var found = new ArrayList<HostInstance>();
        for (InstanceRecord entry : index.instances()) {
            found.add(
                    instance(
                            entry.name(),
                            Optional.of(entry.configurationFile()),
                            of(entry.name(), noted),
                            Optional.empty()));
        }
        index.broken().forEach(broken -> found.add(broken(broken.file(), noted)));
        noted.stream()
                .filter(one -> found.stream().noneMatch(known -> same(known.name(), one)))
                .forEach(one -> found.add(left(one)));
        found.sort(Comparator.comparing(HostInstance::name, String.CASE_INSENSITIVE_ORDER));
        return found;
    }

    private static Optional<Footprint> of(String name, List<Footprint> noted) {
        return noted.stream().filter(one -> same(name, one)).findFirst();
    }

    private static boolean same(String name, Footprint noted) {
        return name.equalsIgnoreCase(noted.instance());
    }

    /// An entry that cannot be read: its file says which instance it is of.
    private HostInstance broken(Path file, List<Footprint> noted) {
        String fileName = String.valueOf(file.getFileName());
        Optional<Footprint> footprint =
                noted.stream().filter(one -> hasFile(one.instance(), fileName)).findFirst();
        String name =
                footprint
                        .map(Footprint::instance)
                        .orElseGet(() ->
                                fileName.endsWith(INDEX_SUFFIX)
                                        ? fileName.substring(
                                                0, fileName.length() - INDEX_SUFFIX.length())
                                        : fileName);
        return instance(
                name,
                footprint.flatMap(Footprint::configuration),
                footprint,
                Optional.of(damaged(file)));
    }

    private static boolean hasFile(String instance, String file) {
        return InstanceName.isValid(instance)
                && new InstanceName(instance).indexFileName().equals(file);
    }

    /// What is left of an instance that is listed no more, or not yet.
    private HostInstance left(Footprint footprint) {
        Path file = footprint.configuration().orElseGet(() -> host.folders().indexFolder());
        return instance(
                footprint.instance(),
                footprint.configuration(),
                Optional.of(footprint),
                Optional.of(damaged(file).because(Reason.of("not-listed"))));
    }

    private static Problem damaged(Path file) {
        return Problem.of(ProblemId.CFG_CORRUPT, "", file.toString());
    }

    private HostInstance instance(
            String name,
            Optional<Path> file,
            Optional<Footprint> footprint,
            Optional<Problem> damage) {
        Optional<RegistrationNote> note = RecordMemory.of(host.archive(name), footprint).note();
        var empty =
                new HostInstance(
                        name,
                        file,
                        footprint.isPresent() || note.isPresent(),
                        Optional.empty(),
                        List.of(),
                        note.map(RegistrationNote::thumbprint),
                        servers(note, footprint, TrustOrigins.UNKNOWN),
                        footprint.map(Footprint::records).orElse(List.of()),
                        footprint.flatMap(Footprint::data),
                        footprint.flatMap(Footprint::applications),
                        damage);
        if (damage.isPresent() || file.isEmpty()) {
            return empty;
        }
        try {
            return configured(empty, file.get(), note, footprint);
        } catch (ProblemException e) {
            return withDamage(empty, e.problem());
        } catch (InstanceException e) {
            return withDamage(empty, damaged(file.get()));
        }
    }

    private HostInstance configured(
            HostInstance known,
            Path file,
            Optional<RegistrationNote> note,
            Optional<Footprint> footprint)
            throws ProblemException, InstanceException {
        Optional<TentacleConfiguration> there =
                InstanceFiles.of(host.folders(), ConfigurationFile.at(file)).readIfThere();
        if (there.isEmpty()) {
            return withDamage(known, damaged(file).because(Reason.of("missing")));
        }
        TentacleConfiguration configuration = there.get();
        boolean listens = configuration.listening();
        return new HostInstance(
                known.name(),
                known.configuration(),
                known.noted(),
                Optional.of(listens ? Mode.LISTENING : Mode.POLLING),
                listens
                        ? List.of(Integer.toString(configuration.port()))
                        : polled(configuration.trustedServers()),
                configuration.certificateThumbprint().or(known::thumbprint),
                servers(note, footprint, configuration.trustOrigins()),
                known.records(),
                Optional.of(configuration.home()),
                Optional.of(configuration.applicationsDirectory()),
                Optional.empty());
    }

    private static List<String> polled(List<TrustedServer> servers) {
        return servers.stream()
                .flatMap(server -> server.address().stream())
                .map(address -> address.replaceFirst("^https://", "").replaceFirst("/$", ""))
                .distinct()
                .toList();
    }

    private static List<String> servers(
            Optional<RegistrationNote> note, Optional<Footprint> footprint, TrustOrigins origins) {
        Stream<String> recorded =
                footprint.stream()
                        .flatMap(print -> print.records().stream())
                        .map(Facts.Registration::server);
        Stream<String> named =
                origins.servers().keySet().stream()
                        .filter(server -> !server.equals(TrustOrigins.OFFLINE));
        return Stream.of(recorded, note.map(RegistrationNote::server).stream(), named)
                .flatMap(all -> all)
                .filter(server -> !server.isEmpty())
                .distinct()
                .toList();
    }

    private static HostInstance withDamage(HostInstance known, Problem problem) {
        return new HostInstance(
                known.name(),
                known.configuration(),
                known.noted(),
                known.mode(),
                known.addresses(),
                known.thumbprint(),
                known.servers(),
                known.records(),
                known.data(),
                known.applications(),
                Optional.of(problem));
    }
}
