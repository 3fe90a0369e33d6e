package dev.tentaclesetup.core.answers;

import dev.tentaclesetup.core.problem.Problem;
import dev.tentaclesetup.instance.Host;
import java.util.regex.Pattern;

/// The sentence for each reason why a text names no host.
final class HostHint {

    private static final Pattern USER = Pattern.compile("^([A-Za-z][A-Za-z0-9+.-]*://)?[^/?#]*@");

    private HostHint() {}

    /// @param usual what is expected, where nothing more can be said
    static Problem refusal(Host.Reason reason, ValueHint usual, AnswerKey key, String seen) {
        ValueHint hint =
                switch (reason) {
                    case ZONE -> ValueHint.of("host-zone");
                    case NUMERIC -> ValueHint.of("host-numeric");
                    case AMBIGUOUS -> ValueHint.of("host-ambiguous");
                    case SPELLING -> ValueHint.of("host-spelling");
                    case NO_IPV6, NO_NAME -> usual;
                };
        return hint.refusal(key, withoutUser(seen));
    }

    /// A user name in an address may stand beside a password, which must not be shown.
    static String withoutUser(String address) {
        return USER.matcher(address).replaceFirst("$1");
    }
}
