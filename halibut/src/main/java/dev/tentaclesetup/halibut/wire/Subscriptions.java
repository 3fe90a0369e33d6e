package dev.tentaclesetup.halibut.wire;

import java.net.URI;
import java.util.Locale;

/// The one spelling of a subscription under which callers and pollers meet [halibut 11.2].
public final class Subscriptions {

    private Subscriptions() {}

    /// Scheme and authority in lower case, `/` for an empty path, nothing behind the path.
    ///
    /// @throws IllegalArgumentException if the URI is not absolute or has no authority
    public static URI normalise(URI uri) {
        if (uri.getScheme() == null || uri.getRawAuthority() == null) {
            throw new IllegalArgumentException("a subscription is like poll://id/, not " + uri);
        }
        String path = uri.getRawPath();
        return URI.create(
                uri.getScheme().toLowerCase(Locale.ROOT)
                        + "://"
                        + uri.getRawAuthority().toLowerCase(Locale.ROOT)
                        + (path == null || path.isEmpty() ? "/" : path));
    }
}
