package dev.tentaclesetup.core.octopus;

import dev.tentaclesetup.core.problem.Argument;
import dev.tentaclesetup.core.problem.Problem;
import dev.tentaclesetup.core.problem.ProblemException;
import dev.tentaclesetup.core.problem.ProblemId;
import dev.tentaclesetup.instance.HostPort;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/// Sends calls and receives answers: time limits, size limit, no redirects, no cookies, no secrets
/// in the log or in a problem. Knows nothing of what the calls mean.
final class Transport implements AutoCloseable {

    static final int LARGEST_ANSWER = 32 * 1024 * 1024;

    /// The JDK counts the TLS handshake as part of connecting; a server that is slow at it is not
    /// behind a firewall.
    private static final Duration HANDSHAKE = Duration.ofSeconds(10);

    private static final System.Logger LOG = System.getLogger(Transport.class.getName());

    private final HttpClient client;
    private final ExecutorService threads;
    private final OctopusSettings settings;
    private final ProxyChoice proxy;
    private volatile boolean answered;

    Transport(OctopusSettings settings) {
        this.settings = settings;
        this.proxy = ProxyChoice.of(settings.proxy(), System.getenv());
        this.threads = Executors.newVirtualThreadPerTaskExecutor();
        var trust =
                new ServerTrust(
                        settings.trust(),
                        () -> SystemAuthorities.load(System.getenv(), Path.of("/")),
                        HostPort.of(settings.url()).host(),
                        DialledAddress.needed(settings.url()));
        HttpClient.Builder builder =
                WebClient.builder()
                        .followRedirects(HttpClient.Redirect.NEVER)
                        .connectTimeout(settings.connectTimeout().plus(HANDSHAKE))
                        .sslContext(trust.context())
                        .executor(threads);
        proxy.configure(builder);
        this.client = builder.build();
    }

    /// Sends one call and waits for the whole answer.
    ///
    /// @param headers sent besides the usual ones; values are never logged
    /// @throws ProblemException when there was no answer
    ApiAnswer send(URI base, ApiCall call, Map<String, String> headers)
            throws ProblemException, InterruptedException {
        URI uri = resolve(base, call);
        HttpRequest request = request(uri, call, headers);
        long began = System.nanoTime();
        CompletableFuture<HttpResponse<String>> pending =
                client.sendAsync(
                        request,
                        HttpResponse.BodyHandlers.limiting(
                                HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8),
                                LARGEST_ANSWER));
        try {
            HttpResponse<String> response = await(pending, uri, call);
            answered = true;
            Duration took = Duration.ofNanos(System.nanoTime() - began);
            LOG.log(
                    Level.DEBUG,
                    "{0}: {1} {2} -> {3} in {4} ms",
                    call.purpose(),
                    call.method(),
                    uri,
                    response.statusCode(),
                    took.toMillis());
            String text = withoutMark(response.body());
            var answer =
                    new ApiAnswer(call, uri, response.statusCode(), response.headers(), text, took);
            if (answer.status() == 407) {
                throw new ProblemException(
                        proxy.refusal(answer.headers().allValues("Proxy-Authenticate"), uri));
            }
            return answer;
        } catch (ExecutionException failed) {
            Throwable cause = failed.getCause() == null ? failed : failed.getCause();
            LOG.log(Level.DEBUG, call.purpose() + ": " + call.method() + " " + uri, cause);
            throw new ProblemException(problem(cause, uri, call), cause);
        } finally {
            pending.cancel(true);
        }
    }

    /// Waits for the answer. At an address that has not answered yet, what is there is found out
    /// while it is silent.
    private <T> T await(CompletableFuture<T> pending, URI uri, ApiCall call)
            throws ProblemException, ExecutionException, InterruptedException {
        long until = System.nanoTime() + call.limit().toNanos();
        boolean curious = !answered && proxy.addressFor(uri).isEmpty();
        try {
            if (curious && call.limit().compareTo(FirstContact.PATIENCE) > 0) {
                try {
                    return pending.get(FirstContact.PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
                } catch (TimeoutException silent) {
                    Optional<Problem> known = contact(uri, call).whileSilent();
                    if (known.isPresent() && !pending.isDone()) {
                        throw new ProblemException(known.get(), silent);
                    }
                }
            }
            return pending.get(Math.max(0, until - System.nanoTime()), TimeUnit.NANOSECONDS);
        } catch (TimeoutException late) {
            throw new ProblemException(silent(uri, call), late);
        }
    }

    /// A connection that does not come about has a limit of its own, which ends before that of the
    /// call.
    private static Problem silent(URI uri, ApiCall call) {
        return Problem.of(
                        ProblemId.NET_TIMEOUT,
                        "",
                        Argument.text(hostAndPort(uri)),
                        Argument.phrase("timeout.silent"))
                .because(call.purpose().reason());
    }

    private Problem problem(Throwable cause, URI uri, ApiCall call) {
        if (cause instanceof HttpTimeoutException
                && !(cause instanceof HttpConnectTimeoutException)) {
            return silent(uri, call);
        }
        Optional<String> hop = proxy.addressFor(uri);
        Problem problem = ConnectionFailure.problem(cause, uri, hop);
        if (problem.id() == ProblemId.SRV_ANSWER) {
            return Problem.of(ProblemId.SRV_ANSWER, problem.seen(), call.purpose().phrase());
        }
        return answered || hop.isPresent() ? problem : contact(uri, call).afterFailure(problem);
    }

    private FirstContact contact(URI uri, ApiCall call) {
        Duration connect = settings.connectTimeout();
        return new FirstContact(uri, connect.compareTo(call.limit()) < 0 ? connect : call.limit());
    }

    /// Where the answer to the call would come from.
    ///
    /// @throws ProblemException when the server gave a link that is no address
    static URI resolve(URI base, ApiCall call) throws ProblemException {
        String path = call.path();
        try {
            return path.startsWith("~/")
                    ? URI.create(base + path.substring(1))
                    : base.resolve(path);
        } catch (IllegalArgumentException notAnAddress) {
            throw new ProblemException(
                    Problem.of(ProblemId.SRV_ANSWER, path, call.purpose().phrase()), notAnAddress);
        }
    }

    static String hostAndPort(URI uri) {
        HostPort place = HostPort.of(uri);
        return place.host().inUrl() + ":" + place.portOr("http".equals(uri.getScheme()) ? 80 : 443);
    }

    @Override
    public void close() {
        client.shutdownNow();
        threads.shutdownNow();
    }

    private HttpRequest request(URI uri, ApiCall call, Map<String, String> headers)
            throws ProblemException {
        try {
            HttpRequest.Builder builder =
                    proxy.request(uri)
                            .timeout(call.limit())
                            .header("Accept", "application/json")
                            .header("User-Agent", "TentacleSetup");
            headers.forEach(builder::header);
            call.body()
                    .ifPresentOrElse(
                            body ->
                                    builder.header(
                                                    "Content-Type",
                                                    "application/json; charset=utf-8")
                                            .method(
                                                    call.method(),
                                                    HttpRequest.BodyPublishers.ofString(body)),
                            () ->
                                    builder.method(
                                            call.method(), HttpRequest.BodyPublishers.noBody()));
            return builder.build();
        } catch (IllegalArgumentException unsendable) {
            // Neither its text nor the exception itself goes on: it repeats the value of a header.
            throw new ProblemException(
                    Problem.of(ProblemId.SRV_ANSWER, "", call.purpose().phrase()));
        }
    }

    /// A refusal by the proxy comes without any body.
    private static String withoutMark(@Nullable String text) {
        if (text == null) {
            return "";
        }
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    OctopusSettings settings() {
        return settings;
    }
}
