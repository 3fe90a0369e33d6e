package dev.tentaclesetup.core.setup;

import dev.tentaclesetup.core.answers.AnswerKey;
import dev.tentaclesetup.core.answers.Removal;
import dev.tentaclesetup.core.preflight.Remnants;
import dev.tentaclesetup.core.problem.Argument;
import dev.tentaclesetup.core.problem.Problem;
import dev.tentaclesetup.core.problem.ProblemId;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The folders that a removal deletes because the answers name them.
///
/// @param data the instance's home
/// @param applications where deployments put applications
/// @param problems about those that stay although they are named
record FoldersToDelete(Optional<Path> data, Optional<Path> applications, List<Problem> problems) {

    /// Folders such as `/srv` are never one instance's alone.
    private static final int LEAST_DEPTH = 2;

    FoldersToDelete {
        problems = List.copyOf(problems);
    }

    static FoldersToDelete of(Removal removal, Remnants remnants) {
        var problems = new ArrayList<Problem>();
        Optional<Path> data =
                removal.delete().contains(Removal.Part.DATA)
                        ? judged(remnants, remnants.data(), AnswerKey.PATHS_DATA, problems)
                        : Optional.empty();
        Optional<Path> applications =
                removal.delete().contains(Removal.Part.APPLICATIONS)
                        ? judged(
                                remnants,
                                remnants.applications(),
                                AnswerKey.PATHS_APPLICATIONS,
                                problems)
                        : Optional.empty();
        return new FoldersToDelete(data, applications, problems);
    }

    private static Optional<Path> judged(
            Remnants remnants, Optional<Path> known, AnswerKey answer, List<Problem> problems) {
        Optional<String> reason =
                known.isEmpty() ? Optional.of("stays.unknown") : reason(remnants, known.get());
        reason.ifPresent(phrase ->
                problems.add(
                        Problem.of(
                                ProblemId.DISK_STAYS,
                                "",
                                Argument.phrase(phrase),
                                Argument.text(known.map(Path::toString).orElse(answer.text())))));
        return reason.isPresent() ? Optional.empty() : known;
    }

    private static Optional<String> reason(Remnants remnants, Path folder) {
        if (folder.getNameCount() < LEAST_DEPTH) {
            return Optional.of("stays.root");
        }
        return remnants.shared(folder) ? Optional.of("stays.shared") : Optional.empty();
    }
}
