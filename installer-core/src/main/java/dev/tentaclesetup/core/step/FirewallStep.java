package dev.tentaclesetup.core.step;

import dev.tentaclesetup.core.host.FirewallPort;
import dev.tentaclesetup.core.plan.Step;
import dev.tentaclesetup.core.plan.StepDescription;
import dev.tentaclesetup.core.plan.StepKind;
import dev.tentaclesetup.core.problem.Problem;
import dev.tentaclesetup.core.problem.ProblemException;
import dev.tentaclesetup.core.problem.ProblemId;
import dev.tentaclesetup.core.problem.Reason;
import dev.tentaclesetup.service.firewall.FirewallRule;
import dev.tentaclesetup.service.firewall.RemoteAddress;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/// Lets the callers of a listening agent through this host's firewall, or no longer. Undoing puts
/// the instance's rules back that were there.
public final class FirewallStep implements Step {

    private final FirewallPort firewall;
    private final String instance;
    private final Optional<FirewallRule> wanted;
    private final List<FirewallRule> before;

    /// @param wanted empty to close what is open
    /// @param before the rules of the instance that are there
    public FirewallStep(
            FirewallPort firewall,
            String instance,
            Optional<FirewallRule> wanted,
            List<FirewallRule> before) {
        this.firewall = firewall;
        this.instance = instance;
        this.wanted = wanted;
        this.before = List.copyOf(before);
    }

    @Override
    public StepDescription description() {
        return new StepDescription(
                wanted.isPresent() ? StepKind.FIREWALL : StepKind.REMOVE_FIREWALL,
                List.of(),
                before.stream().map(FirewallStep::words).collect(Collectors.joining(", ")),
                wanted.map(FirewallStep::words).orElse(""),
                false);
    }

    private static String words(FirewallRule rule) {
        String from =
                rule.from().stream().map(RemoteAddress::text).collect(Collectors.joining(" "));
        return rule.port()
                + "/tcp"
                + rule.zone().map(zone -> " " + zone).orElse("")
                + profiles(rule)
                + (from.isEmpty() ? "" : " < " + from);
    }

    private static String profiles(FirewallRule rule) {
        return rule.profiles().stream()
                .sorted()
                .map(profile -> " " + profile.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining());
    }

    @Override
    public boolean holds() throws ProblemException, InterruptedException {
        return wanted.isPresent()
                ? firewall.holds(wanted.get())
                : firewall.ours(instance).isEmpty();
    }

    @Override
    public void apply(Progress progress) throws ProblemException, InterruptedException {
        replace(wanted.stream().toList());
    }

    @Override
    public void verify() throws ProblemException, InterruptedException {
        if (!holds()) {
            throw wrong(Reason.of("not-as-wanted"));
        }
    }

    @Override
    public void undo() throws ProblemException, InterruptedException {
        replace(before);
    }

    @Override
    public void undone() throws ProblemException, InterruptedException {
        if (!firewall.ours(instance).equals(before)) {
            throw wrong(Reason.of("not-as-before"));
        }
    }

    private void replace(List<FirewallRule> rules) throws ProblemException, InterruptedException {
        firewall.replace(instance, rules);
    }

    private ProblemException wrong(Reason reason) {
        return new ProblemException(
                Problem.blocker(ProblemId.SVC_COMMAND, "", instance).because(reason));
    }
}
