package dev.tentaclesetup.halibut;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tentaclesetup.halibut.fixtures.Identities;
import dev.tentaclesetup.halibut.fixtures.Loopback;
import dev.tentaclesetup.halibut.wire.HalibutException;
import dev.tentaclesetup.halibut.wire.HalibutFailure;
import dev.tentaclesetup.halibut.wire.Limits;
import dev.tentaclesetup.halibut.wire.ServiceEndpoint;
import dev.tentaclesetup.halibut.wire.TimeLimit;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Links that break anywhere: no call runs twice, none that failed to connect has run, and a caller
/// that got an answer got the right one.
class CutLinksTest {

    private static final int CALLS = 120;
    private static final int LONGEST = 9_000;
    private final Map<String, Integer> runs = new ConcurrentHashMap<>();
    private final Limits limits =
            Loopback.LIMITS
                    .with(TimeLimit.RETRY_PAUSE, Duration.ofMillis(1))
                    .with(TimeLimit.BACKOFF_MIN, Duration.ofMillis(1))
                    .with(TimeLimit.BACKOFF_MAX, Duration.ofMillis(5));

    private HalibutRuntime runtime() {
        return HalibutRuntime.builder(Identities.QUICK)
                .trust(Identities.QUICK.thumbprint())
                .service(
                        "ICounting",
                        call -> {
                            String id = String.valueOf(call.string(0));
                            runs.merge(id, 1, Integer::sum);
                            return id + " done";
                        })
                .limits(limits)
                .build();
    }

    @ParameterizedTest
    @ValueSource(longs = {31, 32})
    void listeningCallsRunAtMostOnce(long seed) throws Exception {
        var random = new Random(seed);
        LongSupplier cut = () -> random.nextLong(LONGEST);
        try (HalibutRuntime service = runtime();
                HalibutRuntime client = runtime()) {
            var target = service.listen(Loopback.anyPort());
            try (var link = new CuttingLink(target, cut, cut)) {
                var endpoint = Loopback.to(link.address(), Identities.QUICK);
                check(client, endpoint, seed);
            }
        }
        assertThat(Loopback.threads()).isZero();
    }

    @ParameterizedTest
    @ValueSource(longs = {41, 42})
    void pollingCallsRunAtMostOnce(long seed) throws Exception {
        var random = new Random(seed);
        LongSupplier cut = () -> random.nextLong(LONGEST);
        URI subscription = URI.create("poll://cut/");
        try (HalibutRuntime client = runtime();
                HalibutRuntime service = runtime()) {
            var target = client.listen(Loopback.anyPort());
            try (var link = new CuttingLink(target, cut, cut)) {
                service.poll(
                        new PollingEndpoint(
                                subscription, Loopback.to(link.address(), Identities.QUICK), 2));
                check(client, ServiceEndpoint.polling(subscription), seed);
            }
        }
        assertThat(Loopback.threads()).isZero();
    }

    private void check(HalibutRuntime client, ServiceEndpoint endpoint, long seed) {
        int answered = 0;
        int lost = 0;
        for (int i = 0; i < CALLS; i++) {
            String id = "call-" + i + "-" + "x".repeat(i);
            HalibutFailure failure = call(client, endpoint, id);
            int ran = runs.getOrDefault(id, 0);
            assertThat(ran).as("seed %d, %s", seed, id).isLessThanOrEqualTo(1);
            if (failure == null) {
                answered++;
                assertThat(ran).as("seed %d, %s", seed, id).isEqualTo(1);
            } else if (failure.phase() == HalibutFailure.Phase.CONNECTING) {
                assertThat(ran).as("seed %d, %s: %s", seed, id, failure).isZero();
            } else {
                lost++;
            }
        }
        assertThat(answered).as("answered").isGreaterThan(CALLS / 4);
        assertThat(lost).as("lost").isPositive();
    }

    private static @Nullable HalibutFailure call(
            HalibutRuntime client, ServiceEndpoint endpoint, String id) {
        try {
            assertThat(client.call(endpoint, "ICounting", "Run", id)).isEqualTo(id + " done");
            return null;
        } catch (HalibutException e) {
            return e.failure();
        }
    }
}
