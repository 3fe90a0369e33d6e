package dev.tentaclesetup.practice.rest;

import com.sun.net.httpserver.Headers;
import dev.tentaclesetup.practice.rest.Refusal.Reason;
import dev.tentaclesetup.practice.store.Accounts;
import dev.tentaclesetup.practice.store.Names;
import dev.tentaclesetup.practice.store.User;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Sessions of users who signed in with a password: two cookies, of which the second goes back as a
/// header with everything that changes something [octopus-api 2.4]. Thread-safe.
final class Sessions {

    private static final String IDENTITY = "OctopusIdentificationToken_";
    private static final String CSRF = "Octopus-Csrf-Token_";
    private static final Duration LIFE = Duration.ofHours(12);
    private static final Duration BAN = Duration.ofMinutes(1);
    private static final int FAILURES_BEFORE_BAN = 5;
    private static final int MOST_SESSIONS = 1_000;
    private static final int MOST_NAMES = 1_000;
    private static final int TOKEN_BYTES = 33;
    private static final DateTimeFormatter EXPIRES =
            DateTimeFormatter.ofPattern("EEE, dd-MMM-yyyy HH:mm:ss 'GMT'", Locale.ROOT)
                    .withZone(ZoneOffset.UTC);

    private final Accounts accounts;
    private final String installation;
    private final InstantSource clock;
    private final SecureRandom random = new SecureRandom();
    private final Map<String, Session> sessions = new HashMap<>();
    private final Map<String, Failures> failures = new HashMap<>();

    private record Session(User user, String csrf, Instant expires) {}

    private record Failures(int count, Instant last) {}

    Sessions(Accounts accounts, String installation, InstantSource clock) {
        this.accounts = accounts;
        this.installation = installation;
        this.clock = clock;
    }

    /// Whether the request carries any server's session cookie.
    static boolean cookieSent(Headers headers) {
        return headers.getOrDefault("Cookie", List.of()).stream()
                .anyMatch(line -> line.contains(IDENTITY));
    }

    /// Checks name and password.
    synchronized User signIn(String username, String password) throws Refusal {
        Instant now = clock.instant();
        String folded = Names.folded(username);
        Failures before = failures.getOrDefault(folded, new Failures(0, now));
        if (before.count() >= FAILURES_BEFORE_BAN && now.isBefore(before.last().plus(BAN))) {
            throw new Refusal(
                    new Reason.SignInFailed("Too many failed attempts. Try again in a minute."));
        }
        Optional<User> user = accounts.signIn(username, password);
        if (user.isEmpty()) {
            if (failures.size() >= MOST_NAMES) {
                failures.clear();
            }
            failures.put(folded, new Failures(before.count() + 1, now));
            throw new Refusal(new Reason.SignInFailed("Invalid username or password."));
        }
        failures.remove(folded);
        if (!user.get().active()) {
            throw new Refusal(new Reason.NotSignedIn());
        }
        return user.get();
    }

    /// Begins a session.
    ///
    /// @return the values of the two `Set-Cookie` headers
    synchronized List<String> begin(User user, boolean secure) {
        Instant now = clock.instant();
        sessions.values().removeIf(session -> session.expires().isBefore(now));
        if (sessions.size() >= MOST_SESSIONS) {
            sessions.clear();
        }
        String token = token();
        var session = new Session(user, token(), now.plus(LIFE));
        sessions.put(token, session);
        String end = "; path=/; expires=" + EXPIRES.format(session.expires());
        String guard = secure ? "; secure" : "";
        return List.of(
                IDENTITY + installation + "=" + token + end + "; HttpOnly" + guard,
                CSRF + installation + "=" + session.csrf() + end + guard);
    }

    /// Ends the request's session, if it has one.
    synchronized void end(Incoming request) {
        String token = cookie(request.headers(), IDENTITY + installation);
        if (token != null) {
            sessions.remove(token);
        }
    }

    /// The user of the request's session.
    synchronized Optional<User> user(Incoming request) throws Refusal {
        String token = cookie(request.headers(), IDENTITY + installation);
        Session session = token == null ? null : sessions.get(token);
        if (session == null || session.expires().isBefore(clock.instant())) {
            throw new Refusal(new Reason.NotSignedIn());
        }
        String sent = request.headers().getFirst("X-Octopus-Csrf-Token");
        if (request.write() && (sent == null || !same(sent, session.csrf()))) {
            throw new Refusal(new Reason.AntiForgery());
        }
        return Optional.of(session.user());
    }

    private static @Nullable String cookie(Headers headers, String name) {
        for (String line : headers.getOrDefault("Cookie", List.of())) {
            for (String pair : line.split(";", -1)) {
                int equals = pair.indexOf('=');
                if (equals > 0 && pair.substring(0, equals).strip().equals(name)) {
                    return pair.substring(equals + 1).strip();
                }
            }
        }
        return null;
    }

    /// A percent-encoded value that always holds escapes: a client that decodes it on the way back
    /// is noticed.
    private String token() {
        byte[] bytes = new byte[TOKEN_BYTES];
        random.nextBytes(bytes);
        String plain = Base64.getEncoder().encodeToString(bytes) + "|+/=";
        return URLEncoder.encode(plain, StandardCharsets.UTF_8);
    }

    private static boolean same(String one, String other) {
        return MessageDigest.isEqual(
                one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
    }
}
