package dev.tentaclesetup.core.answers;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The names of managed accounts of a Windows domain: `DOMAIN\name$` or `name$@domain`.
final class ManagedAccount {

    private static final Pattern IN_A_DOMAIN =
            Pattern.compile(
                    "(?<domain>[^\\\\@]+\\\\)?(?<name>[^\\\\@$]+)(?<mark>\\$)?(?<suffix>@[^\\\\@]+)?");

    private ManagedAccount() {}

    /// Whether the name alone says that the account is managed.
    static boolean isMarked(String account) {
        Matcher form = IN_A_DOMAIN.matcher(account);
        return form.matches() && form.group("mark") != null;
    }

    /// The name as Windows wants it: with the `$`, which its tools do not show.
    ///
    /// @return empty for a text that names no domain, or two
    static Optional<String> named(String account) {
        Matcher form = IN_A_DOMAIN.matcher(account);
        if (!form.matches()) {
            return Optional.empty();
        }
        String domain = form.group("domain");
        String suffix = form.group("suffix");
        boolean one = (domain == null) != (suffix == null);
        return one && !".\\".equals(domain)
                ? Optional.of(
                        (domain == null ? "" : domain)
                                + form.group("name")
                                + "$"
                                + (suffix == null ? "" : suffix))
                : Optional.empty();
    }
}
