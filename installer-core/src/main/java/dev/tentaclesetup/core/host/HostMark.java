package dev.tentaclesetup.core.host;

import dev.tentaclesetup.core.Sha256;
import dev.tentaclesetup.instance.HostFolders;
import java.nio.file.Path;
import java.util.Optional;

/// A short text that a copy of a host does not have in common with the original: what it has of its
/// own is its machine id or its name. The machine id is confidential, so it is not in the text.
public final class HostMark {

    private static final Path KERNEL_NAME = Path.of("/proc/sys/kernel/hostname");
    private static final int DIGITS = 16;

    private HostMark() {}

    /// Of this host.
    public static String of(HostFolders folders) {
        String name =
                SystemFile.line(KERNEL_NAME)
                        .or(() -> Optional.ofNullable(System.getenv("COMPUTERNAME")))
                        .orElse("");
        return of(SystemFile.line(folders.machineId()).orElse(""), name);
    }

    static String of(String machineId, String name) {
        return Sha256.hex("tentacle-setup\n" + machineId + "\n" + name).substring(0, DIGITS);
    }
}
