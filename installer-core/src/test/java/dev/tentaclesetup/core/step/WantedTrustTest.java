package dev.tentaclesetup.core.step;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tentaclesetup.core.answers.Answers.AgentTrust;
import dev.tentaclesetup.instance.SubscriptionId;
import dev.tentaclesetup.instance.Thumbprint;
import dev.tentaclesetup.instance.TrustOrigins;
import dev.tentaclesetup.instance.TrustedServer;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;

class WantedTrustTest {

    private static final String SERVER = "https://octopus.example.com";
    private static final Thumbprint FORMER = new Thumbprint("A".repeat(40));
    private static final Thumbprint PRESENT = new Thumbprint("B".repeat(40));
    private static final Thumbprint OTHER = new Thumbprint("C".repeat(40));
    private static final SubscriptionId SUBSCRIPTION =
            new SubscriptionId("poll://k7q2mzr4txw9bh3npv6e/");
    private static final TrustOrigins SET_UP = TrustOrigins.UNKNOWN.with(SERVER, List.of(FORMER));

    @Test
    void aNewCertificateOfTheServerThatCallsReplacesTheFormerOne() {
        List<TrustedServer> before = List.of(listening(OTHER), listening(FORMER));

        assertThat(wanted(AgentTrust.REPLACE).listAfter(before, SET_UP))
                .containsExactly(listening(OTHER), listening(PRESENT));
        assertThat(wanted(AgentTrust.REPLACE).leaving(before, SET_UP)).isEmpty();
        assertThat(wanted(AgentTrust.REPLACE).staying(before, SET_UP))
                .containsExactly(listening(OTHER));
    }

    @Test
    void aNewCertificateAtAPolledAddressReplacesTheFormerOneAtAllAddressesOfTheServer() {
        List<TrustedServer> before =
                List.of(
                        polled(FORMER, "https://one:10943"),
                        polled(FORMER, "https://two:10943"),
                        polled(OTHER, "https://elsewhere:10943"));
        var wanted =
                new WantedTrust(
                        SERVER,
                        List.of(polled(PRESENT, "https://one:10943")),
                        AgentTrust.REPLACE,
                        false,
                        false);

        assertThat(wanted.listAfter(before, TrustOrigins.UNKNOWN))
                .containsExactly(
                        polled(OTHER, "https://elsewhere:10943"),
                        polled(PRESENT, "https://one:10943"));
    }

    @Test
    void theOneCertificateOfAServerThatKnowsTheAgentIsItsFormerOne() {
        List<TrustedServer> before = List.of(listening(FORMER));
        WantedTrust known = wanted(AgentTrust.REPLACE, true);

        assertThat(known.listAfter(before, TrustOrigins.UNKNOWN))
                .containsExactly(listening(PRESENT));
        assertThat(known.leaving(before, TrustOrigins.UNKNOWN)).isEmpty();
    }

    @Test
    void whereNothingIsKnownOfAnotherCertificateItStays() {
        List<TrustedServer> before = List.of(listening(OTHER));

        assertThat(wanted(AgentTrust.REPLACE).listAfter(before, TrustOrigins.UNKNOWN))
                .containsExactly(listening(OTHER), listening(PRESENT));
    }

    @Test
    void theServerComesInPlaceOfTheOneThatTheInstanceWasSetUpFor() {
        List<TrustedServer> before = List.of(listening(OTHER));
        TrustOrigins elsewhere =
                TrustOrigins.UNKNOWN.with("https://former.example.com", List.of(OTHER));

        assertThat(wanted(AgentTrust.REPLACE).listAfter(before, elsewhere))
                .containsExactly(listening(PRESENT));
        assertThat(wanted(AgentTrust.REPLACE).leaving(before, elsewhere))
                .containsExactly(listening(OTHER));
    }

    @Test
    void oneOfTwoServersIsNotReplacedByAThirdOne() {
        List<TrustedServer> before = List.of(listening(FORMER), listening(OTHER));
        TrustOrigins two =
                TrustOrigins.UNKNOWN
                        .with("https://one.example.com", List.of(FORMER))
                        .with("https://two.example.com", List.of(OTHER));

        assertThat(wanted(AgentTrust.REPLACE).listAfter(before, two))
                .containsExactly(listening(FORMER), listening(OTHER), listening(PRESENT));
    }

    @Test
    void whatIsAddedStaysUntilItIsNotAskedForAnyMore() {
        List<TrustedServer> both =
                wanted(AgentTrust.ADD).listAfter(List.of(listening(FORMER)), SET_UP);
        TrustOrigins origins = wanted(AgentTrust.ADD).originsAfter(both, SET_UP);

        assertThat(both).containsExactly(listening(FORMER), listening(PRESENT));
        assertThat(origins.of(SERVER)).containsExactlyInAnyOrder(FORMER, PRESENT);
        assertThat(wanted(AgentTrust.REPLACE).listAfter(both, origins))
                .containsExactly(listening(PRESENT));
    }

    @Test
    void theServerAloneIsTrustedWhereTheAnswersSaySo() {
        List<TrustedServer> before = List.of(listening(OTHER), listening(PRESENT));

        assertThat(wanted(AgentTrust.ONLY).listAfter(before, TrustOrigins.UNKNOWN))
                .containsExactly(listening(PRESENT));
        assertThat(wanted(AgentTrust.ONLY).leaving(before, TrustOrigins.UNKNOWN))
                .containsExactly(listening(OTHER));
    }

    @Test
    void aListThatSaysItAlreadyStaysInItsOrder() {
        List<TrustedServer> before = List.of(listening(PRESENT), listening(OTHER));

        assertThat(wanted(AgentTrust.REPLACE).listAfter(before, TrustOrigins.UNKNOWN))
                .isEqualTo(before);
    }

    private static WantedTrust wanted(AgentTrust rule) {
        return wanted(rule, false);
    }

    private static WantedTrust wanted(AgentTrust rule, boolean known) {
        return new WantedTrust(SERVER, List.of(listening(PRESENT)), rule, known, false);
    }

    private static TrustedServer listening(Thumbprint thumbprint) {
        return TrustedServer.listening(thumbprint);
    }

    private static TrustedServer polled(Thumbprint thumbprint, String address) {
        return TrustedServer.polling(thumbprint, URI.create(address), SUBSCRIPTION);
    }
}
