package dev.tentaclesetup.core.octopus;

import dev.tentaclesetup.core.problem.Problem;
import dev.tentaclesetup.core.problem.ProblemException;
import dev.tentaclesetup.core.problem.ProblemId;
import dev.tentaclesetup.core.time.PausingClock;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/// Calls with meaning: credentials are added, reading calls are repeated, refusals become problems,
/// pages become lists.
final class Api implements AutoCloseable {

    private static final int MOST_PAGES = 1_000;
    private static final Set<Integer> REPEATABLE = Set.of(408, 429, 502, 503, 504);
    private static final Set<ProblemId> UNREACHED =
            EnumSet.of(ProblemId.NET_REFUSED, ProblemId.NET_RESET, ProblemId.NET_UNREACH);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

    private final Transport transport;
    private final URI base;
    private final PausingClock clock;
    private volatile SignIn signIn = new SignIn.Anonymous();

    Api(Transport transport, URI base, PausingClock clock) {
        this.transport = transport;
        this.base = base;
        this.clock = clock;
    }

    URI base() {
        return base;
    }

    PausingClock clock() {
        return clock;
    }

    SignIn signIn() {
        return signIn;
    }

    void use(SignIn credential) {
        signIn = credential;
    }

    /// The JSON that answers the call.
    JsonNode ask(ApiCall call) throws ProblemException, InterruptedException {
        return Documents.parse(successful(send(call)));
    }

    /// As [#ask(ApiCall)], empty when the server does not have it.
    Optional<JsonNode> find(ApiCall call) throws ProblemException, InterruptedException {
        ApiAnswer answer = send(call);
        return answer.status() == 404
                ? Optional.empty()
                : Optional.of(Documents.parse(successful(answer)));
    }

    /// The answer to a call whose body does not matter.
    ApiAnswer tell(ApiCall call) throws ProblemException, InterruptedException {
        ApiAnswer answer = send(call);
        return answer.status() == 404 ? answer : accepted(answer);
    }

    /// All items of a list, whether it is an array or comes in pages.
    List<JsonNode> list(ApiCall first) throws ProblemException, InterruptedException {
        var items = new ArrayList<JsonNode>();
        var visited = new HashSet<String>();
        Optional<String> next = Optional.of(first.path());
        while (next.isPresent() && visited.add(next.get()) && visited.size() <= MOST_PAGES) {
            JsonNode page = ask(ApiCall.get(first.purpose(), next.get()));
            JsonNode found = page.isArray() ? page : page.path("Items");
            found.forEach(items::add);
            next = found.isEmpty() ? Optional.empty() : Links.of(page).find("Page.Next", Map.of());
        }
        return items;
    }

    ApiAnswer send(ApiCall call) throws ProblemException, InterruptedException {
        stayHome(call);
        int attempt = 0;
        while (true) {
            Duration pause = Duration.ofSeconds(1L << Math.min(attempt, 5));
            boolean last = attempt >= transport.settings().retries();
            try {
                ApiAnswer answer = transport.send(base, call, signIn.headers());
                boolean notExecuted = answer.status() == 429;
                boolean again =
                        REPEATABLE.contains(answer.status()) && (call.reads() || notExecuted);
                if (last || !again) {
                    return overridden(call, answer);
                }
                pause = retryAfter(answer).orElse(pause);
            } catch (ProblemException failed) {
                if (last || !call.reads() || !repeatable(failed.problem().id())) {
                    throw failed;
                }
            }
            clock.pause(pause);
            attempt++;
        }
    }

    private static boolean repeatable(ProblemId id) {
        return UNREACHED.contains(id);
    }

    /// Some proxies know only GET and POST.
    private ApiAnswer overridden(ApiCall call, ApiAnswer answer)
            throws ProblemException, InterruptedException {
        boolean verb = call.method().equals("PUT") || call.method().equals("DELETE");
        if (!verb || (answer.status() != 405 && answer.status() != 501)) {
            return answer;
        }
        var headers = new HashMap<>(signIn.headers());
        headers.put("X-HTTP-Method-Override", call.method());
        return transport.send(
                base,
                new ApiCall(call.purpose(), "POST", call.path(), call.body(), call.limit()),
                headers);
    }

    /// Links of the server must not send the credential elsewhere.
    private void stayHome(ApiCall call) throws ProblemException {
        URI target = Transport.resolve(base, call);
        boolean home =
                base.getScheme().equalsIgnoreCase(target.getScheme())
                        && Transport.hostAndPort(base)
                                .equalsIgnoreCase(Transport.hostAndPort(target));
        if (!home) {
            throw new ProblemException(
                    Problem.of(ProblemId.SRV_ANSWER, target.toString(), call.purpose().phrase()));
        }
    }

    private ApiAnswer successful(ApiAnswer answer) throws ProblemException {
        accepted(answer);
        if (!answer.looksLikeJson()) {
            throw new ProblemException(
                    Problem.of(
                            ProblemId.SRV_ANSWER,
                            ForeignBody.describe(answer),
                            answer.call().purpose().phrase()));
        }
        return answer;
    }

    private ApiAnswer accepted(ApiAnswer answer) throws ProblemException {
        if (!answer.successful()) {
            throw new ProblemException(StatusProblems.of(answer, signIn.refusal()));
        }
        return answer;
    }

    private static Optional<Duration> retryAfter(ApiAnswer answer) {
        String seconds = answer.header("Retry-After");
        if (!seconds.matches("\\d{1,6}")) {
            return Optional.empty();
        }
        Duration wanted = Duration.ofSeconds(Long.parseLong(seconds));
        return Optional.of(wanted.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : wanted);
    }

    @Override
    public void close() {
        transport.close();
    }
}
