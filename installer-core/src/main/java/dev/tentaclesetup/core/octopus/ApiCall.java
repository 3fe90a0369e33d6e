package dev.tentaclesetup.core.octopus;

import java.time.Duration;
import java.util.Optional;

/// One call to the server: what it is called in messages, and how long it may take.
///
/// @param name in plain words, for logs and messages
/// @param method `GET`, `POST`, `PUT` or `DELETE`
/// @param path absolute path and query, or relative to the base address when it begins with `~/`
/// @param body JSON, or empty
/// @param limit from the first byte sent to the last byte received
record ApiCall(String name, String method, String path, Optional<String> body, Duration limit) {

    private static final Duration READ = Duration.ofSeconds(30);
    private static final Duration WRITE = Duration.ofMinutes(2);

    static ApiCall get(String name, String path) {
        return new ApiCall(name, "GET", path, Optional.empty(), READ);
    }

    static ApiCall post(String name, String path, String body) {
        return new ApiCall(name, "POST", path, Optional.of(body), WRITE);
    }

    static ApiCall put(String name, String path, String body) {
        return new ApiCall(name, "PUT", path, Optional.of(body), WRITE);
    }

    static ApiCall delete(String name, String path) {
        return new ApiCall(name, "DELETE", path, Optional.empty(), WRITE);
    }

    ApiCall within(Duration other) {
        return new ApiCall(name, method, path, body, other);
    }

    boolean reads() {
        return method.equals("GET");
    }
}
