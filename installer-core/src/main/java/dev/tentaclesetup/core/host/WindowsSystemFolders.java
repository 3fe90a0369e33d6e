package dev.tentaclesetup.core.host;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/// The folders of Windows, by the variables that hold their paths and by the names that they have
/// on every drive. Paths are compared as texts, because Windows ignores case and the dots and
/// spaces at the end of a name.
///
/// @param environment the variables
record WindowsSystemFolders(Map<String, String> environment) implements SystemFolders {

    private static final List<String> SHARED_VARIABLES =
            List.of(
                    "ProgramData",
                    "ProgramFiles",
                    "ProgramFiles(x86)",
                    "CommonProgramFiles",
                    "PUBLIC",
                    "USERPROFILE");

    private static final List<String> WHOLE_VARIABLES = List.of("SystemRoot");

    /// Below a drive: the system's alone, with all that is in them.
    private static final List<List<String>> WHOLE =
            names(
                    "windows",
                    "windows.old",
                    "$recycle.bin",
                    "$windows.~bt",
                    "$windows.~ws",
                    "$winreagent",
                    "system volume information",
                    "recovery",
                    "boot",
                    "efi",
                    "perflogs",
                    "config.msi",
                    "msocache",
                    "documents and settings",
                    "program files/common files",
                    "program files/windowsapps",
                    "program files (x86)/common files",
                    "programdata/microsoft",
                    "programdata/package cache",
                    "users/default",
                    "users/all users");

    /// Below a drive: a program may have a folder of its own in them.
    private static final List<List<String>> SHARED =
            names("program files", "program files (x86)", "programdata", "users", "users/public");

    WindowsSystemFolders {
        environment = Map.copyOf(environment);
    }

    @Override
    public boolean standIn(Path folder) {
        return standIn(folder.toString());
    }

    @Override
    public boolean have(Path folder) {
        return have(folder.toString());
    }

    boolean standIn(String folder) {
        List<String> path = path(folder);
        List<String> below = belowDrive(path);
        return below.isEmpty()
                || Stream.of(WHOLE, SHARED)
                        .flatMap(List::stream)
                        .anyMatch(one -> begins(one, below))
                || Stream.of(SHARED_VARIABLES, WHOLE_VARIABLES)
                        .flatMap(this::variables)
                        .anyMatch(one -> begins(one, path));
    }

    boolean have(String folder) {
        List<String> path = path(folder);
        List<String> below = belowDrive(path);
        boolean wholeDriveShared = !path.isEmpty() && path.getFirst().endsWith("$");
        return wholeDriveShared
                || WHOLE.stream().anyMatch(one -> begins(below, one))
                || variables(WHOLE_VARIABLES).anyMatch(one -> begins(path, one));
    }

    private static List<String> belowDrive(List<String> path) {
        return path.subList(Math.min(1, path.size()), path.size());
    }

    private Stream<List<String>> variables(List<String> names) {
        return names.stream()
                .map(name -> environment.getOrDefault(name, ""))
                .filter(text -> !text.isBlank())
                .map(WindowsSystemFolders::path);
    }

    /// The drive or the share, then the names below it, each as Windows compares it.
    private static List<String> path(String text) {
        String plain = text.replace('/', '\\').toLowerCase(Locale.ROOT);
        boolean device = plain.startsWith("\\\\?\\") || plain.startsWith("\\\\.\\");
        String spelled = device ? plain.substring(4) : plain;
        boolean share = device ? spelled.startsWith("unc\\") : spelled.startsWith("\\\\");
        var names = new ArrayList<String>();
        for (String name : spelled.split("\\\\+", -1)) {
            String seen = name.endsWith(":") ? name : name.replaceAll("[. ]+$", "");
            if (!seen.isEmpty()) {
                names.add(seen);
            }
        }
        return share ? ofShare(names.subList(device ? 1 : 0, names.size())) : names;
    }

    /// Server and share together stand where others have a drive.
    private static List<String> ofShare(List<String> names) {
        if (names.size() < 2) {
            return List.of();
        }
        var path = new ArrayList<>(names.subList(1, names.size()));
        path.set(0, names.get(0) + "\\" + names.get(1));
        return path;
    }

    private static boolean begins(List<String> path, List<String> with) {
        return path.size() >= with.size() && path.subList(0, with.size()).equals(with);
    }

    private static List<List<String>> names(String... paths) {
        return Stream.of(paths).map(path -> List.of(path.split("/"))).toList();
    }
}
