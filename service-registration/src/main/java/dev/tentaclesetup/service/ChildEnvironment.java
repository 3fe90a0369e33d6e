package dev.tentaclesetup.service;

import java.io.File;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// The environments that our child processes start with. They are made for them: ours may hold an
/// administrator's secrets, and what else stands in it is an accident of the session.
///
/// Nothing of ours is passed on, but on Windows the variables that the system itself gives to every
/// process.
public final class ChildEnvironment {

    /// Where programs are: what systemd gives to the services of the system (systemd.exec(5)), with
    /// the folders that are links where `/usr` is merged.
    static final String UNIX_PATH = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";

    private static final String PATH = "PATH";

    /// Of Windows itself, the same for every process of the system.
    private static final List<String> SYSTEM =
            List.of(
                    "SystemRoot",
                    "SystemDrive",
                    "windir",
                    "ComSpec",
                    "PATHEXT",
                    "OS",
                    "NUMBER_OF_PROCESSORS",
                    "PROCESSOR_ARCHITECTURE",
                    "PROCESSOR_IDENTIFIER",
                    "PROCESSOR_LEVEL",
                    "PROCESSOR_REVISION",
                    "COMPUTERNAME",
                    "TEMP",
                    "TMP");

    /// Of the user's profile and the installed software, which a service has too.
    private static final List<String> PROFILE =
            List.of(
                    PATH,
                    "PSModulePath",
                    "DriverData",
                    "ALLUSERSPROFILE",
                    "ProgramData",
                    "ProgramFiles",
                    "ProgramFiles(x86)",
                    "ProgramW6432",
                    "CommonProgramFiles",
                    "CommonProgramFiles(x86)",
                    "CommonProgramW6432",
                    "PUBLIC",
                    "USERNAME",
                    "USERDOMAIN",
                    "USERPROFILE",
                    "APPDATA",
                    "LOCALAPPDATA");

    private final boolean windows;
    private final Map<String, String> ours;
    private final LoginUser user;
    private final SystemLocale locale;

    /// @param ours the environment of this process
    ChildEnvironment(
            boolean windows, Map<String, String> ours, LoginUser user, SystemLocale locale) {
        this.windows = windows;
        this.ours = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        this.ours.putAll(ours);
        this.user = user;
        this.locale = locale;
    }

    /// For children of this process on this host.
    public static ChildEnvironment system() {
        return new ChildEnvironment(
                File.separatorChar == '\\',
                System.getenv(),
                LoginUser.current(),
                SystemLocale.system());
    }

    /// For a program of the system whose answer we read: it speaks English whatever the user's
    /// language is, and of itself only when asked.
    Map<String, String> ofTool() {
        var variables = new LinkedHashMap<String, String>();
        if (windows) {
            keep(SYSTEM, variables);
            String root = ours.getOrDefault("SystemRoot", "C:\\Windows");
            variables.put(PATH, root + "\\System32;" + root + ";" + root + "\\System32\\Wbem");
        } else {
            variables.put(PATH, UNIX_PATH);
            variables.put("HOME", user.home());
            variables.put("LC_ALL", "C");
            variables.put("SYSTEMD_COLORS", "0");
            variables.put("SYSTEMD_PAGER", "");
        }
        return variables;
    }

    /// For a program that goes on when this one has ended: what a service manager gives to a
    /// service of this user.
    public Map<String, String> ofService() {
        var variables = new LinkedHashMap<String, String>();
        if (windows) {
            keep(SYSTEM, variables);
            keep(PROFILE, variables);
        } else {
            variables.put(PATH, UNIX_PATH);
            variables.putAll(locale.variables());
            variables.put("HOME", user.home());
            variables.put("USER", user.name());
            variables.put("LOGNAME", user.name());
            variables.put("SHELL", user.shell());
        }
        return variables;
    }

    private void keep(List<String> names, Map<String, String> variables) {
        for (String name : names) {
            Optional.ofNullable(ours.get(name)).ifPresent(value -> variables.put(name, value));
        }
    }
}
