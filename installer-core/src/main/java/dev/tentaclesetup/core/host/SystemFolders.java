package dev.tentaclesetup.core.host;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The folders of Windows that are not for one program alone. An instance's folders are closed to
/// everybody else, so none of these may be one.
///
/// @param environment the variables that hold their paths
public record SystemFolders(Map<String, String> environment) {

    /// Shared folders, which may have folders of one program in them.
    private static final List<String> SHARED =
            List.of(
                    "ProgramData",
                    "ProgramFiles",
                    "ProgramFiles(x86)",
                    "CommonProgramFiles",
                    "PUBLIC",
                    "USERPROFILE");

    public SystemFolders {
        environment = Map.copyOf(environment);
    }

    /// Whether the folder is one of them, or has one of them in it, or is in the system's own.
    public boolean include(Path folder) {
        return folder.getNameCount() == 0
                || path("SystemRoot").filter(root -> folder.startsWith(root)).isPresent()
                || SHARED.stream()
                        .flatMap(name -> path(name).stream())
                        .anyMatch(shared -> shared.startsWith(folder));
    }

    private Optional<Path> path(String variable) {
        return Optional.ofNullable(environment.get(variable))
                .filter(text -> !text.isBlank())
                .map(Path::of);
    }
}
