package dev.tentaclesetup.service;

import java.util.regex.Pattern;

/// Who a service runs as.
public sealed interface ServiceAccount {

    /// The system's own account: root on Linux, Local System on Windows.
    record SystemAccount() implements ServiceAccount {}

    /// An account that exists already.
    ///
    /// @param name as the system spells it; no blanks at its ends, no control characters, at most
    ///   104 characters
    record NamedAccount(String name) implements ServiceAccount {
        private static final Pattern ALLOWED =
                Pattern.compile("[\\p{L}\\p{N}_][\\p{L}\\p{N}_.@\\\\$ -]{0,103}");

        public NamedAccount {
            if (!ALLOWED.matcher(name).matches() || name.endsWith(" ") || name.endsWith("\\")) {
                throw new IllegalArgumentException("not an account name: '" + name + "'");
            }
        }
    }
}
