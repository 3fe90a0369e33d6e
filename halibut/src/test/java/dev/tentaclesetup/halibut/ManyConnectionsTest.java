package dev.tentaclesetup.halibut;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tentaclesetup.halibut.fixtures.EchoService;
import dev.tentaclesetup.halibut.fixtures.Identities;
import dev.tentaclesetup.halibut.fixtures.Loopback;
import dev.tentaclesetup.halibut.wire.HalibutException;
import dev.tentaclesetup.halibut.wire.Identity;
import dev.tentaclesetup.halibut.wire.Limits;
import dev.tentaclesetup.halibut.wire.ServiceEndpoint;
import dev.tentaclesetup.halibut.wire.TimeLimit;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class ManyConnectionsTest {

    private static final int CONNECTIONS = 1_000;

    @Test
    void holdsAThousandPollingConnectionsAndServesThemAll() throws Exception {
        URI subscription = URI.create("poll://crowd/");
        ServiceEndpoint endpoint = ServiceEndpoint.polling(subscription);
        // a thousand signatures with RSA would take the time, not the protocol
        Identity quick = Identities.QUICK;
        Limits limits = Loopback.LIMITS.with(TimeLimit.COLLECTION, Duration.ofMinutes(2));
        HalibutRuntime server =
                HalibutRuntime.builder(quick).trust(quick.thumbprint()).limits(limits).build();
        HalibutRuntime agent =
                HalibutRuntime.builder(quick)
                        .service("IEchoService", new EchoService())
                        .limits(limits)
                        .build();
        try (server;
                agent) {
            var address = Loopback.to(server.listen(Loopback.anyPort()), quick);
            agent.poll(new PollingEndpoint(subscription, address, CONNECTIONS));
            await().atMost(Duration.ofMinutes(2))
                    .until(() -> server.pollers(subscription) == CONNECTIONS);

            List<CompletableFuture<Object>> calls = new ArrayList<>();
            for (int i = 0; i < CONNECTIONS; i++) {
                var call = new CompletableFuture<Object>();
                calls.add(call);
                String text = "n" + i;
                Thread.startVirtualThread(() -> {
                    try {
                        call.complete(server.call(endpoint, "IEchoService", "SayHello", text));
                    } catch (HalibutException e) {
                        call.completeExceptionally(e);
                    }
                });
            }
            for (int i = 0; i < CONNECTIONS; i++) {
                assertThat(calls.get(i).get()).isEqualTo("n" + i + "...");
            }
        }
        assertThat(Loopback.threads()).isZero();
    }
}
