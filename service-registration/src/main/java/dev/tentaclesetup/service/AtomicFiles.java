package dev.tentaclesetup.service;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Objects;

/// Files that are there whole or not at all, also after a power cut.
///
/// `tentacle-instance` has a class for the same. This one stays because this module is a library of
/// its own that uses no other module. It does less: a unit file gets the owner and the mode that it
/// has to have instead of those of the former file, and other files may lie beside it.
public final class AtomicFiles {

    private AtomicFiles() {}

    /// Writes a file beside the target and moves it there.
    ///
    /// @param permissions as `rw-r--r--`, whatever the umask is; ignored where files have none
    public static void write(Path target, byte[] content, String permissions) throws IOException {
        Path folder = Objects.requireNonNull(target.getParent());
        Path temporary = Files.createTempFile(folder, "." + target.getFileName(), ".tmp");
        try {
            try (var channel = FileChannel.open(temporary, StandardOpenOption.WRITE)) {
                ByteBuffer bytes = ByteBuffer.wrap(content);
                while (bytes.hasRemaining()) {
                    channel.write(bytes);
                }
                channel.force(true);
            }
            if (FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
                Files.setPosixFilePermissions(
                        temporary, PosixFilePermissions.fromString(permissions));
            }
            Files.move(
                    temporary,
                    target,
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(temporary);
        }
    }
}
