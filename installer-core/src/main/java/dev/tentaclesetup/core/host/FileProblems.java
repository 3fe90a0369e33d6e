package dev.tentaclesetup.core.host;

import dev.tentaclesetup.core.problem.Problem;
import dev.tentaclesetup.core.problem.ProblemException;
import dev.tentaclesetup.core.problem.ProblemId;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
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
                        ? Problem.blocker(id, seen(error), path.toString(), "0 MB", NEEDED)
                        : Problem.blocker(id, seen(error), path.toString());
        return new ProblemException(problem, error);
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

    private static String seen(IOException error) {
        String reason = reason(error);
        String kind = error.getClass().getSimpleName();
        return reason.isEmpty() ? kind : kind + ": " + reason;
    }

    private static String reason(IOException error) {
        String reason =
                error instanceof FileSystemException detailed
                        ? detailed.getReason()
                        : error.getMessage();
        return reason == null ? "" : reason;
    }
}
