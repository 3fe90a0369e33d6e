package dev.tentaclesetup.core.octopus;

import java.net.URI;
import java.net.http.HttpHeaders;
import java.time.Duration;

/// An answer as it came in.
///
/// @param call what was asked
/// @param uri who answered
/// @param status the HTTP status
/// @param headers the HTTP headers
/// @param text the body, at most the transport's limit
/// @param took from sending to the last byte
record ApiAnswer(
        ApiCall call, URI uri, int status, HttpHeaders headers, String text, Duration took) {

    boolean successful() {
        return status >= 200 && status < 300;
    }

    /// Whether the first character that is not blank begins a JSON object or array.
    boolean looksLikeJson() {
        String bare = text.stripLeading();
        return bare.startsWith("{") || bare.startsWith("[");
    }

    String header(String name) {
        return headers.firstValue(name).orElse("");
    }
}
