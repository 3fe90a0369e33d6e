package dev.tentaclesetup.core.host;

import dev.tentaclesetup.instance.HostFolders;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/// A short text that a copy of a host does not have in common with the original: what it has of its
/// own is its machine id or its name. The machine id is confidential, so it is not in the text.
public final class HostMark {

    private static final Path KERNEL_NAME = Path.of("/proc/sys/kernel/hostname");
    private static final int LONGEST = 512;

    private HostMark() {}

    /// Of this host.
    public static String of(HostFolders folders) {
        String name =
                firstLine(KERNEL_NAME)
                        .or(() -> Optional.ofNullable(System.getenv("COMPUTERNAME")))
                        .orElse("");
        return of(firstLine(folders.machineId()).orElse(""), name);
    }

    static String of(String machineId, String name) {
        byte[] bytes =
                ("tentacle-setup\n" + machineId + "\n" + name).getBytes(StandardCharsets.UTF_8);
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes);
            return HexFormat.of().formatHex(digest, 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private static Optional<String> firstLine(Path file) {
        try (var in = Files.newInputStream(file)) {
            String text = new String(in.readNBytes(LONGEST), StandardCharsets.UTF_8);
            return text.lines().findFirst().map(String::strip).filter(line -> !line.isEmpty());
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
