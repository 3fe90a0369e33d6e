package dev.tentaclesetup.halibut;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tentaclesetup.halibut.fixtures.Identities;
import dev.tentaclesetup.halibut.fixtures.Loopback;
import dev.tentaclesetup.halibut.wire.HalibutException;
import dev.tentaclesetup.halibut.wire.HalibutFailure;
import dev.tentaclesetup.halibut.wire.Identity;
import dev.tentaclesetup.halibut.wire.Limits;
import dev.tentaclesetup.halibut.wire.ServiceEndpoint;
import dev.tentaclesetup.halibut.wire.SizeLimit;
import dev.tentaclesetup.halibut.wire.TimeLimit;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A link that breaks once, after each number of bytes of an exchange in turn: every one from the
/// preface on, every few during the handshake before it.
class EveryByteTest {

    private static final Identity QUICK = Identities.QUICK;
    private static final int HANDSHAKE_STEP = 23;

    /// From the preface on no side sends more than this.
    private static final int EXCHANGE = 500;

    private final Map<String, Integer> runs = new ConcurrentHashMap<>();
    private final AtomicLong cut = new AtomicLong(Long.MAX_VALUE);
    private final Limits limits =
            Loopback.LIMITS
                    .with(TimeLimit.RETRY_PAUSE, Duration.ofMillis(1))
                    .with(TimeLimit.BACKOFF_MIN, Duration.ofMillis(1))
                    .with(TimeLimit.BACKOFF_MAX, Duration.ofMillis(5))
                    .with(SizeLimit.POOLED_CONNECTIONS, 0);
    private final HalibutRuntime service = runtime();
    private final HalibutRuntime client = runtime();

    private HalibutRuntime runtime() {
        return HalibutRuntime.builder(QUICK)
                .trust(QUICK.thumbprint())
                .service(
                        "ICounting",
                        call -> {
                            String id = String.valueOf(call.string(0));
                            runs.merge(id, 1, Integer::sum);
                            return id;
                        })
                .limits(limits)
                .build();
    }

    @AfterEach
    void close() {
        client.close();
        service.close();
        assertThat(Loopback.threads()).isZero();
    }

    @ParameterizedTest
    @CsvSource({"true", "false"})
    void ofAListeningCallMayBeTheLast(boolean towards) throws Exception {
        InetSocketAddress target = service.listen(Loopback.anyPort());
        try (var link = link(target, towards)) {
            var endpoint = Loopback.to(link.address(), QUICK);
            walk(towards, link, id -> client.call(endpoint, "ICounting", "Run", id));
        }
    }

    @ParameterizedTest
    @CsvSource({"true", "false"})
    void ofAPollingCallMayBeTheLast(boolean towards) throws Exception {
        URI subscription = URI.create("poll://bytes/");
        InetSocketAddress target = client.listen(Loopback.anyPort());
        try (var link = link(target, towards)) {
            var to = Loopback.to(link.address(), QUICK);
            walk(
                    towards,
                    link,
                    id -> {
                        PollingHandle poll = service.poll(new PollingEndpoint(subscription, to));
                        try {
                            return client.call(
                                    ServiceEndpoint.polling(subscription), "ICounting", "Run", id);
                        } finally {
                            poll.close();
                        }
                    });
        }
    }

    private interface Call {
        Object run(String id) throws HalibutException;
    }

    /// Only the next connection breaks.
    private CuttingLink link(InetSocketAddress target, boolean towards) throws Exception {
        return new CuttingLink(
                target,
                () -> towards ? cut.getAndSet(Long.MAX_VALUE) : Long.MAX_VALUE,
                () -> towards ? Long.MAX_VALUE : cut.getAndSet(Long.MAX_VALUE));
    }

    private void walk(boolean towards, CuttingLink link, Call call) throws Exception {
        measure(call, link, towards);
        measure(call, link, towards); // from here on the TLS session is resumed
        long all = measure(call, link, towards);
        int lost = 0;
        for (long at = 0; at <= all; at += at < all - EXCHANGE ? HANDSHAKE_STEP : 1) {
            cut.set(at);
            String id = "call-" + String.format("%06d", at);
            lost += cutAt(id, call) ? 1 : 0;
        }
        assertThat(lost).as("calls that broke after their request had begun").isPositive();
    }

    /// How many bytes a whole call needs. Its request may go to the poller of the call before,
    /// which is just leaving: then it is lost, and another one is measured.
    private static long measure(Call call, CuttingLink link, boolean towards)
            throws HalibutException {
        HalibutException last = null;
        for (int i = 0; i < 20; i++) {
            long before = link.forwarded(towards);
            try {
                call.run("measured");
                return link.forwarded(towards) - before;
            } catch (HalibutException e) {
                last = e;
            }
        }
        throw java.util.Objects.requireNonNull(last);
    }

    /// @return whether the call was lost
    private boolean cutAt(String id, Call call) {
        HalibutFailure failure = null;
        try {
            assertThat(call.run(id)).isEqualTo(id);
        } catch (HalibutException e) {
            failure = e.failure();
        }
        int ran = runs.getOrDefault(id, 0);
        if (failure == null) {
            assertThat(ran).as(id).isEqualTo(1);
            return false;
        }
        assertThat(ran).as("%s: %s", id, failure).isLessThanOrEqualTo(1);
        assertThat(failure.phase())
                .as("%s: a request that was not sent is tried again", id)
                .isEqualTo(HalibutFailure.Phase.TRANSFERRING);
        return true;
    }
}
