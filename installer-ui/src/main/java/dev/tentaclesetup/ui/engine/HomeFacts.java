package dev.tentaclesetup.ui.engine;

import dev.tentaclesetup.core.preflight.HostInstance;
import dev.tentaclesetup.core.problem.ProblemException;
import dev.tentaclesetup.core.setup.SetUp;
import java.util.List;

/// What a home screen begins with.
///
/// @param instances of this host, by name
/// @param changeable whether this process may change the list of instances at all
public record HomeFacts(List<HostInstance> instances, boolean changeable) {

    /// A host without an instance.
    public static final HomeFacts NONE = new HomeFacts(List.of(), true);

    public HomeFacts {
        instances = List.copyOf(instances);
    }

    /// Reads them. Blocks.
    public static HomeFacts of(SetUp setUp) throws ProblemException, InterruptedException {
        return new HomeFacts(setUp.instances(), setUp.mayChange());
    }
}
