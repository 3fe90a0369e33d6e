package dev.tentaclesetup.core.answers;

import dev.tentaclesetup.core.problem.Problem;
import dev.tentaclesetup.instance.Host;
import java.util.regex.Pattern;

/// The sentence for each reason why a text names no host.
final class HostHint {

    private static final Pattern USER = Pattern.compile("^([A-Za-z][A-Za-z0-9+.-]*://)?[^/?#]*@");

    private static final Pattern QUERY = Pattern.compile("\\?.+", Pattern.DOTALL);

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
        return hint.refusal(key, withoutSecrets(seen));
    }

    /// What may be secret in an address must not be shown: a password beside the user name, a key
    /// in the query.
    static String withoutSecrets(String address) {
        return QUERY.matcher(USER.matcher(address).replaceFirst("$1")).replaceFirst("?…");
    }
}
