package dev.tentaclesetup.core.octopus;

import dev.tentaclesetup.core.problem.Problem;
import dev.tentaclesetup.core.problem.ProblemException;
import dev.tentaclesetup.core.problem.ProblemId;
import dev.tentaclesetup.core.time.PausingClock;
import dev.tentaclesetup.instance.HostPort;
import java.net.URI;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/// Finds the API behind an address and makes sure that it is one ([octopus-api 1.5] to [octopus-api
/// 1.7]). No credential is sent here: redirects may lead anywhere.
final class RootDocument {

    private static final int MOST_REDIRECTS = 3;
    private static final int OLDEST_MAJOR = 3;

    private RootDocument() {}

    /// @param base the address that answered
    /// @param links of the root document
    /// @param info what it says
    record Found(URI base, Links links, ServerInfo info) {}

    static Found find(Transport transport, PausingClock clock, URI typed)
            throws ProblemException, InterruptedException {
        URI base = typed;
        for (int redirects = 0; redirects <= MOST_REDIRECTS; redirects++) {
            ApiAnswer answer = ask(transport, clock, base);
            Optional<URI> shorter = foreign(answer) ? parent(base) : Optional.empty();
            while (shorter.isPresent()) {
                base = shorter.get();
                answer = ask(transport, clock, base);
                shorter = foreign(answer) ? parent(base) : Optional.empty();
            }
            if (answer.status() < 300 || answer.status() >= 400) {
                return read(typed, base, answer, clock.instant());
            }
            base = redirected(base, answer);
        }
        throw new ProblemException(
                Problem.of(ProblemId.URL_NOTOCTO, base.toString(), typed.toString(), "3xx"));
    }

    private static boolean foreign(ApiAnswer answer) {
        return answer.status() == 404 || (answer.successful() && !answer.looksLikeJson());
    }

    /// The same address with one path segment less; empty at the host's root.
    private static Optional<URI> parent(URI base) {
        String path = base.getPath();
        if (path == null || path.isEmpty()) {
            return Optional.empty();
        }
        String text = base.toString();
        return Optional.of(URI.create(text.substring(0, text.lastIndexOf('/'))));
    }

    private static ApiAnswer ask(Transport transport, PausingClock clock, URI base)
            throws ProblemException, InterruptedException {
        return new Api(transport, base, clock).send(ApiCall.get(CallPurpose.READ_ROOT, "~/api"));
    }

    private static URI redirected(URI base, ApiAnswer answer) throws ProblemException {
        try {
            URI target = answer.uri().resolve(answer.header("Location"));
            boolean sameHost = HostPort.of(base).host().equals(HostPort.of(target).host());
            boolean downgrade =
                    "https".equals(base.getScheme()) && !"https".equals(target.getScheme());
            if (sameHost && !downgrade) {
                return URI.create(
                        target.toString().replaceFirst("[?#].*$", "").replaceFirst("/api/?$", ""));
            }
        } catch (IllegalArgumentException notAnAddress) {
            // Falls through to the same refusal as an address that leads elsewhere.
        }
        throw new ProblemException(
                Problem.of(
                        ProblemId.NET_PORTAL,
                        answer.status() + " Location: " + answer.header("Location"),
                        HostPort.of(base).host().text(),
                        answer.header("Location")));
    }

    private static Found read(URI typed, URI base, ApiAnswer answer, Instant now)
            throws ProblemException {
        if ((!answer.successful() && answer.looksLikeJson()) || answer.status() >= 500) {
            throw new ProblemException(StatusProblems.of(answer, ProblemId.AUTH_KEY));
        }
        if (!answer.looksLikeJson()) {
            throw notTheServer(typed, answer);
        }
        JsonNode document = Documents.parse(answer);
        String version = Documents.text(document, "Version");
        boolean nameless = version.isBlank() && Documents.text(document, "ApiVersion").isBlank();
        if (nameless || !document.has("Links")) {
            throw notTheServer(typed, answer);
        }
        if (version.isBlank() || tooOld(version)) {
            throw new ProblemException(
                    Problem.of(ProblemId.URL_OLD, version, version, OLDEST_MAJOR + ".0"));
        }
        Links links = Links.of(document);
        return new Found(
                base,
                links,
                new ServerInfo(
                        base,
                        Documents.text(document, "Application"),
                        version,
                        Documents.optional(document, "InstallationId"),
                        links.has("Spaces"),
                        clockDifference(answer, now),
                        answer.took()));
    }

    /// Major 0 is a developer build and always good enough.
    private static boolean tooOld(String version) {
        String major = version.replaceFirst("[^0-9].*$", "");
        return major.length() > 9
                || major.isEmpty()
                || (Integer.parseInt(major) != 0 && Integer.parseInt(major) < OLDEST_MAJOR);
    }

    private static ProblemException notTheServer(URI typed, ApiAnswer answer) {
        return new ProblemException(
                Problem.of(
                        ProblemId.URL_NOTOCTO,
                        ForeignBody.describe(answer),
                        typed.toString(),
                        ForeignBody.describe(answer)));
    }

    private static Optional<Duration> clockDifference(ApiAnswer answer, Instant now) {
        try {
            Instant theirs =
                    DateTimeFormatter.RFC_1123_DATE_TIME.parse(
                            answer.header("Date"), Instant::from);
            return Optional.of(Duration.ofSeconds(Duration.between(now, theirs).toSeconds()));
        } catch (DateTimeException unsaid) {
            return Optional.empty();
        }
    }
}
