package dev.tentaclesetup.instance;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Where this host keeps what all instances share ([tentacle-configuration 2.1] and
/// [tentacle-configuration 4.2]).
///
/// @param root the folder that `TentacleMachineConfigurationHomeDirectory` replaces:
///   `/etc/octopus`, or `%ProgramData%\Octopus` on Windows
/// @param data the folder below which new instances get their home by default
/// @param applications the default applications folder
/// @param machineId the file whose first line is the host's machine id; need not exist
/// @param machineKeys the key files, in the order in which they are tried; need not exist. Where
///   there is none, one is made in the last place that allows it
public record HostFolders(
        Path root, Path data, Path applications, Path machineId, List<Path> machineKeys) {

    /// The environment variable that moves [#root()].
    public static final String HOME_VARIABLE = "TentacleMachineConfigurationHomeDirectory";

    /// Where the official program puts applications when nothing is stored.
    static final Path OFFICIAL_APPLICATIONS =
            File.separatorChar == '/'
                    ? Path.of("/home/Octopus/Applications")
                    : Path.of("C:\\Octopus\\Applications");

    private static final Path MACHINE_ID = Path.of("/etc/machine-id");
    private static final Path OFFICIAL_ROOT = Path.of("/etc/octopus");
    private static final String KEY_FILE = "machinekey";

    public HostFolders {
        machineKeys = List.copyOf(machineKeys);
    }

    /// Of this process: its environment and its operating system.
    public static HostFolders system() {
        return from(environment(), System.getProperty("os.name"));
    }

    /// The variables of this process; on Windows with the folder for all users' data as the system
    /// itself names it.
    public static Map<String, String> environment() {
        return isWindows(System.getProperty("os.name"))
                ? WindowsEnvironment.of(System.getenv())
                : System.getenv();
    }

    /// From an environment.
    ///
    /// @param environment names and values; a relative home counts from the current folder
    /// @param osName as in the system property `os.name`
    public static HostFolders from(Map<String, String> environment, String osName) {
        String moved = environment.getOrDefault(HOME_VARIABLE, "");
        if (!moved.isBlank()) {
            return under(Path.of(moved));
        }
        if (isWindows(osName)) {
            return windows(environment);
        }
        return new HostFolders(
                OFFICIAL_ROOT,
                Path.of("/var/lib/octopus"),
                OFFICIAL_APPLICATIONS,
                MACHINE_ID,
                List.of(OFFICIAL_ROOT.resolve(KEY_FILE)));
    }

    static boolean isWindows(String osName) {
        return osName.toLowerCase(Locale.ROOT).startsWith("windows");
    }

    /// Everything below one folder, as with [#HOME_VARIABLE] set to it: for tests and for trying
    /// out without root.
    ///
    /// The official program looks for its key file in `/etc/octopus` even then, so an existing one
    /// there is used first. A new one is made in the folder, so that trying out leaves nothing
    /// outside; on a host without a machine id only our agent can then read the instance.
    public static HostFolders under(Path folder) {
        Path root = folder.toAbsolutePath().normalize();
        return new HostFolders(
                root,
                root.resolve("data"),
                root.resolve("applications"),
                MACHINE_ID,
                List.of(OFFICIAL_ROOT.resolve(KEY_FILE), root.resolve(KEY_FILE)));
    }

    private static HostFolders windows(Map<String, String> environment) {
        String drive = environment.getOrDefault("SystemDrive", "C:") + "\\";
        Path programData = Path.of(environment.getOrDefault("ProgramData", drive + "ProgramData"));
        Path root = programData.resolve("Octopus");
        return new HostFolders(
                root,
                Path.of(drive, "Octopus"),
                Path.of(drive, "Octopus", "Applications"),
                MACHINE_ID,
                List.of(root.resolve(KEY_FILE)));
    }

    /// The folder with one JSON file for each instance.
    public Path indexFolder() {
        return root.resolve("Tentacle").resolve("Instances");
    }

    /// Where a new instance has its configuration file by default, for example
    /// `/etc/octopus/web01/tentacle-web01.config`.
    public Path defaultConfigurationFile(InstanceName name) {
        String folder = name.folderName();
        return root.resolve(folder).resolve("tentacle-" + folder + ".config");
    }

    /// Where a new instance has its home by default, for example `/var/lib/octopus/web01`.
    public Path defaultHome(InstanceName name) {
        return data.resolve(name.folderName());
    }

    /// Where a new instance puts applications by default, for example
    /// `/home/Octopus/Applications/web01`.
    public Path defaultApplications(InstanceName name) {
        return applications.resolve(name.folderName());
    }
}
