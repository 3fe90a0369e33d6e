package dev.tentaclesetup.halibut;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tentaclesetup.halibut.fixtures.EchoService;
import dev.tentaclesetup.halibut.fixtures.Identities;
import dev.tentaclesetup.halibut.fixtures.Loopback;
import dev.tentaclesetup.halibut.wire.DataStream;
import dev.tentaclesetup.halibut.wire.Identity;
import dev.tentaclesetup.halibut.wire.ServiceEndpoint;
import dev.tentaclesetup.halibut.wire.TimeLimit;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Links that do not break, but are slow, or no longer lead anywhere; and what the pool makes of
/// the connections over them.
class TroubledLinksTest {

    private static final int POOLED = 20;
    private static final Identity QUICK = Identities.QUICK;

    private final CountDownLatch together = new CountDownLatch(POOLED);
    private final HalibutRuntime service =
            HalibutRuntime.builder(QUICK)
                    .trust(QUICK.thumbprint())
                    .service("IEchoService", new EchoService())
                    .service(
                            "ITogether",
                            call -> {
                                together.countDown();
                                return together.await(20, TimeUnit.SECONDS);
                            })
                    .limits(Loopback.LIMITS)
                    .build();
    private Instant now = Instant.EPOCH;
    private final HalibutRuntime client =
            HalibutRuntime.builder(QUICK)
                    .trust(QUICK.thumbprint())
                    .limits(Loopback.LIMITS.with(TimeLimit.HEARTBEAT, Duration.ofSeconds(3)))
                    .clock(() -> now)
                    .build();
    private InetSocketAddress address = new InetSocketAddress(0);

    @BeforeEach
    void listen() throws IOException {
        address = service.listen(Loopback.anyPort());
    }

    @AfterEach
    void close() {
        client.close();
        service.close();
        assertThat(Loopback.threads()).isZero();
    }

    @ParameterizedTest
    @CsvSource({"20, 16384, 5", "0, 3, 3", "1, 100, 3"})
    void carriesCallsOverSlowLinks(int latency, int piece, int calls) throws Exception {
        try (var link = new TroubledLink(address, latency, piece)) {
            var endpoint = Loopback.to(link.address(), QUICK);
            for (int i = 0; i < calls; i++) {
                assertThat(client.call(endpoint, "IEchoService", "SayHello", "n" + i))
                        .isEqualTo("n" + i + "...");
            }
            assertThat(link.connections()).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @CsvSource({"false", "true"})
    void carriesAMegabyteOfTextBothWaysOverALinkWithLatency(boolean polling) throws Exception {
        String text =
                new Random(7)
                        .ints(1 << 20, ' ', 127)
                        .collect(
                                StringBuilder::new,
                                StringBuilder::appendCodePoint,
                                StringBuilder::append)
                        .toString();
        InetSocketAddress target = polling ? client.listen(Loopback.anyPort()) : address;
        try (var link = new TroubledLink(target, 2, 16 * 1024)) {
            ServiceEndpoint.Listening dialled = Loopback.to(link.address(), QUICK);
            URI subscription = URI.create("poll://far/");
            if (polling) {
                service.poll(new PollingEndpoint(subscription, dialled));
            }
            ServiceEndpoint endpoint = polling ? ServiceEndpoint.polling(subscription) : dialled;

            assertThat(client.call(endpoint, "IEchoService", "Same", text)).isEqualTo(text);
        }
    }

    /// Each of them would cost a heartbeat, one after the other a minute in all.
    @Test
    @Timeout(30)
    void paysOneHeartbeatForAllPooledConnectionsThatHaveDiedSilently() throws Exception {
        try (var link = TroubledLink.plain(address)) {
            var endpoint = Loopback.to(link.address(), QUICK);
            List<CompletableFuture<Object>> calls = new ArrayList<>();
            for (int i = 0; i < POOLED; i++) {
                calls.add(Loopback.async(client, endpoint, "ITogether", "Meet"));
            }
            for (var call : calls) {
                assertThat(call.get()).isEqualTo(true);
            }
            assertThat(link.connections()).isEqualTo(POOLED);
            link.swallow();

            assertThat(client.call(endpoint, "IEchoService", "SayHello", "x")).isEqualTo("x...");

            assertThat(link.connections()).isEqualTo(POOLED + 1);
        }
    }

    @Test
    void dialsAnewWhenAPooledConnectionHasGrownTooOld() throws Exception {
        try (var link = TroubledLink.plain(address)) {
            var endpoint = Loopback.to(link.address(), QUICK);
            int[] seen = new int[4];
            for (int i = 0; i < seen.length; i++) {
                client.call(endpoint, "IEchoService", "SayHello", "x");
                seen[i] = link.connections();
                now = now.plus(Duration.ofMinutes(i < 2 ? 8 : 10));
            }

            assertThat(seen).containsExactly(1, 1, 1, 2);
        }
    }

    @Test
    void doesNotPoolAConnectionThatHasFailed() throws Exception {
        try (var link = TroubledLink.plain(address)) {
            var endpoint = Loopback.to(link.address(), QUICK);
            client.call(endpoint, "IEchoService", "SayHello", "x");
            client.call(endpoint, "IEchoService", "SayHello", "x");
            int before = link.connections();
            var broken = DataStream.of(5, out -> out.write(1));
            Loopback.failure(client, endpoint, "IEchoService", "Length", broken);
            client.call(endpoint, "IEchoService", "SayHello", "x");

            assertThat(before).isEqualTo(1);
            assertThat(link.connections()).isEqualTo(2);
        }
    }

    /// An endpoint that is never called again must not keep its connections for ever.
    @Test
    void endsOldConnectionsOfOtherEndpointsAlongWithACall() throws Exception {
        try (var forgotten = TroubledLink.plain(address);
                var used = TroubledLink.plain(address)) {
            client.call(Loopback.to(forgotten.address(), QUICK), "IEchoService", "SayHello", "x");
            now = now.plus(Duration.ofMinutes(10));
            client.call(Loopback.to(used.address(), QUICK), "IEchoService", "SayHello", "x");

            org.awaitility.Awaitility.await().until(() -> forgotten.open() == 0);
            assertThat(used.open()).isEqualTo(1);
        }
    }
}
