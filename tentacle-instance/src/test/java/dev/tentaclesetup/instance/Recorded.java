package dev.tentaclesetup.instance;

import dev.tentaclesetup.fixtures.VendorFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// Files that the official program wrote, on a machine of our choice.
final class Recorded {

    static final String MACHINE_ID = VendorFiles.MACHINE_ID;

    private Recorded() {}

    static byte[] bytes(String name) {
        return VendorFiles.bytes(name);
    }

    /// A copy of a recording in a folder, to be worked on.
    static ConfigurationFile copy(String name, Path folder) throws IOException {
        return ConfigurationFile.at(Files.write(folder.resolve(name), bytes(name)));
    }

    /// The machine on which the recordings were made, as long as it had its machine id.
    static HostFolders machine(Path folder) throws IOException {
        return machine(folder, MACHINE_ID + "\n");
    }

    /// A machine with this machine id, and its key file in the folder.
    static HostFolders machine(Path folder, String machineId) throws IOException {
        return new HostFolders(
                folder,
                folder.resolve("data"),
                folder.resolve("applications"),
                Files.writeString(folder.resolve("machine-id"), machineId),
                List.of(folder.resolve("machinekey")));
    }
}
