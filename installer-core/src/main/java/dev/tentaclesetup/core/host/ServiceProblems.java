package dev.tentaclesetup.core.host;

import dev.tentaclesetup.core.problem.Problem;
import dev.tentaclesetup.core.problem.ProblemException;
import dev.tentaclesetup.core.problem.ProblemId;
import dev.tentaclesetup.core.problem.Reason;
import dev.tentaclesetup.core.problem.Severity;
import dev.tentaclesetup.service.ServiceException;
import dev.tentaclesetup.service.ServiceFailure;
import java.util.List;
import java.util.Locale;

/// What a failure of the service manager means to a user.
public final class ServiceProblems {

    private static final int LOG_LINES = 20;

    private ServiceProblems() {}

    /// Asks a part of the host.
    @FunctionalInterface
    interface Call<T> {
        T get() throws ServiceException, InterruptedException;
    }

    /// Changes a part of the host.
    @FunctionalInterface
    interface Action {
        void run() throws ServiceException, InterruptedException;
    }

    static <T> T call(Call<T> call) throws ProblemException, InterruptedException {
        try {
            return call.get();
        } catch (ServiceException e) {
            throw of(e);
        }
    }

    static void run(Action action) throws ProblemException, InterruptedException {
        try {
            action.run();
        } catch (ServiceException e) {
            throw of(e);
        }
    }

    public static ProblemException of(ServiceException error) {
        return new ProblemException(of(error.failure()), error);
    }

    private static Problem of(ServiceFailure failure) {
        return switch (failure) {
            case ServiceFailure.NotElevated f ->
                    Problem.blocker(ProblemId.PRIV_NONE, f.operation(), f.operation());
            case ServiceFailure.NotInstalled f ->
                    Problem.blocker(ProblemId.SVC_COMMAND, "", f.name().value())
                            .because(Reason.of("not-installed"));
            case ServiceFailure.NoServiceManager f ->
                    Problem.blocker(
                            ProblemId.SYS_NOSYSTEMD,
                            f.absent().missing(),
                            "tentacle agent --noninteractive");
            case ServiceFailure.ForeignService f ->
                    Problem.blocker(
                            ProblemId.SVC_PATH, f.definedBy(), f.name().value(), f.definedBy());
            case ServiceFailure.CommandFailed f ->
                    command(f.command(), "")
                            .because(
                                    Reason.of(
                                            "exit-code",
                                            Integer.toString(f.exitCode()),
                                            f.output().strip()));
            case ServiceFailure.CommandNotStarted f -> command(f.command(), f.reason());
            case ServiceFailure.CommandTimedOut f ->
                    command(f.command(), "")
                            .because(Reason.of("no-end", Long.toString(f.after().toSeconds())));
            case ServiceFailure.TimedOut f ->
                    Problem.blocker(ProblemId.SVC_TIMEOUT, f.told(), f.name().value())
                            .because(
                                    Reason.of(
                                            "not-in-time",
                                            f.wanted().toString(),
                                            Long.toString(f.after().toSeconds())));
            case ServiceFailure.Crashed f ->
                    new EndedService(f.name().value(), f.result(), last(f.log()))
                            .problem(Severity.BLOCKER);
            case ServiceFailure.FileFailed f ->
                    Problem.blocker(
                            readOnly(f) ? ProblemId.DISK_RO : ProblemId.DISK_IO,
                            f.reason(),
                            f.file().toString());
            case ServiceFailure.NativeFailed f ->
                    Problem.blocker(ProblemId.SVC_COMMAND, "", f.operation())
                            .because(Reason.of("error", Integer.toString(f.code()), f.reason()));
            case ServiceFailure.AccountRefused f ->
                    Problem.blocker(account(f.problem()), "", f.account())
                            .because(Reason.of("error-code", Integer.toString(f.code())));
            case ServiceFailure.ForeignAccount f ->
                    Problem.blocker(ProblemId.SVC_OTHERS_ACCOUNT, f.account(), f.account());
            case ServiceFailure.NoFirewall f ->
                    Problem.blocker(ProblemId.SVC_COMMAND, f.found(), "firewall");
            case ServiceFailure.MarkedForDeletion f ->
                    Problem.blocker(ProblemId.SVC_DELETING, f.name().value(), f.name().value());
            case ServiceFailure.DependentsRunning f -> {
                String dependents = String.join(", ", f.dependents());
                yield Problem.blocker(
                        ProblemId.SVC_DEPENDENTS, dependents, f.name().value(), dependents);
            }
            case ServiceFailure.Disabled f ->
                    Problem.blocker(ProblemId.SVC_DISABLED, "", f.name().value());
            case ServiceFailure.NameTaken f ->
                    Problem.blocker(ProblemId.SVC_NAME, "", f.name().value());
            case ServiceFailure.DependencyFailed f ->
                    Problem.blocker(
                            ProblemId.SVC_DEPENDS,
                            String.join(", ", f.dependencies()),
                            f.name().value(),
                            String.join(", ", f.dependencies()));
        };
    }

    private static boolean readOnly(ServiceFailure.FileFailed failure) {
        return failure.reason().toLowerCase(Locale.ROOT).contains("read-only");
    }

    private static ProblemId account(ServiceFailure.AccountProblem problem) {
        return switch (problem) {
            case UNKNOWN -> ProblemId.SVC_ACCOUNT;
            case UNREACHABLE -> ProblemId.SVC_DOMAIN;
            case PASSWORD -> ProblemId.SVC_PASS;
            case BARRED -> ProblemId.SVC_BARRED;
            case MANAGED -> ProblemId.SVC_MANAGED;
            case RIGHT -> ProblemId.SVC_RIGHT;
        };
    }

    private static Problem command(List<String> command, String seen) {
        return Problem.blocker(ProblemId.SVC_COMMAND, seen, String.join(" ", command));
    }

    private static List<String> last(List<String> lines) {
        return lines.subList(Math.max(0, lines.size() - LOG_LINES), lines.size());
    }
}
