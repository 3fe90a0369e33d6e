package dev.tentaclesetup.core.preflight;

import dev.tentaclesetup.core.answers.Answers;
import dev.tentaclesetup.core.host.HostPorts;
import dev.tentaclesetup.core.step.AgentLeftovers;
import dev.tentaclesetup.core.step.OwnershipStep;
import dev.tentaclesetup.instance.InstanceName;
import dev.tentaclesetup.instance.TentacleConfiguration;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// What of an instance belongs to the account of its service.
final class OwnedFiles {

    private OwnedFiles() {}

    /// @param file of the configuration
    /// @param configuration what it says before the run
    static List<OwnershipStep.Root> of(
            HostPorts host,
            Answers answers,
            Path file,
            Optional<TentacleConfiguration> configuration) {
        var instance = new InstanceName(answers.setup().instance());
        var own = new OwnFolders(host.folders(), instance, configuration);
        var roots = new ArrayList<OwnershipStep.Root>();
        roots.add(OwnershipStep.Root.whole(file));
        for (Path folder : List.of(answers.paths().data(), answers.paths().applications())) {
            boolean mixed = answers.paths().acceptExisting() && !own.strangers(folder).isEmpty();
            if (!FolderGuard.systems(host, folder)) {
                roots.addAll(mixed ? ofMixed(folder) : List.of(OwnershipStep.Root.whole(folder)));
            }
        }
        return List.copyOf(roots);
    }

    /// Of a folder that others use, what an agent has made in it.
    private static List<OwnershipStep.Root> ofMixed(Path folder) {
        return Stream.concat(
                        Stream.of(new OwnershipStep.Root(folder, false)),
                        AgentLeftovers.NAMES.stream()
                                .map(folder::resolve)
                                .map(OwnershipStep.Root::whole))
                .toList();
    }
}
