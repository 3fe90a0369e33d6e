package dev.tentaclesetup.ui.testkit;

import dev.tentaclesetup.core.answers.Answers;
import dev.tentaclesetup.core.answers.Mode;
import dev.tentaclesetup.core.plan.Facts;
import dev.tentaclesetup.core.preflight.AgentProgram;
import dev.tentaclesetup.core.preflight.AgentState;
import dev.tentaclesetup.core.preflight.HostInstance;
import dev.tentaclesetup.core.problem.Problem;
import dev.tentaclesetup.core.problem.ProblemId;
import dev.tentaclesetup.instance.Thumbprint;
import dev.tentaclesetup.service.ServiceState;
import dev.tentaclesetup.ui.engine.HomeFacts;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// Agents of a host, as a home screen gets them.
public final class Agents {

    private Agents() {}

    public static HostInstance polling(String name) {
        return new HostInstance(
                name,
                Optional.of(Path.of("/etc/octopus", name, "tentacle-" + name + ".config")),
                true,
                Optional.of(Mode.POLLING),
                List.of("octopus.example.com:10943"),
                Optional.of(new Thumbprint(ScriptedBackend.AGENT_PRINT)),
                List.of("https://octopus.example.com"),
                List.of(
                        new Facts.Registration(
                                "https://octopus.example.com",
                                "Default",
                                "target",
                                "Machines-1",
                                "web01",
                                "https://octopus.example.com/app#/machines/Machines-1",
                                "poll://abc/")),
                Optional.of(Path.of("/var/lib/octopus", name)),
                Optional.of(Path.of("/var/lib/octopus", name + "-applications")),
                Optional.empty());
    }

    /// Of the vendor's program.
    public static HostInstance listening(String name) {
        return new HostInstance(
                name,
                Optional.of(Path.of("/etc/octopus", name + ".config")),
                false,
                Optional.of(Mode.LISTENING),
                List.of("10933"),
                Optional.of(new Thumbprint(ScriptedBackend.AGENT_PRINT)),
                List.of(),
                List.of(),
                Optional.of(Path.of("/etc/octopus")),
                Optional.of(Path.of("/home/Octopus/Applications")),
                Optional.empty());
    }

    public static HostInstance damaged(String name) {
        Path file = Path.of("/etc/octopus", name + ".config");
        return new HostInstance(
                name,
                Optional.of(file),
                false,
                Optional.empty(),
                List.of(),
                Optional.empty(),
                List.of(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(Problem.of(ProblemId.CFG_CORRUPT, "", file.toString())));
    }

    public static HomeFacts home(HostInstance... instances) {
        return new HomeFacts(Arrays.asList(instances), true);
    }

    public static AgentState service(ServiceState state) {
        return new AgentState(
                Optional.of(Answers.Run.SERVICE),
                state,
                "",
                Optional.of(new AgentProgram("/opt/tentacle-setup/versions/1.4.0")),
                false,
                true);
    }

    /// A service that another program has made.
    public static AgentState foreign(ServiceState state) {
        return new AgentState(Optional.empty(), state, "", Optional.empty(), true, true);
    }

    /// A service that this process may only look at.
    public static AgentState locked(ServiceState state) {
        return new AgentState(
                Optional.of(Answers.Run.SERVICE), state, "", Optional.empty(), false, false);
    }
}
