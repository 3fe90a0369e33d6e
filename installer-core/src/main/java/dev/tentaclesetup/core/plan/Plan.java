package dev.tentaclesetup.core.plan;

import dev.tentaclesetup.core.Sha256;
import dev.tentaclesetup.core.problem.Problem;
import java.util.List;
import java.util.Optional;

/// Ordered steps from what is to what is wanted. Empty when nothing has to change. Steps remember
/// what they did, so a plan is run once.
public final class Plan {

    private static final int HASH_DIGITS = 12;

    /// What a plan is for.
    public enum Purpose {
        SET_UP,
        REMOVE,
        /// The record on the server was to go as well, but whether there is one, or which, could
        /// not be found out.
        REMOVE_HERE_ONLY,
        /// Parts of the instance go, the instance itself stays.
        REMOVE_PARTS
    }

    private final Purpose purpose;
    private final List<Step> steps;
    private final RunFacts board;
    private final Optional<Footprint> footprint;

    /// @param board takes what the steps find out
    public Plan(Purpose purpose, List<Step> steps, RunFacts board) {
        this(purpose, steps, board, Optional.empty());
    }

    private Plan(Purpose purpose, List<Step> steps, RunFacts board, Optional<Footprint> footprint) {
        this.purpose = purpose;
        this.steps = List.copyOf(steps);
        this.board = board;
        this.footprint = footprint;
    }

    /// The same plan, whose run keeps a footprint of the instance.
    ///
    /// @param before what is true from the first change on
    public Plan leaving(Footprint before) {
        return new Plan(purpose, steps, board, Optional.of(before));
    }

    /// What is noted of the instance before the first change.
    Optional<Footprint> footprint() {
        return footprint;
    }

    public Purpose purpose() {
        return purpose;
    }

    /// In the order in which they are applied.
    public List<Step> steps() {
        return steps;
    }

    /// The steps as data, for every view of the plan.
    public List<StepDescription> descriptions() {
        return steps.stream().map(Step::description).toList();
    }

    /// Whether nothing has to change.
    public boolean isEmpty() {
        return steps.isEmpty();
    }

    /// The instance's name.
    public String instance() {
        return board.facts().instance();
    }

    /// What is known so far; grows while the plan runs.
    public Facts facts() {
        return board.facts();
    }

    /// What its steps met that did not stop the run.
    public List<Problem> warnings() {
        return board.warnings();
    }

    /// Equal for plans that would do the same: 12 hexadecimal digits of SHA-256 over the steps'
    /// kinds and after-values, and what a destructive step destroys; each with its length, so that
    /// no two lists collide by shifting text.
    public String hash() {
        var text = new StringBuilder();
        for (StepDescription step : descriptions()) {
            String destroyed = step.destructive() ? step.before() : "";
            append(text, step.kind().word(), step.after(), destroyed);
            append(text, Integer.toString(step.values().size()));
            step.values().forEach(value -> append(text, value.name(), value.after()));
        }
        return Sha256.hex(text.toString()).substring(0, HASH_DIGITS);
    }

    private static void append(StringBuilder text, String... parts) {
        for (String part : parts) {
            text.append(part.length()).append(':').append(part).append('\n');
        }
    }
}
