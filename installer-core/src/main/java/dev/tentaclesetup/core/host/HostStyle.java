package dev.tentaclesetup.core.host;

import dev.tentaclesetup.core.answers.Answers;
import dev.tentaclesetup.service.ProcessCommandRunner;
import dev.tentaclesetup.service.Readiness;
import dev.tentaclesetup.service.ServiceDefinition;
import dev.tentaclesetup.service.ServiceManager;
import dev.tentaclesetup.service.ServiceName;
import dev.tentaclesetup.service.account.FolderRights;
import dev.tentaclesetup.service.account.LinuxAccounts;
import dev.tentaclesetup.service.account.ServiceAccounts;
import dev.tentaclesetup.service.firewall.Firewall;
import dev.tentaclesetup.service.firewall.LinuxFirewall;
import dev.tentaclesetup.service.firewall.WindowsFirewall;
import dev.tentaclesetup.service.systemd.SystemdServiceManager;
import dev.tentaclesetup.service.windows.AdministratorToken;
import dev.tentaclesetup.service.windows.WindowsAccounts;
import dev.tentaclesetup.service.windows.WindowsFolderRights;
import dev.tentaclesetup.service.windows.WindowsServiceManager;
import java.util.List;
import java.util.Optional;

/// How an operating system's service of an instance is called and what it runs: as the vendor's
/// tools make it, so that they find ours.
public enum HostStyle {
    /// A systemd unit (configuration sheet 6.3).
    UNIT {
        @Override
        ServiceName service(String instance) {
            return ServiceName.forInstance(instance);
        }

        @Override
        List<String> after() {
            return List.of("network.target");
        }

        @Override
        ServiceManager services() {
            return new SystemdServiceManager(new ProcessCommandRunner());
        }

        @Override
        boolean administrator() {
            return "root".equals(System.getProperty("user.name"));
        }

        @Override
        Firewall firewall() {
            return new LinuxFirewall(new ProcessCommandRunner());
        }

        @Override
        ServiceAccounts accounts() {
            return new LinuxAccounts(new ProcessCommandRunner());
        }

        @Override
        Optional<FolderRights> folderRights() {
            return Optional.empty();
        }
    },
    /// A service of Windows (configuration sheet 6.2).
    WINDOWS {
        @Override
        ServiceName service(String instance) {
            return ServiceName.forWindowsInstance(instance);
        }

        @Override
        List<String> after() {
            return List.of("LanmanWorkstation", "Tcpip");
        }

        @Override
        ServiceManager services() {
            return new WindowsServiceManager();
        }

        @Override
        boolean administrator() {
            return AdministratorToken.elevated();
        }

        @Override
        Firewall firewall() {
            return new WindowsFirewall(new ProcessCommandRunner());
        }

        @Override
        ServiceAccounts accounts() {
            return new WindowsAccounts();
        }

        @Override
        Optional<FolderRights> folderRights() {
            return Optional.of(new ProbedRights(new WindowsFolderRights()));
        }
    };

    private static final String DESCRIPTION = "Octopus Deploy: Tentacle deployment agent";

    /// The style of this machine.
    static HostStyle of(String osName) {
        return osName.startsWith("Windows") ? WINDOWS : UNIT;
    }

    abstract ServiceName service(String instance);

    abstract List<String> after();

    /// The services of this machine.
    abstract ServiceManager services();

    /// What closes folders to others; empty where their owner and mode do.
    abstract Optional<FolderRights> folderRights();

    /// The firewall of this machine.
    abstract Firewall firewall();

    /// The accounts of this machine.
    abstract ServiceAccounts accounts();

    /// Whether this process may change the machine.
    abstract boolean administrator();

    /// The name of whatever keeps the agent running.
    public ServiceName name(Answers.Run run, String instance) {
        return switch (run) {
            case SERVICE -> service(instance);
            case PROCESS -> ServiceName.forInstance(instance);
        };
    }

    /// What keeps the agent running, as the system's own account.
    public ServiceDefinition definition(Answers.Run run, String instance, ProgramLocation program) {
        boolean windowsService = this == WINDOWS && run == Answers.Run.SERVICE;
        List<String> command =
                windowsService ? program.windowsCommand(instance) : program.agentCommand(instance);
        ServiceDefinition plain = ServiceDefinition.of(name(run, instance), DESCRIPTION, command);
        return switch (run) {
            case SERVICE -> plain.withAfter(after()).withReadiness(Readiness.NOTIFIED);
            case PROCESS -> plain;
        };
    }
}
