package dev.tentaclesetup.core.host;

import dev.tentaclesetup.core.problem.Argument;
import dev.tentaclesetup.core.problem.Problem;
import dev.tentaclesetup.core.problem.ProblemException;
import dev.tentaclesetup.core.problem.ProblemId;
import dev.tentaclesetup.core.problem.Reason;
import dev.tentaclesetup.instance.InstanceException;
import dev.tentaclesetup.instance.InstanceFailure;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Path;

/// What a failure with an instance's files means to a user.
public final class InstanceProblems {

    private InstanceProblems() {}

    /// Reads or changes an instance's files.
    @FunctionalInterface
    public interface Call<T> {
        T get() throws InstanceException;
    }

    /// @throws ProblemException in place of the call's failure
    public static <T> T call(Call<T> call) throws ProblemException {
        try {
            return call.get();
        } catch (InstanceException e) {
            throw of(e);
        }
    }

    public static ProblemException of(InstanceException error) {
        return error.failure() instanceof InstanceFailure.FileAccess access
                        && error.getCause() instanceof IOException cause
                ? access(access.file(), cause)
                : new ProblemException(of(error.failure()), error);
    }

    /// A file that only administrators may read is no fault of a disk.
    private static ProblemException access(Path file, IOException cause) {
        return cause instanceof AccessDeniedException
                ? new ProblemException(
                        Problem.of(
                                ProblemId.PRIV_NONE,
                                "",
                                Argument.phrase("rights.file"),
                                Argument.text(file.toString())),
                        cause)
                : FileProblems.of(file, cause);
    }

    private static Problem of(InstanceFailure failure) {
        return switch (failure) {
            case InstanceFailure.UnknownInstance f ->
                    Problem.blocker(ProblemId.INST_MISSING, names(f.available()), f.name());
            case InstanceFailure.NoSingleInstance f ->
                    Problem.blocker(ProblemId.INST_MISSING, names(f.available()), "");
            case InstanceFailure.NameTaken f ->
                    Problem.blocker(ProblemId.INST_EXISTS, "", f.existing())
                            .because(Reason.of("same-file", f.name(), f.existing()));
            case InstanceFailure.BrokenIndexFile f ->
                    Problem.blocker(ProblemId.CFG_CORRUPT, f.reason(), f.file().toString());
            case InstanceFailure.MissingConfiguration f ->
                    Problem.blocker(ProblemId.CFG_CORRUPT, "", f.file().toString())
                            .because(Reason.of("missing"));
            case InstanceFailure.BrokenConfiguration f ->
                    Problem.blocker(ProblemId.CFG_CORRUPT, f.reason(), f.file().toString());
            case InstanceFailure.BadValue f ->
                    Problem.blocker(ProblemId.CFG_CORRUPT, f.value(), f.key());
            case InstanceFailure.UnreadableSecret f ->
                    Problem.blocker(ProblemId.CFG_KEY, names(f.attempts()), f.key());
            case InstanceFailure.NoMachineKey f ->
                    Problem.blocker(ProblemId.CFG_KEY, names(f.attempts()), "");
            case InstanceFailure.BadCertificate f ->
                    Problem.blocker(ProblemId.CFG_KEY, f.detail(), f.cause().toString());
            case InstanceFailure.FileAccess f ->
                    Problem.blocker(ProblemId.DISK_IO, f.reason(), f.file().toString());
        };
    }

    private static String names(Iterable<String> names) {
        return String.join(", ", names);
    }
}
