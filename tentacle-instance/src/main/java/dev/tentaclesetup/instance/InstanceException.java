package dev.tentaclesetup.instance;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// An expected failure around an instance, as a value in [#failure()].
public final class InstanceException extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient InstanceFailure failure;

    public InstanceException(InstanceFailure failure) {
        this(failure, null);
    }

    /// @param cause the technical cause for the log, or null
    public InstanceException(InstanceFailure failure, @Nullable Throwable cause) {
        super(failure.toString(), cause);
        this.failure = failure;
    }

    static InstanceException access(Path file, String operation, IOException cause) {
        return new InstanceException(
                new InstanceFailure.FileAccess(file, operation, reason(cause)), cause);
    }

    /// Without the names of Java's types, which mean nothing to a user.
    private static String reason(IOException cause) {
        return switch (cause) {
            case AccessDeniedException _ -> "access denied";
            case NoSuchFileException _ -> "no such file";
            case FileSystemException detailed when detailed.getReason() != null ->
                    detailed.getReason();
            default -> String.valueOf(cause.getMessage());
        };
    }

    public InstanceFailure failure() {
        return failure;
    }
}
