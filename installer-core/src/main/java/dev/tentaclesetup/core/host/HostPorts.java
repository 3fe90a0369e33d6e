package dev.tentaclesetup.core.host;

import dev.tentaclesetup.core.answers.Answers;
import dev.tentaclesetup.core.plan.StateFolder;
import dev.tentaclesetup.instance.HostFolders;
import dev.tentaclesetup.service.process.ProcessServiceManager;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// The host that is set up, as the ports through which it is read and changed. What goes wrong
/// behind a port comes out of it as a problem.
///
/// @param folders where instances are kept
/// @param state where set-up keeps its own files
/// @param style of the operating system's services
/// @param services the operating system's services
/// @param processes background processes in their place
/// @param program what a service runs
/// @param environment what the agent needs to see of this process's variables
/// @param administrator whether this process may change the host itself
/// @param firewall of the host
/// @param accounts of the host
/// @param rights what closes folders to others; empty where their owner and mode do
/// @param clock for certificates and for waiting
public record HostPorts(
        HostFolders folders,
        StateFolder state,
        HostStyle style,
        ServicePort services,
        ServicePort processes,
        ProgramLocation program,
        Map<String, String> environment,
        boolean administrator,
        FirewallPort firewall,
        AccountPort accounts,
        Optional<RightsPort> rights,
        InstantSource clock) {

    public HostPorts {
        environment = Map.copyOf(environment);
    }

    /// This host, as seen by this process.
    public static HostPorts system() {
        Map<String, String> variables = HostFolders.environment();
        HostStyle style = HostStyle.detect();
        boolean administrator = style.administrator();
        StateFolder state = StateFolder.system(administrator);
        var passedOn = new TreeMap<String, String>();
        variables.forEach((name, value) -> {
            if (name.equals(HostFolders.HOME_VARIABLE)) {
                passedOn.put(name, Path.of(value).toAbsolutePath().toString());
            }
        });
        return new HostPorts(
                HostFolders.system(),
                state,
                style,
                new ServicePort(style.services()),
                new ServicePort(new ProcessServiceManager(state.processes())),
                ProgramLocation.system(),
                passedOn,
                administrator,
                new FirewallPort(style.firewall()),
                new AccountPort(style.accounts()),
                style.folderRights().map(RightsPort::new),
                InstantSource.system());
    }

    /// The instances of the host.
    public IndexPort index() {
        return new IndexPort(folders);
    }

    /// What set-up keeps of an instance.
    public InstanceArchive archive(String instance) {
        return new InstanceArchive(state.instance(instance));
    }

    /// What keeps an agent running in this way.
    public ServicePort manager(Answers.Run run) {
        return switch (run) {
            case SERVICE -> services;
            case PROCESS -> processes;
        };
    }
}
