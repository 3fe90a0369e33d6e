package dev.tentaclesetup.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tentaclesetup.instance.SubscriptionId;
import dev.tentaclesetup.instance.Thumbprint;
import dev.tentaclesetup.instance.TrustedServer;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;

class PolledAddressTest {

    private static final Thumbprint FORMER = new Thumbprint("A".repeat(40));
    private static final Thumbprint PRESENT = new Thumbprint("B".repeat(40));
    private static final SubscriptionId SUBSCRIPTION =
            new SubscriptionId("poll://k7q2mzr4txw9bh3npv6e/");
    private static final SubscriptionId OTHER = new SubscriptionId("poll://bbbbbbbbbbbbbbbbbbbb/");

    @Test
    void twoCertificatesOfOneAddressAreOneConnection() {
        TrustedServer former = polled(FORMER, "https://server:10943/", SUBSCRIPTION);
        TrustedServer present = polled(PRESENT, "https://SERVER:10943", SUBSCRIPTION);

        assertThat(PolledAddress.of(List.of(former, present)))
                .containsExactly(
                        new PolledAddress(List.of(former, present), List.of(FORMER, PRESENT)));
    }

    @Test
    void eachAddressAndEachSubscriptionHasItsOwn() {
        TrustedServer one = polled(FORMER, "https://one:10943/", SUBSCRIPTION);
        TrustedServer two = polled(FORMER, "https://two:10943/", SUBSCRIPTION);
        TrustedServer again = polled(PRESENT, "https://two:10943/", OTHER);

        assertThat(PolledAddress.of(List.of(one, two, again)))
                .containsExactly(
                        new PolledAddress(List.of(one), List.of(FORMER)),
                        new PolledAddress(List.of(two), List.of(FORMER, PRESENT)),
                        new PolledAddress(List.of(again), List.of(PRESENT, FORMER)));
    }

    @Test
    void aServerThatCallsTheAgentIsNotPolled() {
        assertThat(PolledAddress.of(List.of(TrustedServer.listening(PRESENT)))).isEmpty();
    }

    private static TrustedServer polled(
            Thumbprint thumbprint, String address, SubscriptionId subscription) {
        return TrustedServer.polling(thumbprint, URI.create(address), subscription);
    }
}
