package dev.tentaclesetup.core.preflight;

import dev.tentaclesetup.core.answers.AnswerKey;
import dev.tentaclesetup.core.answers.Answers;
import dev.tentaclesetup.core.problem.Argument;
import dev.tentaclesetup.core.problem.Problem;
import dev.tentaclesetup.core.problem.ProblemId;
import dev.tentaclesetup.instance.SubscriptionId;
import dev.tentaclesetup.instance.TentacleConfiguration;
import dev.tentaclesetup.service.firewall.FirewallState;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Answers that have no effect on what was found here. Those that have none whatever is found are
/// told of when the answers are read.
final class UnusedAnswers {

    private static final String WITH_ZONES = "firewalld";

    private UnusedAnswers() {}

    /// @param state of the firewall, as an administrator sees it
    static List<Problem> ofFirewall(Answers.Firewall asked, FirewallState state) {
        return switch (state) {
            case FirewallState.Absent _, FirewallState.Inactive _ -> withoutFirewall(asked);
            case FirewallState.Active(String name, String _) when !name.equals(WITH_ZONES) ->
                    asked.zone().stream()
                            .map(_ -> unused(AnswerKey.FIREWALL_ZONE, "unused.no-zones"))
                            .toList();
            case FirewallState.Active _, FirewallState.Unmanageable _ -> List.of();
        };
    }

    private static List<Problem> withoutFirewall(Answers.Firewall asked) {
        var unused = new ArrayList<AnswerKey>();
        if (asked.manage() == Answers.Manage.YES) {
            unused.add(AnswerKey.FIREWALL_MANAGE);
        }
        if (asked.zone().isPresent()) {
            unused.add(AnswerKey.FIREWALL_ZONE);
        }
        if (!asked.from().isEmpty()) {
            unused.add(AnswerKey.FIREWALL_REMOTE_ADDRESS);
        }
        return unused.stream().map(key -> unused(key, "unused.no-firewall")).toList();
    }

    /// The id that is stored stays, because the server knows the agent by it.
    static Optional<Problem> ofSubscription(
            Answers.Connection connection, Optional<TentacleConfiguration> stored) {
        Optional<SubscriptionId> asked =
                switch (connection) {
                    case Answers.Connection.Polling polling ->
                            polling.subscriptionId()
                                    .flatMap(uri -> SubscriptionId.parse(uri.toString()));
                    case Answers.Connection.Listening _ -> Optional.empty();
                };
        Optional<SubscriptionId> kept =
                WantedServers.stored(stored.map(WantedServers::trusted).orElse(List.of()));
        boolean another = asked.isPresent() && kept.isPresent() && !asked.equals(kept);
        return another
                ? Optional.of(
                        unused(AnswerKey.CONNECTION_SUBSCRIPTION_ID, "unused.other-subscription"))
                : Optional.empty();
    }

    private static Problem unused(AnswerKey key, String because) {
        return Problem.of(
                        ProblemId.ANS_UNUSED,
                        "",
                        Argument.text(key.text()),
                        Argument.phrase(because))
                .at(key.text(), 0);
    }
}
