package dev.tentaclesetup.core.host;

import dev.tentaclesetup.core.problem.Problem;
import dev.tentaclesetup.core.problem.ProblemException;
import dev.tentaclesetup.core.problem.ProblemId;
import dev.tentaclesetup.core.problem.Reason;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.ReadOnlyFileSystemException;
import java.util.Locale;

/// What an error of the file system means to a user.
public final class FileProblems {

    private static final String NEEDED = "200 MB";

    private FileProblems() {}

    public static ProblemException of(Path path, IOException error) {
        ProblemId id = id(error);
        Problem problem =
                id == ProblemId.DISK_FULL
                        ? Problem.blocker(id, reason(error), path.toString(), "0 MB", NEEDED)
                        : Problem.blocker(id, reason(error), path.toString());
        return new ProblemException(explained(problem, error), error);
    }

    private static ProblemId id(IOException error) {
        String reason = reason(error).toLowerCase(Locale.ROOT);
        if (error instanceof AccessDeniedException
                || error.getCause() instanceof ReadOnlyFileSystemException
                || reason.contains("read-only")
                || reason.contains("not permitted")) {
            return ProblemId.DISK_RO;
        }
        return reason.contains("no space") || reason.contains("quota")
                ? ProblemId.DISK_FULL
                : ProblemId.DISK_IO;
    }

    /// What the kind of the error says, where the system gives no words of its own.
    private static Problem explained(Problem problem, IOException error) {
        return switch (error) {
            case AccessDeniedException _ -> problem.because(Reason.of("access-denied"));
            case NoSuchFileException _ -> problem.because(Reason.of("missing"));
            case FileAlreadyExistsException _ -> problem.because(Reason.of("exists"));
            case DirectoryNotEmptyException _ -> problem.because(Reason.of("not-empty"));
            default -> problem;
        };
    }

    private static String reason(IOException error) {
        String reason =
                error instanceof FileSystemException detailed
                        ? detailed.getReason()
                        : error.getMessage();
        return reason == null ? "" : reason;
    }
}
