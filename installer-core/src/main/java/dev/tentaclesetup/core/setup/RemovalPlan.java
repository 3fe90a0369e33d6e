package dev.tentaclesetup.core.setup;

import dev.tentaclesetup.core.answers.Removal;
import dev.tentaclesetup.core.host.HostPorts;
import dev.tentaclesetup.core.host.ServicePort;
import dev.tentaclesetup.core.plan.Plan;
import dev.tentaclesetup.core.plan.RunFacts;
import dev.tentaclesetup.core.plan.Step;
import dev.tentaclesetup.core.plan.StepKind;
import dev.tentaclesetup.core.preflight.FoundService;
import dev.tentaclesetup.core.preflight.ListedMachine;
import dev.tentaclesetup.core.preflight.Remnants;
import dev.tentaclesetup.core.preflight.Surroundings;
import dev.tentaclesetup.core.problem.ProblemException;
import dev.tentaclesetup.core.step.AccountStep;
import dev.tentaclesetup.core.step.AnsweringHost;
import dev.tentaclesetup.core.step.DeletedFiles;
import dev.tentaclesetup.core.step.DeregisterStep;
import dev.tentaclesetup.core.step.FirewallStep;
import dev.tentaclesetup.core.step.ForgetCertificateStep;
import dev.tentaclesetup.core.step.RemoveFileStep;
import dev.tentaclesetup.core.step.RemoveFolderStep;
import dev.tentaclesetup.core.step.RemoveServiceStep;
import dev.tentaclesetup.core.step.StopStep;
import dev.tentaclesetup.instance.HostFolders;
import dev.tentaclesetup.service.ServiceName;
import dev.tentaclesetup.service.account.DedicatedAccount;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/// The way back from an instance to nothing: first what can be put back, then the server's record,
/// last the folders that the user named. Whatever an earlier removal, or one that was killed, has
/// done already is left out.
final class RemovalPlan {

    private final HostPorts host;
    private final HostFolders folders;
    private final Removal removal;
    private final Remnants remnants;
    private final RunFacts board;
    private final Surroundings surroundings;

    /// @param surroundings what the host has for the instance besides
    RemovalPlan(
            HostPorts host,
            Removal removal,
            Remnants remnants,
            RunFacts board,
            Surroundings surroundings) {
        this.host = host;
        this.folders = host.folders();
        this.removal = removal;
        this.remnants = remnants;
        this.board = board;
        this.surroundings = surroundings;
    }

    /// @param records on the server
    /// @param deleted folders that go
    /// @param complete whether everything that was asked for can be done
    Plan plan(RecordsToDelete records, FoldersToDelete deleted, boolean complete)
            throws ProblemException, InterruptedException {
        var steps = new ArrayList<Step>();
        steps.addAll(serviceSteps());
        steps.addAll(surroundingsSteps());
        steps.addAll(needed(files()));
        steps.addAll(deregistering(records.deletable()));
        steps.addAll(needed(folderSteps(deleted)));
        List<ListedMachine> known = records.deletable();
        return new Plan(purpose(complete), steps, board)
                .leaving(
                        remnants.noted().listed(known.stream().map(ListedMachine::words).toList()));
    }

    private Plan.Purpose purpose(boolean complete) {
        if (!removal.whole()) {
            return Plan.Purpose.REMOVE_PARTS;
        }
        return complete ? Plan.Purpose.REMOVE : Plan.Purpose.REMOVE_HERE_ONLY;
    }

    private static List<Step> needed(List<Step> steps)
            throws ProblemException, InterruptedException {
        var needed = new ArrayList<Step>();
        for (Step step : steps) {
            if (!step.holds()) {
                needed.add(step);
            }
        }
        return needed;
    }

    /// A service that stays is stopped when it could not be started again.
    private List<Step> serviceSteps() {
        var steps = new ArrayList<Step>();
        for (FoundService service : remnants.services()) {
            if (removes(Removal.Part.SERVICE)) {
                boolean first = service.equals(remnants.services().getFirst());
                steps.addAll(first ? removal(service) : EndOfService.steps(host, service));
            } else if (removal.stopsService() && service.running()) {
                steps.add(new StopStep(host.manager(service.run()), name(service)));
            }
        }
        return steps;
    }

    private List<Step> removal(FoundService service) {
        ServicePort services = host.manager(service.run());
        return List.of(
                new StopStep(services, name(service)),
                new RemoveServiceStep(services, name(service)));
    }

    private static ServiceName name(FoundService service) {
        return service.definition().orElseThrow().name();
    }

    private List<Step> surroundingsSteps() {
        var steps = new ArrayList<Step>();
        for (Surroundings.Opening opening : surroundings.openings()) {
            steps.add(
                    new FirewallStep(
                            opening.firewall(),
                            remnants.name(),
                            Optional.empty(),
                            opening.rules()));
        }
        for (DedicatedAccount account : surroundings.accounts()) {
            steps.add(AccountStep.removing(host.accounts(), account));
        }
        return steps;
    }

    private boolean removes(Removal.Part part) {
        return removal.delete().contains(part);
    }

    private List<Step> files() {
        var steps = new ArrayList<Step>();
        boolean entry = removes(Removal.Part.RECORD);
        if (entry && remnants.indexFile().isPresent()) {
            steps.add(
                    new RemoveFileStep(
                            StepKind.REMOVE_INDEX,
                            DeletedFiles.ofIndexEntry(
                                    remnants.indexFile().get(), aroundTheIndex())));
        }
        if (entry && removes(Removal.Part.CERTIFICATE)) {
            Path file = remnants.files().file().path();
            steps.add(
                    new RemoveFileStep(
                            StepKind.REMOVE_CONFIGURATION, DeletedFiles.of(file, around(file))));
        } else if (removes(Removal.Part.CERTIFICATE) && remnants.configuration().isPresent()) {
            steps.add(new ForgetCertificateStep(remnants.files()));
        }
        return steps;
    }

    private List<Path> aroundTheIndex() {
        Path index = folders.indexFolder();
        return List.of(index, index.getParent(), folders.root());
    }

    /// Folders that set-up made and that hold nothing, wherever they are, are of no use any more.
    private List<Path> around(Path file) {
        Path folder = Objects.requireNonNull(file.getParent(), "an absolute file has one");
        return Stream.of(remnants.made().stream(), Stream.of(folder), aroundTheIndex().stream())
                .flatMap(paths -> paths)
                .distinct()
                .toList();
    }

    private List<Step> deregistering(List<ListedMachine> machines) {
        if (machines.isEmpty()) {
            return List.of();
        }
        DeregisterStep.Insistence insistence =
                switch (removal.deregister()) {
                    case YES -> DeregisterStep.Insistence.REQUIRED;
                    case AUTO, NO -> DeregisterStep.Insistence.IF_POSSIBLE;
                };
        List<DeregisterStep.Listed> listed =
                machines.stream()
                        .map(one ->
                                new DeregisterStep.Listed(one.space(), one.machine(), one.words()))
                        .toList();
        return List.of(new DeregisterStep(listed, insistence, otherHost(), board));
    }

    /// While the agent of this host runs, what answers with its certificate may be itself.
    private DeregisterStep.OtherHost otherHost() {
        return removal.stopsAgent() ? new AnsweringHost() : _ -> false;
    }

    private List<Step> folderSteps(FoldersToDelete deleted) throws ProblemException {
        var steps = new ArrayList<Step>();
        if (deleted.data().isPresent()) {
            steps.add(folder(StepKind.REMOVE_DATA, deleted.data().get(), folders.data()));
        }
        if (deleted.applications().isPresent()) {
            steps.add(
                    folder(
                            StepKind.REMOVE_APPLICATIONS,
                            deleted.applications().get(),
                            folders.applications()));
        }
        return steps;
    }

    private Step folder(StepKind kind, Path folder, Path usual) throws ProblemException {
        Stream<Path> made = remnants.made().stream().filter(path -> !path.equals(folder));
        return new RemoveFolderStep(
                kind,
                folder,
                Stream.concat(made, Stream.of(folders.data(), usual, folders.root()))
                        .distinct()
                        .toList());
    }
}
