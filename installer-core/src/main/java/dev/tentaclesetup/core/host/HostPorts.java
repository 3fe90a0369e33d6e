package dev.tentaclesetup.core.host;

import dev.tentaclesetup.core.answers.Answers;
import dev.tentaclesetup.core.plan.StateFolder;
import dev.tentaclesetup.instance.HostFolders;
import dev.tentaclesetup.service.ServiceManager;
import dev.tentaclesetup.service.account.FolderRights;
import dev.tentaclesetup.service.account.ServiceAccounts;
import dev.tentaclesetup.service.firewall.Firewall;
import dev.tentaclesetup.service.process.ProcessServiceManager;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// The machine that is set up, as the ports through which it is read and changed.
///
/// @param folders where instances are kept
/// @param state where set-up keeps its own files
/// @param style of the operating system's services
/// @param services the operating system's services
/// @param processes background processes in their place
/// @param program what a service runs
/// @param environment what the agent needs to see of this process's variables
/// @param administrator whether this process may change the machine itself
/// @param firewall of this machine
/// @param accounts of this machine
/// @param rights what closes folders to others; empty where their owner and mode do
/// @param clock for certificates and for waiting
public record HostPorts(
        HostFolders folders,
        StateFolder state,
        HostStyle style,
        ServiceManager services,
        ServiceManager processes,
        ProgramLocation program,
        Map<String, String> environment,
        boolean administrator,
        Firewall firewall,
        ServiceAccounts accounts,
        Optional<FolderRights> rights,
        InstantSource clock) {

    public HostPorts {
        environment = Map.copyOf(environment);
    }

    /// This machine, as seen by this process.
    public static HostPorts system() {
        Map<String, String> variables = HostFolders.environment();
        HostStyle style = HostStyle.of(System.getProperty("os.name"));
        boolean administrator = style.administrator();
        var state =
                StateFolder.of(variables, Path.of(System.getProperty("user.home")), administrator);
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
                style.services(),
                new ProcessServiceManager(state.path().resolve("processes")),
                ProgramLocation.system(),
                passedOn,
                administrator,
                style.firewall(),
                style.accounts(),
                style.folderRights(),
                InstantSource.system());
    }

    public ServiceManager manager(Answers.Run run) {
        return switch (run) {
            case SERVICE -> services;
            case PROCESS -> processes;
        };
    }
}
