package dev.tentaclesetup.practice.rest;

import com.sun.net.httpserver.Headers;
import dev.tentaclesetup.practice.fault.Fault;
import dev.tentaclesetup.practice.fault.Faults;
import dev.tentaclesetup.practice.rest.RecordedRequest.Credential;
import dev.tentaclesetup.practice.rest.Refusal.Reason;
import dev.tentaclesetup.practice.store.Accounts;
import dev.tentaclesetup.practice.store.User;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Who a request comes from: API key, bearer token, key in the query, session cookie, in that order
/// [octopus-api 14.3 #6]. An invalid credential is refused even beside a valid one.
final class Authentication {

    private static final String BEARER = "Bearer ";

    private final Accounts accounts;
    private final Sessions sessions;
    private final Faults faults;

    Authentication(Accounts accounts, Sessions sessions, Faults faults) {
        this.accounts = accounts;
        this.sessions = sessions;
        this.faults = faults;
    }

    /// The way in which the request names its user.
    static Credential credential(Incoming request) {
        Headers headers = request.headers();
        if (headers.getFirst("X-Octopus-ApiKey") != null) {
            return Credential.API_KEY;
        }
        if (bearer(headers) != null) {
            return Credential.BEARER;
        }
        if (request.query().text("apikey").isPresent()) {
            return Credential.QUERY;
        }
        return Sessions.cookieSent(headers) ? Credential.COOKIE : Credential.NONE;
    }

    /// The user, empty when the request names none.
    ///
    /// @throws Refusal 401 for credentials that do not hold, 400 for a session's write without its
    ///   token
    Optional<User> identify(Incoming request) throws Refusal {
        Credential credential = credential(request);
        if (credential != Credential.NONE && faults.strike(Fault.RefuseApiKey.class).isPresent()) {
            throw new Refusal(new Reason.BadKey());
        }
        Optional<User> user =
                switch (credential) {
                    case NONE -> Optional.empty();
                    case API_KEY -> byKey(request.headers().getFirst("X-Octopus-ApiKey"));
                    case BEARER -> byKey(bearer(request.headers()));
                    case QUERY -> byKey(request.query().text("apikey").orElse(""));
                    case COOKIE -> sessions.user(request);
                };
        if (user.isPresent() && !user.get().active()) {
            throw new Refusal(new Reason.NotSignedIn());
        }
        return user;
    }

    private Optional<User> byKey(@Nullable String key) throws Refusal {
        Optional<User> user = key == null ? Optional.empty() : accounts.byKey(key.strip());
        if (user.isEmpty()) {
            throw new Refusal(new Reason.BadKey());
        }
        return user;
    }

    private static @Nullable String bearer(Headers headers) {
        String value = headers.getFirst("Authorization");
        boolean bearer = value != null && value.regionMatches(true, 0, BEARER, 0, BEARER.length());
        return bearer ? value.substring(BEARER.length()) : null;
    }
}
