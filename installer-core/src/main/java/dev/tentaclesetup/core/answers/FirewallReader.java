package dev.tentaclesetup.core.answers;

import static dev.tentaclesetup.core.answers.AnswerKey.*;

import dev.tentaclesetup.service.firewall.FirewallRule;
import dev.tentaclesetup.service.firewall.RemoteAddress;
import java.util.List;
import java.util.Set;

/// Reads `[firewall]`.
final class FirewallReader {

    private static final List<AnswerKey> DETAILS =
            List.of(FIREWALL_PROFILE, FIREWALL_ZONE, FIREWALL_REMOTE_ADDRESS);

    private FirewallReader() {}

    static Answers.Firewall read(
            Fields fields, HostFacts facts, Answers.Connection connection, Answers.Run run) {
        Answers.Manage manage = fields.valueOrDefault(FIREWALL_MANAGE, Answers.Manage.class);
        if (manage == Answers.Manage.NO) {
            DETAILS.forEach(key -> fields.unused(key, FIREWALL_MANAGE));
        }
        switch (connection) {
            case Answers.Connection.Polling _ -> {
                DETAILS.forEach(key -> fields.unused(key, CONNECTION_MODE));
                if (manage == Answers.Manage.YES) {
                    fields.unused(FIREWALL_MANAGE, CONNECTION_MODE);
                }
            }
            case Answers.Connection.Listening _ when noRule(manage, run) ->
                    DETAILS.forEach(key -> fields.unused(key, SERVICE_INSTALL));
            case Answers.Connection.Listening _ ->
                    fields.unusedHere(
                            facts.windowsAccounts() ? FIREWALL_ZONE : FIREWALL_PROFILE, facts);
        }
        return new Answers.Firewall(
                manage,
                Set.copyOf(fields.values(FIREWALL_PROFILE, FirewallRule.Profile.class)),
                fields.text(FIREWALL_ZONE),
                fields.values(FIREWALL_REMOTE_ADDRESS, RemoteAddress.class));
    }

    /// A background process gets a rule only when it is asked for.
    private static boolean noRule(Answers.Manage manage, Answers.Run run) {
        return manage == Answers.Manage.AUTO && run == Answers.Run.PROCESS;
    }
}
