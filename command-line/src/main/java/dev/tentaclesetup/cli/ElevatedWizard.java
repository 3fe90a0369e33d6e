package dev.tentaclesetup.cli;

import dev.tentaclesetup.core.host.ServiceProblems;
import dev.tentaclesetup.core.problem.ExitCode;
import dev.tentaclesetup.core.problem.Problem;
import dev.tentaclesetup.core.problem.ProblemId;
import dev.tentaclesetup.core.problem.Reason;
import dev.tentaclesetup.service.ServiceException;
import dev.tentaclesetup.service.ServiceFailure.NativeFailed;
import dev.tentaclesetup.service.windows.Elevation.Outcome.Declined;
import dev.tentaclesetup.service.windows.Elevation.Outcome.Ended;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/// Has the wizard opened by a process with an administrator's rights where this one lacks them.
final class ElevatedWizard {

    /// Without user account control Windows may start the program with the rights that it has: it
    /// must not ask again.
    static final String ASKED = "--rights-asked";

    private final AdministratorRights rights;
    private final ProblemText problems;

    ElevatedWizard(AdministratorRights rights, ProblemText problems) {
        this.rights = rights;
        this.problems = problems;
    }

    /// Waits for the wizard of the other process.
    ///
    /// @return its exit code, or the one of what kept it from opening; empty when this process is
    ///   to open the wizard itself: it has the rights, or only it can read its standard input
    OptionalInt run(AnswerSources sources) {
        if (sources.readInput() || !rights.toBeAskedFor()) {
            return OptionalInt.empty();
        }
        return OptionalInt.of(ask(arguments(sources)));
    }

    /// Everything that a wizard heeds. Files by their whole path: the other process may work in
    /// another folder.
    private static List<String> arguments(AnswerSources sources) {
        var arguments = new ArrayList<String>(List.of("--gui", ASKED));
        sources.files()
                .forEach(file ->
                        arguments.addAll(List.of("--answers", file.toAbsolutePath().toString())));
        sources.set().forEach(answer -> arguments.addAll(List.of("--set", answer)));
        sources.instance().ifPresent(name -> arguments.addAll(List.of("--instance", name)));
        sources.logFile()
                .ifPresent(file ->
                        arguments.addAll(List.of("--log", file.toAbsolutePath().toString())));
        if (sources.inlineSecrets()) {
            arguments.add("--allow-inline-secrets");
        }
        if (sources.lenient()) {
            arguments.add("--lenient");
        }
        return arguments;
    }

    private int ask(List<String> arguments) {
        try {
            return switch (rights.ask(arguments)) {
                case Ended(int exitCode) -> exitCode;
                case Declined() -> refused(Problem.blocker(ProblemId.PRIV_DECLINED, ""));
            };
        } catch (ServiceException e) {
            return refused(problem(e));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return ExitCode.INTERRUPTED.code();
        }
    }

    private static Problem problem(ServiceException e) {
        return e.failure() instanceof NativeFailed(var call, int code, var reason)
                ? Problem.blocker(ProblemId.PRIV_NONE, "", call)
                        .because(Reason.of("error", Integer.toString(code), reason))
                : ServiceProblems.of(e).problem();
    }

    private int refused(Problem problem) {
        problems.print(problem);
        return problem.id().exitCode();
    }
}
