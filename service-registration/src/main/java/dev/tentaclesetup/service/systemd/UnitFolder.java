package dev.tentaclesetup.service.systemd;

import dev.tentaclesetup.service.AtomicFiles;
import dev.tentaclesetup.service.ServiceException;
import dev.tentaclesetup.service.ServiceFailure.FileFailed;
import dev.tentaclesetup.service.ServiceFailure.ForeignService;
import dev.tentaclesetup.service.ServiceFailure.NotElevated;
import dev.tentaclesetup.service.ServiceName;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Objects;
import java.util.Optional;

/// The folder with the unit files that this product writes. A file without our mark, a link or
/// anything else that is no ordinary file is foreign and never opened for writing.
///
/// @param path the folder, for example `/etc/systemd/system`
record UnitFolder(Path path) {

    /// Of every unit that this product writes.
    static final String RIGHTS = "rw-r--r--";

    private static final int MAXIMUM = 1024 * 1024;

    Path file(ServiceName name) {
        return path.resolve(name.unit());
    }

    /// A file of ours, every byte of it.
    ///
    /// @param bytes as Latin-1, which has a character for each byte
    /// @param mode as `rw-r--r--`; empty where files have none
    record Stored(String bytes, String mode) {
        String text() {
            return new String(bytes.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
        }
    }

    /// The text of our unit; empty when there is no file of that name.
    Optional<String> read(ServiceName name) throws ServiceException {
        return stored(name).map(Stored::text);
    }

    /// Our unit; empty when there is no file of that name.
    Optional<Stored> stored(ServiceName name) throws ServiceException {
        Path file = file(name);
        if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
            return Optional.empty();
        }
        try {
            if (Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
                    && Files.size(file) <= MAXIMUM) {
                String bytes = Files.readString(file, StandardCharsets.ISO_8859_1);
                if (UnitFile.ours(bytes, name)) {
                    return Optional.of(new Stored(bytes, mode(file)));
                }
            }
        } catch (IOException e) {
            throw failed("read", name, e);
        }
        throw new ServiceException(new ForeignService(name, foreign(file)));
    }

    private static String mode(Path file) throws IOException {
        try {
            return PosixFilePermissions.toString(attributes(file).permissions());
        } catch (UnsupportedOperationException e) {
            return "";
        }
    }

    /// A masked unit is a link to nothing (systemctl(1), `mask`).
    private static String foreign(Path file) {
        try {
            boolean link = Files.isSymbolicLink(file);
            return link ? file + " -> " + Files.readSymbolicLink(file) : file.toString();
        } catch (IOException e) {
            return file.toString();
        }
    }

    /// The mode of our unit, and its owner when that is not the folder's; empty where files have
    /// neither, or without the file.
    Optional<String> rights(ServiceName name) throws ServiceException {
        try {
            PosixFileAttributes file = attributes(file(name));
            PosixFileAttributes folder = attributes(path);
            String mode = PosixFilePermissions.toString(file.permissions());
            return Optional.of(
                    file.owner().equals(folder.owner())
                            ? mode
                            : mode + " " + file.owner().getName());
        } catch (NoSuchFileException | UnsupportedOperationException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw failed("read", name, e);
        }
    }

    private static PosixFileAttributes attributes(Path of) throws IOException {
        return Files.readAttributes(of, PosixFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    }

    void write(ServiceName name, String text) throws ServiceException {
        write(name, text.getBytes(StandardCharsets.UTF_8), RIGHTS);
    }

    /// Puts back what was there before.
    void restore(ServiceName name, Stored stored) throws ServiceException {
        write(name, stored.bytes().getBytes(StandardCharsets.ISO_8859_1), stored.mode());
    }

    private void write(ServiceName name, byte[] content, String mode) throws ServiceException {
        try {
            AtomicFiles.write(file(name), content, mode);
        } catch (IOException e) {
            throw failed("write", name, e);
        }
    }

    void delete(ServiceName name) throws ServiceException {
        try {
            Files.deleteIfExists(file(name));
        } catch (IOException e) {
            throw failed("delete", name, e);
        }
    }

    private ServiceException failed(String verb, ServiceName name, IOException e) {
        Path file = file(name);
        if (e instanceof AccessDeniedException) {
            return new ServiceException(new NotElevated(verb + " " + file), e);
        }
        String reason = Objects.requireNonNullElse(e.getMessage(), e.toString());
        return new ServiceException(new FileFailed(verb, file, reason), e);
    }
}
