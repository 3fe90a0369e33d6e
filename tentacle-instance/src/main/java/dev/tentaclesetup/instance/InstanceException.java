package dev.tentaclesetup.instance;

import java.io.IOException;
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
                new InstanceFailure.FileAccess(file, operation, cause.toString()), cause);
    }

    public InstanceFailure failure() {
        return failure;
    }
}
