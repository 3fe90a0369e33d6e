package dev.tentaclesetup.halibut;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import dev.tentaclesetup.halibut.fixtures.Identities;
import dev.tentaclesetup.halibut.fixtures.Recording;
import dev.tentaclesetup.halibut.fixtures.ScriptedPeer;
import dev.tentaclesetup.halibut.fixtures.Wire;
import dev.tentaclesetup.halibut.wire.HalibutException;
import dev.tentaclesetup.halibut.wire.Limits;
import dev.tentaclesetup.halibut.wire.Message;
import dev.tentaclesetup.halibut.wire.ServerError;
import dev.tentaclesetup.halibut.wire.ServiceEndpoint;
import dev.tentaclesetup.halibut.wire.TimeLimit;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.Iterator;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every recorded conversation, over real TLS: we take the part of one side, the recording that of
/// the other.
class ReplayTest {

    private static final Limits PATIENT =
            Limits.standard()
                    .with(TimeLimit.RETRY_PAUSE, Duration.ofMillis(10))
                    .with(TimeLimit.RESPONSE, Duration.ofSeconds(8))
                    .with(TimeLimit.COLLECTION, Duration.ofSeconds(8))
                    .with(TimeLimit.CLOSE, Duration.ofSeconds(2));

    static Stream<Recording> listening() {
        return Recording.NAMES.stream()
                .filter(name -> name.startsWith("listening"))
                .map(Recording::load);
    }

    static Stream<Recording> polling() {
        return Recording.NAMES.stream()
                .filter(name -> name.startsWith("polling"))
                .map(Recording::load);
    }

    @ParameterizedTest
    @MethodSource("listening")
    void answersTheServerAsTheRecordedAgent(Recording recording) throws Exception {
        try (HalibutRuntime agent = agent(recording)) {
            int port = agent.listen(loopback()).getPort();
            try (var peer = ScriptedPeer.dial(port, Identities.SERVER)) {
                new RecordedSide(recording).play(peer, true, null);
                assertThat(peer.rest()).isEmpty();
            }
        }
    }

    @ParameterizedTest
    @MethodSource("polling")
    void worksForTheServerAsTheRecordedAgent(Recording recording) throws Exception {
        try (ServerSocket listener = ScriptedPeer.listener();
                HalibutRuntime agent = agent(recording)) {
            var server =
                    ServiceEndpoint.listening(
                            "127.0.0.1", listener.getLocalPort(), Identities.SERVER.thumbprint());
            var handle =
                    agent.poll(new PollingEndpoint(URI.create("poll://subscription-1/"), server));
            try (var peer = ScriptedPeer.accept(listener, Identities.SERVER)) {
                new RecordedSide(recording).play(peer, false, handle);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("listening")
    void asksTheAgentAsTheRecordedServer(Recording recording) throws Exception {
        try (ServerSocket listener = ScriptedPeer.listener()) {
            var endpoint =
                    ServiceEndpoint.listening(
                            "127.0.0.1", listener.getLocalPort(), Identities.AGENT.thumbprint());
            CompletableFuture<Void> peer = new CompletableFuture<>();
            HalibutRuntime server =
                    HalibutRuntime.builder(Identities.SERVER).limits(PATIENT).build();
            Thread.startVirtualThread(() -> {
                try (var scripted = ScriptedPeer.accept(listener, Identities.AGENT)) {
                    new RecordedSide(recording).play(scripted, false, null);
                    peer.complete(null);
                } catch (Throwable e) {
                    peer.completeExceptionally(e);
                }
            });
            whyPeer(peer, () -> ask(recording, server, endpoint, peer));
            server.close();
            peer.get(20, TimeUnit.SECONDS);
        }
    }

    @ParameterizedTest
    @MethodSource("polling")
    void asksThePollingAgentAsTheRecordedServer(Recording recording) throws Exception {
        HalibutRuntime server =
                HalibutRuntime.builder(Identities.SERVER)
                        .trust(Identities.AGENT.thumbprint())
                        .limits(PATIENT.with(TimeLimit.QUEUE_WAIT, Duration.ofMillis(300)))
                        .build();
        try (server) {
            int port = server.listen(loopback()).getPort();
            CompletableFuture<Void> peer = new CompletableFuture<>();
            var side = new RecordedSide(recording);
            try (var scripted = ScriptedPeer.dial(port, Identities.AGENT)) {
                Thread.startVirtualThread(() -> {
                    try (scripted) {
                        side.play(scripted, true, null);
                        peer.complete(null);
                    } catch (Throwable e) {
                        peer.completeExceptionally(e);
                    }
                });
                if (recording.name().equals("polling-idle")) {
                    // the recording has two empty answers before its call
                    await().until(() -> side.emptyAnswers() == 2);
                }
                var endpoint = ServiceEndpoint.polling(URI.create("poll://subscription-1"));
                whyPeer(peer, () -> ask(recording, server, endpoint, peer));
                peer.get(20, TimeUnit.SECONDS);
            }
        }
    }

    /// A failure of the scripted side explains one of ours.
    private static void whyPeer(CompletableFuture<Void> peer, ThrowingCallable ask)
            throws Exception {
        try {
            ask.call();
        } catch (Throwable e) {
            if (peer.isCompletedExceptionally()) {
                peer.get();
            }
            throw new AssertionError(e);
        }
    }

    /// Makes the recorded requests as calls.
    private static void ask(
            Recording recording,
            HalibutRuntime server,
            ServiceEndpoint endpoint,
            CompletableFuture<Void> peer)
            throws Exception {
        var calls = new RecordedCalls(recording);
        Iterator<Message.Response> answers = calls.responses().iterator();
        for (RecordedCalls.Request request : calls.requests()) {
            if (peer.isCompletedExceptionally()) {
                peer.get();
            }
            Message.Response expected = answers.next();
            ServerError error = expected.error();
            Object[] params = request.sent();
            String service = String.valueOf(request.request().service());
            String method = String.valueOf(request.request().method());
            if (error == null) {
                Object result = server.call(endpoint, service, method, params);
                assertThat(Wire.show(result)).isEqualTo(Wire.show(expected.result()));
            } else {
                assertThat(
                                catchThrowableOfType(
                                        HalibutException.class,
                                        () -> server.call(endpoint, service, method, params)))
                        .extracting(HalibutException::failure)
                        .isEqualTo(error.classify());
            }
        }
    }

    /// An agent whose services answer as recorded, in order.
    private static HalibutRuntime agent(Recording recording) throws HalibutException {
        var calls = new RecordedCalls(recording);
        Iterator<Message.Response> answers = calls.answers().iterator();
        Iterator<RecordedCalls.Request> questions = calls.requests().iterator();
        ServiceHandler service =
                invocation -> {
                    RecordedCalls.Request question = questions.next();
                    assertThat(invocation.params().stream().map(Wire::show).toList())
                            .isEqualTo(
                                    question.request().params().stream().map(Wire::show).toList());
                    Message.Response answer = answers.next();
                    if (answer.error() != null) {
                        throw new ServiceRejection(answer.error());
                    }
                    return answer.result();
                };
        HalibutRuntime.Builder builder =
                HalibutRuntime.builder(Identities.AGENT)
                        .trust(Identities.SERVER.thumbprint())
                        .unknownService(name -> errorOf(answers.next()))
                        .limits(PATIENT);
        calls.requests().stream()
                .map(request -> String.valueOf(request.request().service()))
                .filter(name -> !name.equals("IUnknownService"))
                .forEach(name -> builder.service(name, service));
        return builder.build();
    }

    private static ServerError errorOf(Message.Response response) {
        return Objects.requireNonNull(response.error());
    }

    private static InetSocketAddress loopback() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    }
}
