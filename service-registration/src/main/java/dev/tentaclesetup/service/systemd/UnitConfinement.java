package dev.tentaclesetup.service.systemd;

import dev.tentaclesetup.service.ServiceAccount;
import java.util.List;

/// What a unit may not do, by the account that it runs as. `docs/systemd.md` says which directives
/// are used, which are not, and why; systemd.exec(5) says what each does.
final class UnitConfinement {

    /// Kernel interfaces that no deployment needs. Nothing here makes a mount namespace of its own
    /// (what a script mounts has to be mounted for all) or keeps programs from becoming root.
    private static final List<String> ROOT =
            List.of(
                    "CapabilityBoundingSet=~CAP_BLOCK_SUSPEND CAP_WAKE_ALARM CAP_SYS_PACCT",
                    "RestrictAddressFamilies=AF_UNIX AF_INET AF_INET6 AF_NETLINK AF_PACKET AF_ALG"
                            + " AF_VSOCK AF_KEY",
                    "RestrictRealtime=yes",
                    "SystemCallFilter=~@obsolete @cpu-emulation",
                    "SystemCallErrorNumber=EPERM");

    /// An account that serves other purposes too may have rights through `sudo`; filters of system
    /// calls would take them away (without root they imply `NoNewPrivileges`).
    private static final List<String> NAMED =
            List.of("CapabilityBoundingSet=~CAP_BLOCK_SUSPEND CAP_WAKE_ALARM CAP_SYS_PACCT");

    /// An account that was made for this service needs its own files and the network, and nothing
    /// else.
    private static final List<String> OWN =
            List.of(
                    "NoNewPrivileges=yes",
                    "CapabilityBoundingSet=",
                    "LockPersonality=yes",
                    "PrivateDevices=yes",
                    "PrivateTmp=yes",
                    "ProtectClock=yes",
                    "ProtectControlGroups=yes",
                    "ProtectHostname=yes",
                    "ProtectKernelLogs=yes",
                    "ProtectKernelModules=yes",
                    "ProtectKernelTunables=yes",
                    "ProtectSystem=yes",
                    "RemoveIPC=yes",
                    "RestrictAddressFamilies=AF_UNIX AF_INET AF_INET6 AF_NETLINK",
                    "RestrictNamespaces=yes",
                    "RestrictRealtime=yes",
                    "RestrictSUIDSGID=yes",
                    "SystemCallFilter=@system-service",
                    "SystemCallErrorNumber=EPERM");

    private UnitConfinement() {}

    /// Lines for the section `[Service]`.
    static List<String> of(ServiceAccount account) {
        return switch (account) {
            case ServiceAccount.SystemAccount _ -> ROOT;
            case ServiceAccount.NamedAccount _ -> NAMED;
            case ServiceAccount.OwnAccount _ -> OWN;
        };
    }
}
