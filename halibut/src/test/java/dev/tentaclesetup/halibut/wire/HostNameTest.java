package dev.tentaclesetup.halibut.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.tentaclesetup.halibut.fixtures.Identities;
import java.net.URI;
import javax.net.ssl.SNIHostName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HostNameTest {

    private static final Thumbprint SOME = Identities.AGENT.thumbprint();

    @ParameterizedTest
    @CsvSource({
        "Web01, web01, web01",
        "octopus.Example.COM, octopus.example.com, octopus.example.com",
        "web01.example., web01.example., web01.example",
        "my_host.local, my_host.local,",
        "Bücher.example, xn--bcher-kva.example, xn--bcher-kva.example",
        "4u.example, 4u.example, 4u.example",
        "10.0.0.1, 10.0.0.1,",
        "fe80::1, fe80::1,",
        "fe80::1%eth0, fe80::1%eth0,"
    })
    void isWrittenInOneWayAndNamedToTlsWithoutItsDot(String host, String written, String named) {
        String normalised = HostName.normalise(host);

        assertThat(normalised).isEqualTo(written);
        SNIHostName name = HostName.forTls(normalised);
        assertThat(name == null ? null : name.getAsciiName()).isEqualTo(named);
        assertThat(ServiceEndpoint.listening(host, 10943, SOME).uri()).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", " ", ".", "a b", "a/b", "[::1]", "a\r\nX: y", "u@h", "ü\r\n", "::1\r"})
    void refusesWhatIsNoHost(String host) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ServiceEndpoint.listening(host, 10943, SOME));
    }

    @ParameterizedTest
    @CsvSource({
        "https://Web01:10933/x?y#z, https://web01:10933/",
        "https://web01/, https://web01/",
        "https://web01:443, https://web01/",
        "https://my_host:10933/, https://my_host:10933/",
        "https://bücher.example:10933/, https://xn--bcher-kva.example:10933/",
        "https://[::1]:10933/, https://[::1]:10933/",
        "https://[::1]/, https://[::1]/"
    })
    void isReadFromAnAddress(String address, String uri) {
        assertThat(ServiceEndpoint.listening(URI.create(address), SOME).uri())
                .isEqualTo(URI.create(uri));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://h:1/",
                "https:h",
                "https://h:0/",
                "https://h:65536/",
                "https://u@h/"
            })
    void refusesAddressesThatAreNone(String address) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ServiceEndpoint.listening(URI.create(address), SOME));
    }

    @Test
    void countsHostsAsEqualWhateverTheirCase() {
        assertThat(ServiceEndpoint.listening("WEB01", 10933, SOME))
                .isEqualTo(ServiceEndpoint.listening("web01", 10933, SOME));
    }
}
