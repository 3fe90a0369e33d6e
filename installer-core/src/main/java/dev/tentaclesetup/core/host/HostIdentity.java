package dev.tentaclesetup.core.host;

import dev.tentaclesetup.instance.HostFolders;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// What sets this host apart from others. Each part is a hash, because a machine id is a secret of
/// its host, and empty where the part cannot be read.
///
/// @param machineId of the operating system; a copy of a disk has the same one until it is made
///   anew
/// @param hardware of the computer or virtual machine, which a copy of a disk does not take along;
///   only an administrator may read it
/// @param name of the host
public record HostIdentity(String machineId, String hardware, String name) {

    private static final Path PRODUCT = Path.of("/sys/class/dmi/id/product_uuid");
    private static final String PURPOSE = "tentacle-setup:";
    private static final int DIGITS = 32;

    /// The one of this host.
    public static HostIdentity of(HostFolders folders) {
        return of(folders, PRODUCT, SystemHost.system().hostName());
    }

    static HostIdentity of(HostFolders folders, Path product, String name) {
        return new HostIdentity(
                hash(firstLine(folders.machineId())), hash(firstLine(product)), hash(name));
    }

    /// Whether both are of one host. It may have been renamed, or its machine id made anew, but not
    /// both; and it has not become other hardware.
    public boolean sameAs(HostIdentity other) {
        boolean otherHardware =
                !hardware.isEmpty()
                        && !other.hardware.isEmpty()
                        && !hardware.equals(other.hardware);
        boolean sameSystem = !machineId.isEmpty() && machineId.equals(other.machineId);
        return !otherHardware && (sameSystem || name.equals(other.name));
    }

    private static String firstLine(Path file) {
        try (var lines = Files.lines(file)) {
            return lines.findFirst().map(String::strip).orElse("");
        } catch (IOException | java.io.UncheckedIOException unreadable) {
            return "";
        }
    }

    private static String hash(String text) {
        if (text.isEmpty()) {
            return "";
        }
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256")
                            .digest((PURPOSE + text).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest).substring(0, DIGITS);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
