package dev.tentaclesetup.core.setup;

import dev.tentaclesetup.core.problem.Problem;
import dev.tentaclesetup.core.problem.ProblemException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/// Gathers what the looks before the plan find: nothing stops at the first problem.
final class CheckLog {

    private final Consumer<Finding> listener;
    private final List<Problem> problems = new ArrayList<>();

    CheckLog(Consumer<Finding> listener) {
        this.listener = listener;
    }

    /// Something that can be looked at.
    @FunctionalInterface
    interface Look<T> {
        T look() throws ProblemException, InterruptedException;
    }

    /// @param words what was seen, in a few words
    /// @return empty when there was a problem
    <T> Optional<T> run(String subject, Look<T> look, Function<T, String> words)
            throws InterruptedException {
        try {
            T found = look.look();
            report(new Finding(subject, words.apply(found), List.of()));
            return Optional.of(found);
        } catch (ProblemException e) {
            report(new Finding(subject, e.problem().seen(), List.of(e.problem())));
            return Optional.empty();
        }
    }

    void report(Finding finding) {
        problems.addAll(finding.problems());
        listener.accept(finding);
    }

    boolean blocked() {
        return problems.stream().anyMatch(Problem::blocks);
    }

    List<Problem> problems() {
        return List.copyOf(problems);
    }
}
