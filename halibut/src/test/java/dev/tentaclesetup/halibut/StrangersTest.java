package dev.tentaclesetup.halibut;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tentaclesetup.halibut.Strangers.Stranger;
import dev.tentaclesetup.halibut.wire.Limits;
import dev.tentaclesetup.halibut.wire.SizeLimit;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class StrangersTest {

    private static final Limits FEW =
            Limits.standard()
                    .with(SizeLimit.STRANGERS, 6)
                    .with(SizeLimit.STRANGERS_PER_NETWORK, 4)
                    .with(SizeLimit.STRANGERS_PER_ADDRESS, 2);

    private final Strangers strangers = new Strangers(FEW);
    private final List<String> turnedAway = new ArrayList<>();

    private Stranger arrives(String name, String address) throws UnknownHostException {
        return arrives(name, address, false);
    }

    private Stranger arrives(String name, String address, boolean answered)
            throws UnknownHostException {
        var stranger =
                new Stranger(
                        InetAddress.getByName(address), () -> answered, () -> turnedAway.add(name));
        strangers.arrive(stranger);
        return stranger;
    }

    @Test
    void whoHasBegunAHandshakeStaysBeforeOthersOfItsAddress() throws Exception {
        arrives("server", "198.51.100.7", true);
        for (int i = 0; i < 4; i++) {
            arrives("crowd " + i, "198.51.100.7");
        }

        assertThat(turnedAway).containsExactly("crowd 0", "crowd 1", "crowd 2");
    }

    @Test
    void theOldestGoesWhereAllHaveBegunAHandshake() throws Exception {
        for (int i = 0; i < 3; i++) {
            arrives("peer " + i, "198.51.100.7", true);
        }

        assertThat(turnedAway).containsExactly("peer 0");
    }

    @Test
    void oneAddressTakesItsOwnPlacesOnly() throws Exception {
        arrives("server", "192.0.2.1");
        for (int i = 0; i < 4; i++) {
            arrives("crowd " + i, "198.51.100.7");
        }

        assertThat(turnedAway).containsExactly("crowd 0", "crowd 1");
    }

    @ParameterizedTest
    @CsvSource({"198.51.100.%d, 198.51.101.1", "2001:db8:0:1::%d, 2001:db8:0:2::1"})
    void oneNetworkTakesItsOwnPlacesOnly(String network, String other) throws Exception {
        arrives("server", other);
        for (int i = 1; i <= 6; i++) {
            arrives("crowd " + i, network.formatted(i));
        }

        assertThat(turnedAway).containsExactly("crowd 1", "crowd 2");
    }

    @Test
    void theOldestOfAllGoesWhereTheyComeFromEverywhere() throws Exception {
        for (int i = 0; i < 8; i++) {
            arrives("crowd " + i, "203.0." + i + ".1");
        }

        assertThat(turnedAway).containsExactly("crowd 0", "crowd 1");
        assertThat(strangers.count()).isEqualTo(6);
    }

    @Test
    void whoHasLeftIsNotCounted() throws Exception {
        for (int i = 0; i < 10; i++) {
            strangers.leave(arrives("peer " + i, "192.0.2.1"));
        }

        assertThat(turnedAway).isEmpty();
        assertThat(strangers.count()).isZero();
    }

    @Test
    void whoIsTurnedAwayKnowsWhy() throws Exception {
        Stranger first = arrives("first", "192.0.2.1");
        Stranger second = arrives("second", "192.0.2.1");
        arrives("third", "192.0.2.1");

        assertThat(first.outnumbered()).isTrue();
        assertThat(second.outnumbered()).isFalse();
    }
}
