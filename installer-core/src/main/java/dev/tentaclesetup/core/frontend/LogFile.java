package dev.tentaclesetup.core.frontend;

import dev.tentaclesetup.instance.RestrictedFolder;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Objects;
import java.util.regex.Pattern;

/// A file that grows to a limit, readable by its owner only.
final class LogFile {

    private static final long LARGEST = 8 << 20;
    private static final String CUT = "…\n";

    /// Others may not even list it: the names of instances are in it.
    private static final String FOLDER_MODE = "rwxr-x---";

    private static final Path NOWHERE = Path.of("/dev/null");
    private static final Pattern TIME = Pattern.compile("\\d{4}-\\d\\d-\\d\\dT[0-9:.]{8,18}Z ");
    private static final int LONGEST_TIME = 32;

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
        if (Files.exists(path)) {
            goOn(path);
        } else {
            if (posix(path)) {
                var owner = PosixFilePermissions.fromString("rw-------");
                Files.createFile(path, PosixFilePermissions.asFileAttribute(owner));
            } else {
                Files.createFile(path);
            }
        }
        return new LogFile(path, Files.size(path));
    }

    /// A slip of the hand must not write into a file of others, nor wait at a pipe for its reader.
    private static void goOn(Path path) throws IOException {
        if (path.equals(NOWHERE)) {
            return;
        }
        if (!Files.isRegularFile(path) || !(Files.size(path) == 0 || isLog(path))) {
            throw new FileAlreadyExistsException(path.toString());
        }
        if (posix(path)) {
            var rights = EnumSet.noneOf(PosixFilePermission.class);
            rights.addAll(Files.getPosixFilePermissions(path));
            if (rights.removeIf(right -> right.name().startsWith("OTHERS_"))) {
                Files.setPosixFilePermissions(path, rights);
            }
        }
    }

    /// Every line of a log begins with its time.
    private static boolean isLog(Path path) throws IOException {
        try (InputStream in = Files.newInputStream(path)) {
            var beginning = new String(in.readNBytes(LONGEST_TIME), StandardCharsets.ISO_8859_1);
            return TIME.matcher(beginning).lookingAt();
        }
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
