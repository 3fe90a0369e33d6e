package dev.tentaclesetup.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.tentaclesetup.halibut.PollingEndpoint;
import dev.tentaclesetup.halibut.wire.HttpProxy;
import dev.tentaclesetup.halibut.wire.Thumbprint;
import java.net.URI;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PollAddressTest {

    private static final Thumbprint PRINT = Thumbprint.parse("A".repeat(40));

    private static PollingEndpoint endpoint(String address, Optional<HttpProxy> proxy) {
        return PollAddress.of(address).endpoint(URI.create("poll://abc/"), PRINT, proxy, 3);
    }

    @ParameterizedTest
    @CsvSource({
        "https://octopus:10943,                    https://octopus:10943/,        ",
        "HTTPS://Octo_pus:10943/ignored,           https://octo_pus:10943/,       ",
        "https://octopus,                          https://octopus/,              ",
        "wss://octopus/OctopusComms,               https://octopus/,              /OctopusComms",
        "WSS://[2001:db8::1]:8443/a/%20b?c=d,      https://[2001:db8::1]:8443/,   /a/%20b?c=d",
        "wss://octopus:443,                        https://octopus/,              /"
    })
    void isPolledWhereItSays(String address, String server, String path) {
        PollingEndpoint endpoint = endpoint(address, Optional.empty());

        assertThat(endpoint.server().uri()).hasToString(server);
        assertThat(endpoint.webSocketPath()).isEqualTo(path);
        assertThat(endpoint.connections()).isEqualTo(3);
    }

    @Test
    void aWebSocketGoesThroughTheProxyToo() {
        HttpProxy proxy = HttpProxy.of("proxy", 8080);

        assertThat(endpoint("wss://octopus/x", Optional.of(proxy)).server().proxy())
                .isEqualTo(proxy);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"http://octopus", "octopus:10943", "ws://octopus/", "https://", "wss:x"})
    void refusesWhatIsNoAddressAndSaysWhatOneIs(String address) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PollAddress.of(address))
                .withMessageContaining("https://host:port");
    }
}
