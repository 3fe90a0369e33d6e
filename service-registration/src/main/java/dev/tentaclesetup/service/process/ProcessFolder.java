package dev.tentaclesetup.service.process;

import dev.tentaclesetup.service.AtomicFiles;
import dev.tentaclesetup.service.ServiceDefinition;
import dev.tentaclesetup.service.ServiceException;
import dev.tentaclesetup.service.ServiceFailure.FileFailed;
import dev.tentaclesetup.service.ServiceFailure.ForeignService;
import dev.tentaclesetup.service.ServiceName;
import dev.tentaclesetup.service.systemd.UnitFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;

/// The folder in which [ProcessServiceManager] keeps, for each service, its definition
/// (`NAME.service`, in the form of a unit), the running process (`NAME.pid`) and its output
/// (`NAME.log`).
///
/// @param path need not exist
record ProcessFolder(Path path) {

    private static final int MAXIMUM = 1024 * 1024;

    @FunctionalInterface
    private interface Operation<T> {
        T run() throws IOException;
    }

    Path definition(ServiceName name) {
        return path.resolve(name + ".service");
    }

    Path process(ServiceName name) {
        return path.resolve(name + ".pid");
    }

    Path log(ServiceName name) {
        return path.resolve(name + ".log");
    }

    /// An earlier run's output, kept when it had grown too long.
    Path oldLog(ServiceName name) {
        return path.resolve(name + ".log.1");
    }

    Optional<ServiceDefinition> read(ServiceName name) throws ServiceException {
        Optional<String> text = text(definition(name));
        try {
            return text.map(UnitFile::parse);
        } catch (IllegalArgumentException e) {
            throw new ServiceException(new ForeignService(name, definition(name).toString()), e);
        }
    }

    void write(ServiceDefinition definition) throws ServiceException {
        Path file = definition(definition.name());
        attempt(
                "write",
                file,
                () -> {
                    Files.createDirectories(path);
                    write(file, UnitFile.render(definition));
                    return file;
                });
    }

    Optional<ProcessMark> mark(ServiceName name) throws ServiceException {
        return text(process(name)).flatMap(ProcessMark::parse);
    }

    /// Whether the service was started and not stopped since.
    boolean started(ServiceName name) {
        return Files.exists(process(name));
    }

    void mark(ServiceName name, ProcessMark mark) throws ServiceException {
        Path file = process(name);
        attempt(
                "write",
                file,
                () -> {
                    write(file, mark.render());
                    return file;
                });
    }

    void clearMark(ServiceName name) throws ServiceException {
        attempt("delete", process(name), () -> Files.deleteIfExists(process(name)));
    }

    void delete(ServiceName name) throws ServiceException {
        clearMark(name);
        attempt("delete", log(name), () -> Files.deleteIfExists(log(name)));
        attempt("delete", oldLog(name), () -> Files.deleteIfExists(oldLog(name)));
        attempt("delete", definition(name), () -> Files.deleteIfExists(definition(name)));
        attempt("delete", path, () -> deleteIfEmpty(path));
    }

    private static boolean deleteIfEmpty(Path folder) throws IOException {
        try {
            return Files.deleteIfExists(folder);
        } catch (DirectoryNotEmptyException e) {
            return false;
        }
    }

    private static void write(Path file, String text) throws IOException {
        AtomicFiles.write(file, text.getBytes(StandardCharsets.UTF_8), "rw-------");
    }

    private static Optional<String> text(Path file) throws ServiceException {
        return attempt(
                "read",
                file,
                () -> {
                    if (!Files.exists(file)) {
                        return Optional.empty();
                    }
                    if (Files.size(file) > MAXIMUM) {
                        throw new IOException("longer than " + MAXIMUM);
                    }
                    return Optional.of(Files.readString(file));
                });
    }

    private static <T> T attempt(String verb, Path file, Operation<T> operation)
            throws ServiceException {
        try {
            return operation.run();
        } catch (IOException e) {
            String reason = Objects.requireNonNullElse(e.getMessage(), e.toString());
            throw new ServiceException(new FileFailed(verb, file, reason), e);
        }
    }
}
