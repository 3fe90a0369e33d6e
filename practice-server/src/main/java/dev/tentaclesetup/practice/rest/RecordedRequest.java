package dev.tentaclesetup.practice.rest;

import java.time.Instant;

/// One request that the server answered, for assertions such as "nothing was written".
///
/// @param method the method that was meant, a tunnelled verb unpacked; `GET` for `HEAD`
/// @param path undecoded, without the query
/// @param query undecoded, empty for none; a key in it is masked
/// @param credential the way of signing in, never the secret itself
/// @param body as text, at most 16 KiB of it; empty for requests that carry a password
/// @param status of the answer, 0 when the connection was cut instead
public record RecordedRequest(
        Instant at,
        String method,
        String path,
        String query,
        Credential credential,
        String body,
        int status) {

    /// How a request named its user.
    public enum Credential {
        /// Not at all.
        NONE,
        /// `X-Octopus-ApiKey`.
        API_KEY,
        /// `Authorization`.
        BEARER,
        /// `apikey` in the query.
        QUERY,
        /// The cookie of a session.
        COOKIE
    }

    /// Whether it was to change something.
    public boolean write() {
        return !method.equals("GET");
    }
}
