package dev.tentaclesetup.core.frontend;

import dev.tentaclesetup.instance.RestrictedFolder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Objects;

/// A file that grows to a limit, readable by its owner only.
final class LogFile {

    private static final long LARGEST = 8 << 20;
    private static final String CUT = "…\n";

    /// Others may not even list it: the names of instances are in it.
    private static final String FOLDER_MODE = "rwxr-x---";

    private final Path path;
    private long size;

    private LogFile(Path path, long size) {
        this.path = path;
        this.size = size;
    }

    /// Goes on with a file, which is made when there is none.
    static LogFile open(Path path) throws IOException {
        RestrictedFolder.make(
                Objects.requireNonNullElse(path.toAbsolutePath().getParent(), path), FOLDER_MODE);
        if (!Files.exists(path)) {
            if (posix(path)) {
                var owner = PosixFilePermissions.fromString("rw-------");
                Files.createFile(path, PosixFilePermissions.asFileAttribute(owner));
            } else {
                Files.createFile(path);
            }
        }
        return new LogFile(path, Files.size(path));
    }

    private static boolean posix(Path path) {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix");
    }

    Path path() {
        return path;
    }

    void append(String text) throws IOException {
        if (size > LARGEST) {
            return;
        }
        size += text.length();
        String whole = size > LARGEST ? text + CUT : text;
        Files.writeString(path, whole, StandardCharsets.UTF_8, StandardOpenOption.APPEND);
    }
}
