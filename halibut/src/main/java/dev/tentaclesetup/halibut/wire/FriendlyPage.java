package dev.tentaclesetup.halibut.wire;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/// What a browser sees that opens our port [halibut 2.2]. Sent as UTF-8 with status 200, whatever
/// path is asked for.
///
/// @param html the page; may be empty
/// @param headers additional HTTP headers in order, name to value; no control characters and no
///   colon in a name
public record FriendlyPage(String html, Map<String, String> headers) {

    public FriendlyPage {
        headers = Collections.unmodifiableMap(new LinkedHashMap<>(headers));
        headers.forEach((name, value) -> {
            if ((name + value).chars().anyMatch(c -> c < ' ') || name.indexOf(':') >= 0) {
                throw new IllegalArgumentException("not a header: " + name);
            }
        });
    }

    /// A page without additional headers.
    ///
    /// @param html may be empty
    public static FriendlyPage of(String html) {
        return new FriendlyPage(html, Map.of());
    }
}
