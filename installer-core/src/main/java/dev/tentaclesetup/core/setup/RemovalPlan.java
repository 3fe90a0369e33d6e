package dev.tentaclesetup.core.setup;

import dev.tentaclesetup.core.answers.Removal;
import dev.tentaclesetup.core.host.HostPorts;
import dev.tentaclesetup.core.host.InstanceProblems;
import dev.tentaclesetup.core.host.ServicePort;
import dev.tentaclesetup.core.octopus.Machine;
import dev.tentaclesetup.core.plan.Plan;
import dev.tentaclesetup.core.plan.RunFacts;
import dev.tentaclesetup.core.plan.Step;
import dev.tentaclesetup.core.plan.StepKind;
import dev.tentaclesetup.core.preflight.FoundInstance;
import dev.tentaclesetup.core.preflight.ServerSession;
import dev.tentaclesetup.core.preflight.Surroundings;
import dev.tentaclesetup.core.problem.ProblemException;
import dev.tentaclesetup.core.step.AccountStep;
import dev.tentaclesetup.core.step.DeletedFiles;
import dev.tentaclesetup.core.step.DeregisterStep;
import dev.tentaclesetup.core.step.FirewallStep;
import dev.tentaclesetup.core.step.ForgetCertificateStep;
import dev.tentaclesetup.core.step.RemoveFileStep;
import dev.tentaclesetup.core.step.RemoveFolderStep;
import dev.tentaclesetup.core.step.RemoveServiceStep;
import dev.tentaclesetup.core.step.StopStep;
import dev.tentaclesetup.instance.HostFolders;
import dev.tentaclesetup.instance.TentacleConfiguration;
import dev.tentaclesetup.service.ServiceName;
import dev.tentaclesetup.service.account.DedicatedAccount;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The way back from an instance to nothing: first what can be put back, then the server's record,
/// last the folders that the user named.
final class RemovalPlan {

    private final HostPorts host;
    private final HostFolders folders;
    private final Removal removal;
    private final FoundInstance instance;
    private final RunFacts board;
    private final Surroundings surroundings;

    /// @param surroundings what the host has for the instance besides
    RemovalPlan(
            HostPorts host,
            Removal removal,
            FoundInstance instance,
            RunFacts board,
            Surroundings surroundings) {
        this.host = host;
        this.folders = host.folders();
        this.removal = removal;
        this.instance = instance;
        this.board = board;
        this.surroundings = surroundings;
    }

    /// @param space and the records in it; empty when the server is left alone
    Plan plan(Optional<RegisteredHere> space) throws ProblemException {
        ServicePort services = host.manager(instance.service().run());
        var steps = new ArrayList<Step>();
        if (removes(Removal.Part.SERVICE) && instance.service().definition().isPresent()) {
            ServiceName name = instance.service().definition().get().name();
            steps.add(new StopStep(services, name));
            steps.add(new RemoveServiceStep(services, name));
        }
        if (removes(Removal.Part.SERVICE)) {
            instance.other().ifPresent(found -> steps.addAll(EndOfService.steps(host, found)));
        }
        steps.addAll(surroundingsSteps());
        steps.addAll(files());
        space.filter(here -> !here.machines().isEmpty())
                .ifPresent(here ->
                        steps.add(
                                new DeregisterStep(
                                        here.session().space(), here.machines(), board)));
        if (instance.configuration().isPresent()) {
            steps.addAll(foldersOf(instance.configuration().get()));
        }
        return new Plan(purpose(space), steps, board);
    }

    private List<Step> surroundingsSteps() {
        var steps = new ArrayList<Step>();
        for (Surroundings.Opening opening : surroundings.openings()) {
            steps.add(
                    new FirewallStep(
                            opening.firewall(),
                            instance.name(),
                            Optional.empty(),
                            opening.rules()));
        }
        for (DedicatedAccount account : surroundings.accounts()) {
            steps.add(AccountStep.removing(host.accounts(), account));
        }
        return steps;
    }

    private Plan.Purpose purpose(Optional<RegisteredHere> space) {
        boolean asked = removal.server().isEmpty() || space.isPresent();
        return asked || instance.own().isEmpty()
                ? Plan.Purpose.REMOVE
                : Plan.Purpose.REMOVE_HERE_ONLY;
    }

    /// The records of this host on the server.
    record RegisteredHere(ServerSession session, List<Machine> machines) {}

    private boolean removes(Removal.Part part) {
        return removal.delete().contains(part);
    }

    private List<Step> files() {
        var steps = new ArrayList<Step>();
        Path index = folders.indexFolder();
        boolean entry = removes(Removal.Part.RECORD);
        if (entry && instance.record().isPresent()) {
            Path file = instance.record().get().indexFile();
            var files =
                    DeletedFiles.ofIndexEntry(
                            file, List.of(index, index.getParent(), folders.root()));
            steps.add(new RemoveFileStep(StepKind.REMOVE_INDEX, files));
        }
        if (entry && removes(Removal.Part.CERTIFICATE)) {
            Path file = instance.files().file().path();
            var files = DeletedFiles.of(file, List.of(file.getParent(), folders.root()));
            steps.add(new RemoveFileStep(StepKind.REMOVE_CONFIGURATION, files));
        } else if (removes(Removal.Part.CERTIFICATE) && instance.configuration().isPresent()) {
            steps.add(new ForgetCertificateStep(instance.files()));
        }
        return steps;
    }

    private List<Step> foldersOf(TentacleConfiguration configuration) throws ProblemException {
        var steps = new ArrayList<Step>();
        if (removes(Removal.Part.DATA)) {
            steps.add(
                    new RemoveFolderStep(
                            StepKind.REMOVE_DATA,
                            InstanceProblems.call(configuration::home),
                            List.of(folders.data(), folders.root())));
        }
        if (removes(Removal.Part.APPLICATIONS)) {
            steps.add(
                    new RemoveFolderStep(
                            StepKind.REMOVE_APPLICATIONS,
                            InstanceProblems.call(configuration::applicationsDirectory),
                            List.of(folders.data(), folders.applications(), folders.root())));
        }
        return steps;
    }
}
