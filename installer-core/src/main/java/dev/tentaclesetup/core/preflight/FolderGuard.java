package dev.tentaclesetup.core.preflight;

import dev.tentaclesetup.core.host.HostPorts;
import dev.tentaclesetup.core.host.RealFolder;
import dev.tentaclesetup.core.host.SystemFolders;
import dev.tentaclesetup.core.problem.Argument;
import dev.tentaclesetup.core.problem.Problem;
import dev.tentaclesetup.core.problem.ProblemId;
import dev.tentaclesetup.core.problem.Severity;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Which folders of a host an instance may have, and which may be deleted with it [wizard-reference
/// 9.6]. What others need is refused, however it is spelled.
final class FolderGuard {

    private final HostPorts host;
    private final OwnFolders own;
    private final List<TakenFolder> taken;

    FolderGuard(HostPorts host, OwnFolders own) {
        this(host, own, TakenFolder.of(host, own.instance().text()));
    }

    private FolderGuard(HostPorts host, OwnFolders own, List<TakenFolder> taken) {
        this.host = host;
        this.own = own;
        this.taken = List.copyOf(taken);
    }

    /// The same for what must not overlap this folder of the instance either.
    FolderGuard beside(Path folder) {
        var more = new ArrayList<TakenFolder>(taken);
        more.add(new TakenFolder(folder, TakenFolder.Use.OWN, Optional.empty()));
        return new FolderGuard(host, own, more);
    }

    /// Why the instance may not have it; empty when it may.
    ///
    /// @param folder with the answer that names it
    /// @param acceptExisting whether files of others may be in it
    Optional<Problem> refuses(WantedFolders.Folder folder, boolean acceptExisting) {
        return Stream.<Optional<Problem>>of(ofSystem(folder), overlap(folder))
                .flatMap(Optional::stream)
                .findFirst()
                .or(() -> acceptExisting ? Optional.empty() : content(folder))
                .map(problem -> problem.at(folder.answer(), 0));
    }

    /// Whether it is one of the system's, which is never given to an account as a whole.
    static boolean systems(HostPorts host, Path folder) {
        Path real = RealFolder.of(folder);
        Path instances = RealFolder.of(host.folders().root());
        boolean forInstances =
                instances.getNameCount() > 1
                        && real.startsWith(instances)
                        && !real.equals(instances);
        return !forInstances
                && RealFolder.all(folder).stream().anyMatch(SystemFolders.system()::include);
    }

    /// An instance that has one of them already is left alone with it, unless the set-up would
    /// close it to others.
    private Optional<Problem> ofSystem(WantedFolders.Folder folder) {
        boolean kept = host.rights().isEmpty() && own.named(folder.path());
        return kept || !systems(host, folder.path())
                ? Optional.empty()
                : Optional.of(ofSystem(folder.path(), "folder.system"));
    }

    private static Problem ofSystem(Path folder, String phrase) {
        String path = folder.toString();
        return Problem.of(
                ProblemId.DISK_SYSTEM, real(folder), Argument.text(path), Argument.phrase(phrase));
    }

    private Optional<Problem> overlap(WantedFolders.Folder folder) {
        if (own.named(folder.path())) {
            return Optional.empty();
        }
        return taken.stream()
                .filter(other -> other.overlaps(folder.path()))
                .map(other ->
                        overlap(folder.path(), other, other.use().phrase())
                                .weighed(weight(folder, other)))
                .findFirst();
    }

    /// The vendor's tools themselves put instances into a folder of another one: its applications
    /// folder that nothing else was said about, or `C:\Octopus`.
    private Severity weight(WantedFolders.Folder folder, TakenFolder other) {
        boolean vendors =
                own.usual(folder.path())
                        && !other.in(folder.path())
                        && other.instance().isPresent();
        return vendors ? Severity.WARNING : Severity.BLOCKER;
    }

    private static Problem overlap(Path folder, TakenFolder other, String phrase) {
        return Problem.of(
                ProblemId.DISK_OVERLAP,
                real(folder),
                Argument.text(folder.toString()),
                Argument.text(other.path().toString()),
                Argument.phrase(phrase),
                Argument.text(other.instance().orElse("")));
    }

    private Optional<Problem> content(WantedFolders.Folder folder) {
        List<String> foreign = own.foreign(folder.path());
        return foreign.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        Problem.of(
                                ProblemId.DISK_FOREIGN,
                                String.join(", ", foreign),
                                folder.path().toString()));
    }

    /// Why it may not be deleted with the instance; empty when it may.
    Optional<Problem> keeps(Path folder) {
        if (systems(host, folder)) {
            return Optional.of(ofSystem(folder, "folder.system-kept"));
        }
        return taken.stream()
                .filter(other -> other.in(folder))
                .map(other -> overlap(folder, other, other.use().phraseOfDeletion()))
                .map(problem -> problem.weighed(Severity.BLOCKER))
                .findFirst();
    }

    /// What the folder really is, where its path does not say it.
    private static String real(Path folder) {
        Path real = RealFolder.of(folder);
        return real.equals(folder) ? "" : real.toString();
    }
}
