package dev.tentaclesetup.core.octopus;

import java.time.Duration;
import java.util.Optional;

/// One call to the server: what it is for, and how long it may take.
///
/// @param purpose for logs and messages
/// @param method `GET`, `POST`, `PUT` or `DELETE`
/// @param path absolute path and query, or relative to the base address when it begins with `~/`
/// @param body JSON, or empty
/// @param limit from the first byte sent to the last byte received
record ApiCall(
        CallPurpose purpose, String method, String path, Optional<String> body, Duration limit) {

    private static final Duration READ = Duration.ofSeconds(30);
    private static final Duration WRITE = Duration.ofMinutes(2);

    static ApiCall get(CallPurpose purpose, String path) {
        return new ApiCall(purpose, "GET", path, Optional.empty(), READ);
    }

    static ApiCall post(CallPurpose purpose, String path, String body) {
        return new ApiCall(purpose, "POST", path, Optional.of(body), WRITE);
    }

    static ApiCall put(CallPurpose purpose, String path, String body) {
        return new ApiCall(purpose, "PUT", path, Optional.of(body), WRITE);
    }

    static ApiCall delete(CallPurpose purpose, String path) {
        return new ApiCall(purpose, "DELETE", path, Optional.empty(), WRITE);
    }

    ApiCall within(Duration other) {
        return new ApiCall(purpose, method, path, body, other);
    }

    boolean reads() {
        return method.equals("GET");
    }
}
