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
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/// What a host's service manager decides for all of set-up: how the service of an instance is
/// called and what it runs, as the vendor's tools make it, so that they find ours; and how
/// accounts, folders and rights work beside it.
///
/// The entries are asked in their order whether they are present ([#find]), and the first one is
/// the host's. The methods answer for a host that is no Windows; an entry overrides what differs.
/// So another service manager is one more entry.
public enum HostStyle {
    /// A service of Windows [tentacle-configuration 6.2].
    WINDOWS {
        // Every Windows has a service control manager.
        @Override
        boolean present(Path root) {
            return File.separatorChar == '\\';
        }

        @Override
        ServiceName service(String instance) {
            return ServiceName.forWindowsInstance(instance);
        }

        @Override
        List<String> command(String instance, ProgramLocation program) {
            return program.windowsCommand(instance);
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
            return Optional.of(new WindowsFolderRights());
        }

        @Override
        public boolean accessLists() {
            return true;
        }

        @Override
        public boolean windowsAccounts() {
            return true;
        }

        @Override
        public boolean storesPasswords() {
            return true;
        }
    },
    /// A systemd unit [tentacle-configuration 6.3].
    SYSTEMD {
        @Override
        boolean present(Path root) {
            return SystemdServiceManager.booted(root);
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
        public boolean restartsFailed() {
            return true;
        }

        @Override
        public OptionalInt confiningVersion() {
            return OptionalInt.of(CONFINING_SYSTEMD);
        }
    };

    private static final String DESCRIPTION = "Octopus Deploy: Tentacle deployment agent";

    /// The first with the group `@system-service` of system calls (systemd's NEWS). An older one
    /// takes the calls that a confined service may make for none at all.
    private static final int CONFINING_SYSTEMD = 239;

    /// The style of this host. Where no service manager is present, it is the one that is reported
    /// as absent, and only a background process can be set up.
    public static HostStyle detect() {
        return find(Path.of("/")).orElse(SYSTEMD);
    }

    /// The service manager of a host.
    ///
    /// @param root the folder that stands for the root of the file system
    /// @return empty when there is none that set-up knows
    public static Optional<HostStyle> find(Path root) {
        for (HostStyle style : values()) {
            if (style.present(root)) {
                return Optional.of(style);
            }
        }
        return Optional.empty();
    }

    /// Whether the host has this service manager. Quick, and never fails.
    abstract boolean present(Path root);

    /// What a service has to wait for at the start of the host.
    abstract List<String> after();

    /// The services of this host.
    abstract ServiceManager services();

    /// The name of an instance's service.
    ServiceName service(String instance) {
        return ServiceName.forInstance(instance);
    }

    /// What an instance's service runs.
    List<String> command(String instance, ProgramLocation program) {
        return program.agentCommand(instance);
    }

    /// What closes folders to others; empty where their owner and mode do.
    Optional<FolderRights> folderRights() {
        return Optional.empty();
    }

    /// The firewall of this host.
    Firewall firewall() {
        return new LinuxFirewall(new ProcessCommandRunner());
    }

    /// The accounts of this host.
    ServiceAccounts accounts() {
        return new LinuxAccounts(new ProcessCommandRunner());
    }

    /// Whether this process may change the host.
    boolean administrator() {
        return "root".equals(System.getProperty("user.name"));
    }

    /// Whether set-up gives an account what it needs by access lists, so that neither the owner nor
    /// the mode of a file matters, and every account may listen on every port.
    public boolean accessLists() {
        return false;
    }

    /// Whether accounts are those of Windows, where one that is a service's own is made by the
    /// system and named after the service.
    public boolean windowsAccounts() {
        return false;
    }

    /// Whether the service manager stores the password of a service's account, so that a new one
    /// has to be given to it even when nothing else of the service changes.
    public boolean storesPasswords() {
        return false;
    }

    /// Whether the service manager starts a service that fails again and again, and a stop ends
    /// that.
    public boolean restartsFailed() {
        return false;
    }

    /// The first version of the service manager that can confine a service with an account of its
    /// own; empty where versions make no difference.
    public OptionalInt confiningVersion() {
        return OptionalInt.empty();
    }

    /// The name of what keeps the agent running.
    public ServiceName name(Answers.Run run, String instance) {
        return switch (run) {
            case SERVICE -> service(instance);
            case PROCESS -> ServiceName.forInstance(instance);
        };
    }

    /// What keeps the agent running, as the system's own account.
    public ServiceDefinition definition(Answers.Run run, String instance, ProgramLocation program) {
        ServiceName name = name(run, instance);
        return switch (run) {
            case SERVICE ->
                    ServiceDefinition.of(name, DESCRIPTION, command(instance, program))
                            .withAfter(after())
                            .withReadiness(Readiness.NOTIFIED);
            case PROCESS -> ServiceDefinition.of(name, DESCRIPTION, program.agentCommand(instance));
        };
    }
}
