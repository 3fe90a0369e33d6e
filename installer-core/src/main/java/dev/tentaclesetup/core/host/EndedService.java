package dev.tentaclesetup.core.host;

import dev.tentaclesetup.core.problem.Problem;
import dev.tentaclesetup.core.problem.ProblemId;
import dev.tentaclesetup.core.problem.Severity;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A service that has ended by itself, and why, as far as its last lines say it [wizard-reference
/// 8].
///
/// @param name of the service
/// @param result the manager's word for how it ended; may be empty
/// @param lines the last ones of its log
public record EndedService(String name, String result, List<String> lines) {

    private static final Pattern DENIED =
            Pattern.compile(
                    "(?:Failed at step EXEC spawning |Unable to locate executable ')"
                            + "(/[^':\\n]{1,500})'?: (?:Permission denied|Operation not permitted)");

    /// The loaders of glibc and of musl.
    private static final Pattern LIBRARY =
            Pattern.compile(
                    "(?:error while loading shared libraries: |Error loading shared library )"
                            + "([^:\\s]{1,200}):");

    /// Also where the library is missing inside of a Java that could be started.
    private static final Pattern LINKED =
            Pattern.compile(
                    "UnsatisfiedLinkError: [^\\n]{1,500}?: (lib[^:\\s]{1,200}): cannot open");

    public EndedService {
        lines = List.copyOf(lines);
    }

    /// What is to be solved.
    ///
    /// @param severity how much it matters here
    public Problem problem(Severity severity) {
        String log = String.join("\n", lines);
        String seen = (result + "\n" + log).strip();
        Problem problem =
                found(DENIED, log)
                        .map(program -> Problem.of(ProblemId.SYS_UNITDENY, seen, program))
                        .or(() ->
                                found(LIBRARY, log)
                                        .or(() -> found(LINKED, log))
                                        .map(file -> Problem.of(ProblemId.SYS_LIB, seen, file)))
                        .orElseGet(() -> Problem.of(ProblemId.SVC_CRASH, seen, name));
        return problem.weighed(severity);
    }

    /// Whether this is how a service that has ended is told of.
    public static boolean isTold(ProblemId id) {
        return id == ProblemId.SVC_CRASH || id == ProblemId.SYS_UNITDENY || id == ProblemId.SYS_LIB;
    }

    private static Optional<String> found(Pattern pattern, String log) {
        Matcher matcher = pattern.matcher(log);
        return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
    }
}
