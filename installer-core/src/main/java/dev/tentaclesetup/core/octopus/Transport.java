package dev.tentaclesetup.core.octopus;

import dev.tentaclesetup.core.problem.Problem;
import dev.tentaclesetup.core.problem.ProblemException;
import dev.tentaclesetup.core.problem.ProblemId;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/// Sends calls and receives answers: time limits, size limit, no redirects, no cookies, no secrets
/// in the log. Knows nothing of what the calls mean.
final class Transport implements AutoCloseable {

    static final int LARGEST_ANSWER = 32 * 1024 * 1024;

    private static final System.Logger LOG = System.getLogger(Transport.class.getName());

    private final HttpClient client;
    private final ExecutorService threads;
    private final OctopusSettings settings;
    private final ProxyChoice proxy;

    Transport(OctopusSettings settings) {
        this.settings = settings;
        this.proxy = ProxyChoice.of(settings.proxy(), System.getenv());
        this.threads = Executors.newVirtualThreadPerTaskExecutor();
        HttpClient.Builder builder =
                HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .followRedirects(HttpClient.Redirect.NEVER)
                        .connectTimeout(settings.connectTimeout())
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
        URI uri = resolve(base, call.path());
        HttpRequest request = request(uri, call, headers);
        long began = System.nanoTime();
        CompletableFuture<HttpResponse<String>> pending =
                client.sendAsync(
                        request,
                        HttpResponse.BodyHandlers.limiting(
                                HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8),
                                LARGEST_ANSWER));
        try {
            HttpResponse<String> response =
                    pending.get(call.limit().toMillis(), TimeUnit.MILLISECONDS);
            Duration took = Duration.ofNanos(System.nanoTime() - began);
            LOG.log(
                    Level.DEBUG,
                    "{0}: {1} {2} -> {3} in {4} ms",
                    call.name(),
                    call.method(),
                    uri,
                    response.statusCode(),
                    took.toMillis());
            String text = withoutMark(response.body());
            var answer =
                    new ApiAnswer(call, uri, response.statusCode(), response.headers(), text, took);
            if (answer.status() == 407) {
                String hop = proxy.addressFor(uri).orElseGet(() -> hostAndPort(uri));
                throw new ProblemException(StatusProblems.ofProxy(answer, hop));
            }
            return answer;
        } catch (TimeoutException late) {
            throw new ProblemException(
                    Problem.of(ProblemId.NET_TIMEOUT, call.name(), hostAndPort(uri)), late);
        } catch (ExecutionException failed) {
            Throwable cause = failed.getCause() == null ? failed : failed.getCause();
            LOG.log(Level.DEBUG, call.name() + ": " + call.method() + " " + uri, cause);
            Problem problem = ConnectionFailure.problem(cause, uri, proxy.addressFor(uri));
            boolean answered = problem.id() == ProblemId.SRV_ANSWER;
            throw new ProblemException(
                    answered
                            ? Problem.of(ProblemId.SRV_ANSWER, problem.seen(), call.name())
                            : problem,
                    cause);
        } finally {
            pending.cancel(true);
        }
    }

    /// Where the answer to this path would come from.
    static URI resolve(URI base, String path) {
        if (path.startsWith("~/")) {
            return URI.create(base + path.substring(1));
        }
        return base.resolve(path);
    }

    static String hostAndPort(URI uri) {
        int own = "http".equals(uri.getScheme()) ? 80 : 443;
        return uri.getHost() + ":" + (uri.getPort() == -1 ? own : uri.getPort());
    }

    @Override
    public void close() {
        client.shutdownNow();
        threads.shutdownNow();
    }

    private HttpRequest request(URI uri, ApiCall call, Map<String, String> headers) {
        HttpRequest.Builder builder =
                HttpRequest.newBuilder(uri)
                        .timeout(call.limit())
                        .header("Accept", "application/json")
                        .header("User-Agent", "TentacleSetup");
        headers.forEach(builder::header);
        call.body()
                .ifPresentOrElse(
                        body ->
                                builder.header("Content-Type", "application/json; charset=utf-8")
                                        .method(
                                                call.method(),
                                                HttpRequest.BodyPublishers.ofString(body)),
                        () -> builder.method(call.method(), HttpRequest.BodyPublishers.noBody()));
        return builder.build();
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
