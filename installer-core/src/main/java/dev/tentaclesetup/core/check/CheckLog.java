package dev.tentaclesetup.core.check;

import dev.tentaclesetup.core.problem.Problem;
import dev.tentaclesetup.core.problem.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/// Runs checks and collects what they find: nothing stops at the first problem.
public final class CheckLog {

    private final Consumer<Finding> listener;
    private final List<Finding> findings = new ArrayList<>();
    private final List<Problem> noted = new ArrayList<>();

    private final UnaryOperator<Problem> weight;

    /// @param listener gets every finding, on the thread that runs the check
    public CheckLog(Consumer<Finding> listener) {
        this(listener, UnaryOperator.identity());
    }

    /// @param listener gets every finding, on the thread that runs the check
    /// @param weight how much each problem matters here
    public CheckLog(Consumer<Finding> listener, UnaryOperator<Problem> weight) {
        this.listener = listener;
        this.weight = weight;
    }

    /// Runs the check and reports what it finds.
    ///
    /// @return what the check hands on; empty when a problem kept it from that
    public <T> Optional<T> run(Check<T> check) throws InterruptedException {
        Checked<T> checked = CheckRunner.run(check);
        report(checked.finding());
        return checked.value();
    }

    /// Runs the check and reports only what is wrong: for what would be one line too many for a
    /// person.
    public <T> Optional<T> runQuietly(Check<T> check) throws InterruptedException {
        Checked<T> checked = CheckRunner.run(check);
        if (!checked.finding().problems().isEmpty()) {
            report(checked.finding());
        }
        return checked.value();
    }

    /// Runs all the checks, whatever they find, and reports one finding.
    public void runAll(CheckSubject subject, List<? extends Check<?>> checks)
            throws InterruptedException {
        var found = new ArrayList<Finding>();
        for (Check<?> check : checks) {
            found.add(CheckRunner.run(check).finding());
        }
        report(Finding.together(subject, found));
    }

    /// Everything of this log as one finding.
    ///
    /// @param seen what to show; the first problem's when empty
    /// @param severity how much its problems matter
    public Finding summary(CheckSubject subject, Optional<String> seen, Severity severity) {
        Finding all =
                Finding.together(subject, findings).weighed(problem -> problem.weighed(severity));
        return seen.map(all::showing).orElse(all);
    }

    /// The same, with the weight that each problem has.
    public Finding summary(CheckSubject subject, Optional<String> seen) {
        Finding all = Finding.together(subject, findings);
        return seen.map(all::showing).orElse(all);
    }

    /// Takes problems that follow from what the checks have found.
    public void note(List<Problem> following) {
        following.stream().map(weight).forEach(noted::add);
    }

    /// Takes a finding into this log.
    public void report(Finding finding) {
        Finding weighed = finding.weighed(weight);
        findings.add(weighed);
        listener.accept(weighed);
    }

    /// Whether something has to be solved before anything is changed.
    public boolean blocked() {
        return findings.stream().anyMatch(finding -> !finding.passes())
                || noted.stream().anyMatch(Problem::blocks);
    }

    /// Everything that was found, in the order of the checks.
    public List<Problem> problems() {
        return Stream.concat(
                        findings.stream().flatMap(finding -> finding.problems().stream()),
                        noted.stream())
                .toList();
    }
}
