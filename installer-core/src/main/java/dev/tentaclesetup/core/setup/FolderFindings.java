package dev.tentaclesetup.core.setup;

import dev.tentaclesetup.core.answers.AnswerKey;
import dev.tentaclesetup.core.problem.Problem;
import dev.tentaclesetup.core.problem.ProblemId;
import java.util.List;
import java.util.Optional;

/// What was found about the folders that an instance is to get.
///
/// @param problems each with the answer that it is about
public record FolderFindings(List<Problem> problems) {

    public static final FolderFindings NONE = new FolderFindings(List.of());

    public FolderFindings {
        problems = List.copyOf(problems);
    }

    /// What is wrong with the folder of this answer, the worst first.
    public Optional<Problem> of(AnswerKey answer) {
        List<Problem> about =
                problems.stream()
                        .filter(problem -> answer.text().equals(problem.answer()))
                        .toList();
        return about.stream()
                .filter(Problem::blocks)
                .findFirst()
                .or(() -> about.stream().findFirst());
    }

    /// Whether there are files of others in one of them, which can be accepted.
    public boolean ofOthers() {
        return problems.stream().anyMatch(problem -> problem.id() == ProblemId.DISK_FOREIGN);
    }
}
