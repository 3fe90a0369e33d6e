package dev.tentaclesetup.core.plan;

import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;

/// Where the steps of one plan put what they find out, for later steps and for the summary.
public final class RunFacts {

    private final AtomicReference<Facts> facts;

    public RunFacts(Facts known) {
        this.facts = new AtomicReference<>(known);
    }

    public Facts facts() {
        return facts.get();
    }

    public void change(UnaryOperator<Facts> change) {
        facts.updateAndGet(change);
    }
}
