package dev.tentaclesetup.instance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/// A folder that not everyone may enter.
public final class RestrictedFolder {

    private RestrictedFolder() {}

    /// Makes it, unless it is there. The folders above, of which others may need some, are made as
    /// usual; where there are no POSIX permissions so is this one.
    ///
    /// @param mode such as `rwx------`
    public static void make(Path folder, String mode) throws IOException {
        if (Files.isDirectory(folder)) {
            return;
        }
        Path above = folder.getParent();
        if (above != null) {
            Files.createDirectories(above);
        }
        if (folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            var permissions = PosixFilePermissions.fromString(mode);
            Files.createDirectories(folder, PosixFilePermissions.asFileAttribute(permissions));
        } else {
            Files.createDirectories(folder);
        }
    }
}
