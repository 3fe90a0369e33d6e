package dev.tentaclesetup.core.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SystemFoldersTest {

    private final WindowsSystemFolders windows =
            new WindowsSystemFolders(
                    Map.of(
                            "SystemRoot", "E:\\WinNT",
                            "ProgramData", "C:\\ProgramData",
                            "ProgramFiles", "F:\\Programme",
                            "USERPROFILE", "C:\\Users\\me",
                            "PUBLIC", " "));

    private final SystemFolders linux = new LinuxSystemFolders(Path.of("/home/me"));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "C:\\",
                "C:",
                "D:\\",
                "C:\\Windows",
                "c:\\WINDOWS\\System32",
                "C:\\Windows.",
                "C:\\Windows . .\\Temp",
                "C:/Windows/Temp",
                "\\\\?\\C:\\Windows\\Temp",
                "\\\\.\\C:\\Windows",
                "\\\\localhost\\C$\\Windows",
                "\\\\?\\UNC\\localhost\\c$\\tentacle",
                "\\\\server\\share",
                "\\\\server",
                "E:\\WinNT\\Temp",
                "e:\\winnt",
                "F:\\Programme",
                "C:\\Program Files",
                "C:\\Program Files (x86)\\Common Files\\x",
                "C:\\ProgramData",
                "C:\\ProgramData\\Microsoft\\Crypto",
                "C:\\Users",
                "C:\\Users\\me",
                "C:\\Users\\Public",
                "D:\\System Volume Information",
                "D:\\$Recycle.Bin\\x"
            })
    void includeWhatIsNotForOneProgramAloneOnWindows(String folder) {
        assertThat(windows.standIn(folder) || windows.have(folder)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "C:\\ProgramData\\Octopus\\Tentacle",
                "C:\\Program Files\\Octopus Deploy",
                "C:\\Users\\me\\tentacle",
                "C:\\WindowsTentacle",
                "C:\\Octopus",
                "D:\\Octopus",
                "\\\\server\\share\\Octopus"
            })
    void leaveEveryOtherFolderOfWindowsToTheInstance(String folder) {
        assertThat(windows.standIn(folder) || windows.have(folder)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/etc",
                "/etc/cron.d",
                "/usr",
                "/usr/lib/systemd",
                "/usr/local",
                "/usr/local/bin",
                "/home",
                "/home/me",
                "/root",
                "/var",
                "/var/lib",
                "/var/lib/dpkg/info",
                "/var/log",
                "/srv",
                "/opt",
                "/tmp",
                "/mnt",
                "/boot/efi",
                "/dev/shm",
                "/proc/1",
                "/run/systemd",
                "/bin",
                "/lib64"
            })
    void includeWhatIsNotForOneProgramAloneOnLinux(String folder) {
        assertThat(linux.include(Path.of(folder))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/srv/octopus",
                "/opt/octopus",
                "/home/me/octopus",
                "/home/Octopus/Applications",
                "/var/lib/octopus",
                "/usr/local/octopus",
                "/root/octopus",
                "/octopus",
                "/etcetera",
                "/mnt/data",
                "/tmp/x"
            })
    void leaveEveryOtherFolderOfLinuxToTheInstance(String folder) {
        assertThat(linux.include(Path.of(folder))).isFalse();
    }
}
