package dev.tentaclesetup.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Nothing that this process was given reaches a child, except what the system gives to all.
class ChildEnvironmentTest {

    private static final Map<String, String> UNIX =
            Map.of(
                    "OCTO_KEY", "API-SECRET",
                    "TENTACLE_SETUP__SERVER__URL", "https://octopus",
                    "PATH", "/home/me/bin",
                    "LD_PRELOAD", "/home/me/x.so",
                    "LANG", "de_DE.ISO-8859-1",
                    "HOME", "/home/me",
                    "SYSTEMD_LOG_LEVEL", "debug");

    private static final Map<String, String> WINDOWS =
            Map.of(
                    "OCTO_KEY", "API-SECRET",
                    "TENTACLE_SETUP__SERVER__URL", "https://octopus",
                    "SystemRoot", "D:\\Windows",
                    "Path", "C:\\Users\\me\\bin",
                    "TEMP", "C:\\Temp",
                    "ProgramData", "C:\\ProgramData");

    @TempDir Path folder;
    private SystemLocale locale;

    @BeforeEach
    void locale() {
        locale = new SystemLocale(List.of(folder.resolve("first"), folder.resolve("second")));
    }

    @Test
    void aServiceGetsWhatSystemdGives() {
        assertThat(unix().ofService())
                .containsOnly(
                        Map.entry("PATH", ChildEnvironment.UNIX_PATH),
                        Map.entry("LANG", "C.UTF-8"),
                        Map.entry("HOME", "/root"),
                        Map.entry("USER", "root"),
                        Map.entry("LOGNAME", "root"),
                        Map.entry("SHELL", "/bin/bash"));
    }

    @Test
    void aToolGetsAPathAHomeAndEnglish() {
        assertThat(unix().ofTool())
                .containsOnly(
                        Map.entry("PATH", ChildEnvironment.UNIX_PATH),
                        Map.entry("HOME", "/root"),
                        Map.entry("LC_ALL", "C"),
                        Map.entry("SYSTEMD_COLORS", "0"),
                        Map.entry("SYSTEMD_PAGER", ""));
    }

    @Test
    void onWindowsOnlyTheSystemsOwnVariablesStay() {
        assertThat(windows().ofService())
                .containsOnly(
                        Map.entry("SystemRoot", "D:\\Windows"),
                        Map.entry("PATH", "C:\\Users\\me\\bin"),
                        Map.entry("TEMP", "C:\\Temp"),
                        Map.entry("ProgramData", "C:\\ProgramData"));
        assertThat(windows().ofTool())
                .containsOnly(
                        Map.entry("SystemRoot", "D:\\Windows"),
                        Map.entry(
                                "PATH",
                                "D:\\Windows\\System32;D:\\Windows;D:\\Windows\\System32\\Wbem"),
                        Map.entry("TEMP", "C:\\Temp"));
    }

    @Test
    void theLanguageIsTheHosts() throws Exception {
        Files.writeString(
                folder.resolve("second"),
                """
                # the host's
                LANG="de_DE.UTF-8"
                LC_TIME=C.UTF-8
                LC_ALL=$(reboot)
                OCTO_KEY=API-SECRET
                """);

        assertThat(locale.variables())
                .containsOnly(Map.entry("LANG", "de_DE.UTF-8"), Map.entry("LC_TIME", "C.UTF-8"));
    }

    @Test
    void theFirstFileOfTheLanguageCounts() throws Exception {
        Files.writeString(folder.resolve("first"), "LANG=C.UTF-8\n");
        Files.writeString(folder.resolve("second"), "LANG=de_DE.UTF-8\n");

        assertThat(locale.variables()).containsOnly(Map.entry("LANG", "C.UTF-8"));
    }

    @Test
    void theShellIsTheAccounts() throws Exception {
        Path accounts =
                Files.writeString(
                        folder.resolve("passwd"),
                        "root:x:0:0:root:/root:/bin/bash\nbroken\nü:x:1:1::/:\n");

        assertThat(LoginUser.shell(accounts, "root")).isEqualTo("/bin/bash");
        assertThat(LoginUser.shell(accounts, "of-a-directory")).isEqualTo("/bin/sh");
        assertThat(LoginUser.shell(folder.resolve("none"), "root")).isEqualTo("/bin/sh");
    }

    private ChildEnvironment unix() {
        return new ChildEnvironment(false, UNIX, user(), locale);
    }

    private ChildEnvironment windows() {
        return new ChildEnvironment(true, WINDOWS, user(), locale);
    }

    private static LoginUser user() {
        return new LoginUser("root", "/root", "/bin/bash");
    }
}
