package dev.tentaclesetup.agent.log;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// The host's name, as log lines and messages show it.
public final class LocalHostName {
    private static final Path LINUX_KERNEL = Path.of("/proc/sys/kernel/hostname");

    private LocalHostName() {}

    /// The name, or `unknown`. Never asks the name service, which could take seconds or fail.
    public static String find() {
        String name = System.getenv("COMPUTERNAME");
        if (name == null) {
            name = System.getenv("HOSTNAME");
        }
        return name == null || name.isBlank() ? ofTheKernel() : name;
    }

    private static String ofTheKernel() {
        try {
            return Files.readString(LINUX_KERNEL).strip();
        } catch (IOException e) {
            return "unknown";
        }
    }
}
