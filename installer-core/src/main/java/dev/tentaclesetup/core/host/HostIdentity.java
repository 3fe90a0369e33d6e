package dev.tentaclesetup.core.host;

import dev.tentaclesetup.core.Sha256;
import dev.tentaclesetup.instance.HostFolders;
import java.nio.file.Path;

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
    private static final String NONE = "0".repeat(DIGITS);

    /// The one of this host.
    public static HostIdentity of(HostFolders folders) {
        return of(folders, PRODUCT, SystemHost.hostName(HostFolders.environment(), Path.of("/")));
    }

    static HostIdentity of(HostFolders folders, Path product, String name) {
        return new HostIdentity(hash(line(folders.machineId())), hash(line(product)), hash(name));
    }

    /// Whether both are of one host. It may have been renamed, or its machine id made anew, but not
    /// both; and it has not become other hardware.
    public boolean sameAs(HostIdentity other) {
        boolean otherHardware =
                !hardware.isEmpty()
                        && !other.hardware.isEmpty()
                        && !hardware.equals(other.hardware);
        boolean sameSystem = !machineId.isEmpty() && machineId.equals(other.machineId);
        boolean sameName = !name.isEmpty() && name.equals(other.name);
        return !otherHardware && (sameSystem || sameName);
    }

    /// As one text, for what is kept of an instance.
    public String text() {
        return part(machineId) + part(hardware) + part(name);
    }

    private static String part(String hash) {
        return hash.isEmpty() ? NONE : hash;
    }

    /// From such a text. One that is none says of no host that it is the same.
    public static HostIdentity parse(String text) {
        boolean whole = text.length() == 3 * DIGITS;
        return new HostIdentity(
                whole ? part(text, 0) : "",
                whole ? part(text, DIGITS) : "",
                whole ? part(text, 2 * DIGITS) : "");
    }

    private static String part(String text, int from) {
        String hash = text.substring(from, from + DIGITS);
        return hash.equals(NONE) ? "" : hash;
    }

    private static String line(Path file) {
        return SystemFile.line(file).orElse("");
    }

    private static String hash(String text) {
        if (text.isEmpty()) {
            return "";
        }
        return Sha256.hex(PURPOSE + text).substring(0, DIGITS);
    }
}
