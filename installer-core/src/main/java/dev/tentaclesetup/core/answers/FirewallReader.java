package dev.tentaclesetup.core.answers;

import static dev.tentaclesetup.core.answers.AnswerKey.*;

import dev.tentaclesetup.service.firewall.FirewallRule;
import dev.tentaclesetup.service.firewall.RemoteAddress;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;

/// Reads `[firewall]`.
final class FirewallReader {

    private static final List<AnswerKey> DETAILS =
            List.of(FIREWALL_PROFILE, FIREWALL_ZONE, FIREWALL_REMOTE_ADDRESS);

    private FirewallReader() {}

    static Answers.Firewall read(Fields fields, Answers.Connection connection) {
        Answers.Manage manage =
                Answers.Manage.valueOf(fields.word(FIREWALL_MANAGE).toUpperCase(Locale.ROOT));
        if (manage == Answers.Manage.NO) {
            DETAILS.forEach(key -> fields.unused(key, FIREWALL_MANAGE));
        }
        switch (connection) {
            case Answers.Connection.Polling _ ->
                    DETAILS.forEach(key -> fields.unused(key, CONNECTION_MODE));
            case Answers.Connection.Listening _ -> {}
        }
        var profiles = EnumSet.noneOf(FirewallRule.Profile.class);
        fields.texts(FIREWALL_PROFILE)
                .forEach(word ->
                        profiles.add(FirewallRule.Profile.valueOf(word.toUpperCase(Locale.ROOT))));
        List<RemoteAddress> from =
                fields.texts(FIREWALL_REMOTE_ADDRESS).stream()
                        .flatMap(text -> RemoteAddress.parse(text).stream())
                        .toList();
        return new Answers.Firewall(manage, profiles, fields.text(FIREWALL_ZONE), from);
    }
}
