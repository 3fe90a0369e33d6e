package dev.tentaclesetup.instance;

import java.security.SecureRandom;
import java.util.Optional;
import java.util.regex.Pattern;

/// The address under which a server queues calls for a polling instance: `poll://` and a name
/// [tentacle-configuration 3.5].
///
/// @param text the whole text as stored, for example `poll://k7q2mzr4txw9bh3npv6e/`
public record SubscriptionId(String text) {

    private static final Pattern FORM = Pattern.compile("poll://[A-Za-z0-9._~-]{1,128}/?");
    private static final String ALPHABET = "bcdefghjklmnpqrstuvwxyz23456789";
    private static final int LENGTH = 20;

    /// @throws IllegalArgumentException if it is not `poll://`, a name and at most one `/`
    public SubscriptionId {
        if (!FORM.matcher(text).matches()) {
            throw new IllegalArgumentException("not a subscription id: '" + text + "'");
        }
    }

    /// A new one: 20 characters drawn uniformly from the official alphabet of 31.
    public static SubscriptionId generate(SecureRandom random) {
        var text = new StringBuilder("poll://");
        for (int i = 0; i < LENGTH; i++) {
            text.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return new SubscriptionId(text.append('/').toString());
    }

    /// From a user's text: outer whitespace removed, the closing `/` added; empty when it is none.
    public static Optional<SubscriptionId> parse(String text) {
        String trimmed = text.strip();
        if (!FORM.matcher(trimmed).matches()) {
            return Optional.empty();
        }
        return Optional.of(new SubscriptionId(trimmed.endsWith("/") ? trimmed : trimmed + "/"));
    }

    @Override
    public String toString() {
        return text;
    }
}
