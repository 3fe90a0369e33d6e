package dev.tentaclesetup.core.preflight;

import static dev.tentaclesetup.core.answers.AnswerKey.*;

import dev.tentaclesetup.core.answers.AnswerType.Words;
import dev.tentaclesetup.core.answers.Answers;
import dev.tentaclesetup.core.host.HostPorts;
import dev.tentaclesetup.core.problem.ProblemException;
import dev.tentaclesetup.service.firewall.FirewallRule;
import dev.tentaclesetup.service.firewall.FirewallState;
import dev.tentaclesetup.service.firewall.RemoteAddress;
import java.util.List;
import java.util.Optional;

/// What the rule of an instance in the host's firewall answers.
///
/// @param answers where it goes
/// @param host with the firewall
record CurrentFirewall(DraftOfNow answers, HostPorts host) {

    /// Only an administrator may ask a firewall; without one nothing is known of it.
    void read(FoundInstance instance) throws InterruptedException {
        if (!host.administrator() || !(host.firewall().detect() instanceof FirewallState.Active)) {
            return;
        }
        try {
            Optional<FirewallRule> ours =
                    host.firewall().ours(instance.name()).stream().findFirst();
            if (ours.isPresent()) {
                read(ours.get());
            } else if (leftAlone(instance)) {
                answers.put(FIREWALL_MANAGE, Optional.of(Words.word(Answers.Manage.NO)));
            }
        } catch (ProblemException unreadable) {
            // The check of the firewall reports it.
        }
    }

    /// A service that listens and that the firewall shuts in was set up that way, or the firewall
    /// came later: no run opens it that is about something else.
    private boolean leftAlone(FoundInstance instance)
            throws ProblemException, InterruptedException {
        Optional<String> port = answers.text(CONNECTION_LISTEN_PORT);
        return instance.service().definition().isPresent()
                && port.isPresent()
                && !host.firewall()
                        .holds(FirewallRule.of(instance.name(), Integer.parseInt(port.get())));
    }

    private void read(FirewallRule rule) {
        answers.put(FIREWALL_MANAGE, Optional.of(Words.word(Answers.Manage.AUTO)));
        answers.put(FIREWALL_PROFILE, rule.profiles().stream().sorted().map(Words::word).toList());
        answers.put(FIREWALL_ZONE, rule.zone());
        List<String> from = rule.from().stream().map(RemoteAddress::text).toList();
        answers.put(FIREWALL_REMOTE_ADDRESS, from);
    }
}
