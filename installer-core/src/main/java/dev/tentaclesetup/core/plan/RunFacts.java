package dev.tentaclesetup.core.plan;

import dev.tentaclesetup.core.problem.Problem;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;

/// Where the steps of one plan put what they find out, for later steps and for the summary.
public final class RunFacts {

    private final AtomicReference<Facts> facts;
    private final List<Problem> warnings = new CopyOnWriteArrayList<>();

    public RunFacts(Facts known) {
        this.facts = new AtomicReference<>(known);
    }

    public Facts facts() {
        return facts.get();
    }

    public void change(UnaryOperator<Facts> change) {
        facts.updateAndGet(change);
    }

    /// What a step met that does not stop the run, and that the user has to know at its end.
    public void warn(Problem warning) {
        warnings.add(warning);
    }

    List<Problem> warnings() {
        return List.copyOf(warnings);
    }
}
