package dev.tentaclesetup.core.problem;

import static java.util.stream.Collectors.joining;

import dev.tentaclesetup.core.ReferencePage;
import dev.tentaclesetup.core.TextBundle;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/// `docs/reference/problems.md` and `docs/reference/exit-codes.md`.
class ProblemsReferenceTest {

    private final TextBundle bundle =
            new TextBundle("dev.tentaclesetup.core.messages", Locale.ENGLISH);

    @Test
    void thePageOfProblemsIsUpToDate() throws IOException {
        ReferencePage.compare(Path.of("docs/reference/problems.md"), problems());
    }

    @Test
    void thePageOfExitCodesIsUpToDate() throws IOException {
        ReferencePage.compare(Path.of("docs/reference/exit-codes.md"), exitCodes());
    }

    private String problems() {
        return """
        # Problems

        Generated from `ProblemId` and the resource bundle; `ProblemsReferenceTest` compares it.

        Each problem has an id, which is the same in every language and every kind of output. `…` stands for a
        value. A *blocker* stops before anything is changed, or stops the run; a *warning* does not. What a
        problem means by default can differ in a situation: the output says which it is. The exit code is
        that of a run that the problem stopped before anything was changed; see [exit codes](exit-codes.md).
        A *reserved* id is part of the format, but this version never reports it.

        """
                + Arrays.stream(ProblemId.values()).map(this::problem).collect(joining("\n"));
    }

    private String problem(ProblemId id) {
        String reserved = ReservedProblems.REASONS.get(id);
        return "## %s\n\n%s, exit code %d%s%s\n\n* %s\n* %s\n"
                .formatted(
                        id.text(),
                        id.severity() == Severity.BLOCKER ? "Blocker" : "Warning",
                        id.exitCode(),
                        id.retryable() ? ", may work later without a change" : "",
                        reserved == null ? "" : ". Reserved: " + reserved,
                        sentence(id, "message"),
                        sentence(id, "fix"));
    }

    private String sentence(ProblemId id, String part) {
        return bundle.text("problem." + id.text() + "." + part, "…", "…", "…", "…");
    }

    private static String exitCodes() {
        return """
        # Exit codes of `tentacle-setup`

        Generated from `ProblemClass`, `ExitCode` and `ProblemId`; `ProblemsReferenceTest` compares it.

        When several problems stop a run before anything is changed, the code is the lowest of theirs. A run
        that fails later ends with 20 (everything was put back), 21 (not everything could be), or, with
        `setup.on-failure = keep`, 22 or 23. 19 is also the code when the server cannot reach the host, even
        though everything was put back: it is the network that needs a change.

        ## Ends of a run

        | Code | Meaning |
        |---|---|
        """
                + Arrays.stream(ExitCode.values())
                        .map(end -> "| %d | %s |\n".formatted(end.code(), meaning(end)))
                        .collect(joining())
                + """

                ## Classes of problems

                | Code | Meaning | May work later without a change | Problems |
                |---|---|---|---|
                """
                + Arrays.stream(ProblemClass.values())
                        .map(ProblemsReferenceTest::row)
                        .collect(joining());
    }

    private static String row(ProblemClass kind) {
        String ids =
                Arrays.stream(ProblemId.values())
                        .filter(id -> id.problemClass() == kind)
                        .map(ProblemId::text)
                        .collect(joining(", "));
        return "| %d | %s | %s | %s |\n"
                .formatted(kind.code(), meaning(kind), kind.retryable() ? "yes" : "", ids);
    }

    private static String meaning(ExitCode end) {
        return switch (end) {
            case OK -> "everything is as wanted";
            case USAGE -> "the command line cannot be understood, or asks for what cannot be done";
            case APPLY_FAILED_UNDONE -> "a step failed, and everything was put back";
            case APPLY_FAILED_UNDO_INCOMPLETE ->
                    "a step failed, and not everything could be put back";
            case REMOVED_RECORD_REMAINS ->
                    "the instance is removed, but something that was to go as well remains and is"
                            + " named, such as its record on the server";
            case NOTHING_TO_CHANGE ->
                    "everything was as wanted already (only with `--detailed-exitcode`)";
            case HUNG_UP -> "cancelled, because the terminal went away (SIGHUP)";
            case INTERRUPTED -> "cancelled (Ctrl+C)";
            case TERMINATED -> "ended by the system (SIGTERM)";
        };
    }

    private static String meaning(ProblemClass kind) {
        return switch (kind) {
            case INTERNAL -> "internal error";
            case ANSWERS ->
                    "the answers cannot be understood, are incomplete or contradict another";
            case SECRET -> "a secret cannot be fetched";
            case RIGHTS -> "administrator rights are missing";
            case HOST -> "the host is not ready: service manager, account, disk, configuration";
            case NETWORK -> "the server does not answer, or not as it should";
            case TRUST -> "TLS and thumbprints";
            case SIGN_IN -> "the server does not accept the credentials";
            case PERMISSION -> "the account on the server is not allowed to do this";
            case SERVER_NAME -> "a name that the server does not know";
            case REGISTRATION -> "the server refuses the record";
            case PORT -> "the port cannot be used";
            case PROXY -> "the proxy refuses, or cannot be reached";
            case INBOUND -> "the server cannot reach the host";
            case SERVICE_START -> "the service does not run as it should";
            case HEALTH -> "the health check did not pass";
            case INSTANCE_EXISTS -> "the instance exists already";
            case INSTANCE_MISSING -> "there is no such instance";
            case LOCKED -> "another set-up is running";
            case INTERRUPTED_RUN -> "an earlier run was interrupted";
            case UNEXPECTED_PLAN -> "the plan is not the one that `--expect-plan` names";
            case TIME_OUT -> "the run took longer than allowed";
        };
    }
}
