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
import java.util.stream.Stream;

/// The folders that a removal deletes because the answers name them.
///
/// @param data the instance's home
/// @param applications where deployments put applications
/// @param problems about those that stay although they are named
record FoldersToDelete(Optional<Path> data, Optional<Path> applications, List<Problem> problems) {

    FoldersToDelete {
        problems = List.copyOf(problems);
    }

    static FoldersToDelete of(Removal removal, Remnants remnants) {
        var problems = new ArrayList<Problem>();
        Optional<Path> data =
                removal.delete().contains(Removal.Part.DATA)
                        ? judged(remnants.data(), AnswerKey.PATHS_DATA, problems)
                        : Optional.empty();
        Optional<Path> applications =
                removal.delete().contains(Removal.Part.APPLICATIONS)
                        ? judged(remnants.applications(), AnswerKey.PATHS_APPLICATIONS, problems)
                        : Optional.empty();
        return new FoldersToDelete(data, applications, problems);
    }

    List<Path> all() {
        return Stream.of(data, applications).flatMap(Optional::stream).toList();
    }

    private static Optional<Path> judged(
            Optional<Path> known, AnswerKey answer, List<Problem> problems) {
        if (known.isEmpty()) {
            problems.add(
                    Problem.of(
                            ProblemId.DISK_STAYS,
                            "",
                            Argument.phrase("stays.unknown"),
                            Argument.text(answer.text())));
        }
        return known;
    }
}
