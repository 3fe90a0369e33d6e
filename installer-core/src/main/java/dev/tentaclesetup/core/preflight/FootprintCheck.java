package dev.tentaclesetup.core.preflight;

import dev.tentaclesetup.core.answers.Answers;
import dev.tentaclesetup.core.check.CheckSubject;
import dev.tentaclesetup.core.check.HostCheck;
import dev.tentaclesetup.core.check.Observation;
import dev.tentaclesetup.core.host.HostIdentity;
import dev.tentaclesetup.core.host.HostPorts;
import dev.tentaclesetup.core.plan.Footprint;
import dev.tentaclesetup.core.plan.Footprints;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What a run that is about to change an instance will have left on this host and on a server.
///
/// @param host that it runs on
/// @param instance as it is now
/// @param paths its folders
/// @param folders all that it needs
/// @param server the web address of the server that lists it; empty when none does
public record FootprintCheck(
        HostPorts host,
        FoundInstance instance,
        Answers.Paths paths,
        WantedFolders folders,
        Optional<String> server)
        implements HostCheck<Footprint> {

    @Override
    public CheckSubject subject() {
        return CheckSubject.PLAN;
    }

    @Override
    public String about() {
        return instance.name();
    }

    @Override
    public Observation<Footprint> observe() {
        HostIdentity here = HostIdentity.of(host.folders());
        Footprint known =
                new Footprints(host.state())
                        .read(instance.name())
                        .filter(print -> HostIdentity.parse(print.host()).sameAs(here))
                        .orElseGet(() -> begun(here.text()));
        Footprint planned =
                known.at(
                                Optional.of(instance.files().file().path()),
                                Optional.of(paths.data()),
                                Optional.of(paths.applications()))
                        .making(missing())
                        .certified(instance.own().stream().toList());
        return Observation.of(server.map(planned::listedAt).orElse(planned), "");
    }

    private Footprint begun(String mark) {
        Footprint nothing = Footprint.of(instance.name(), mark);
        return instance.exists() ? nothing : nothing.fromTheBeginning();
    }

    /// The folders that are not there, with their parents.
    private List<Path> missing() {
        var missing = new ArrayList<Path>();
        for (WantedFolders.Folder folder : folders.all()) {
            for (Path path = folder.path();
                    path != null && !Files.isDirectory(path);
                    path = path.getParent()) {
                missing.add(path);
            }
        }
        return missing;
    }
}
