package dev.tentaclesetup.core.plan;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/// Ordered steps from what is to what is wanted. Empty when nothing has to change. Steps remember
/// what they did, so a plan is run once.
public final class Plan {

    /// What a plan is for.
    public enum Purpose {
        SET_UP,
        REMOVE,
        /// The record on the server was to go as well, but the server could not be asked.
        REMOVE_HERE_ONLY
    }

    private final Purpose purpose;
    private final List<Step> steps;
    private final RunFacts board;

    /// @param board takes what the steps find out
    public Plan(Purpose purpose, List<Step> steps, RunFacts board) {
        this.purpose = purpose;
        this.steps = List.copyOf(steps);
        this.board = board;
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
        return HexFormat.of().formatHex(sha256(text.toString()), 0, 6);
    }

    private static void append(StringBuilder text, String... parts) {
        for (String part : parts) {
            text.append(part.length()).append(':').append(part).append('\n');
        }
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256")
                    .digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
