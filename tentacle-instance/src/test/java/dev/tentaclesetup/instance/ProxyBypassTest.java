package dev.tentaclesetup.instance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProxyBypassTest {

    @ParameterizedTest
    @CsvSource({
        "db,              db,                true",
        "db,              db.example.com,    false",
        "*.example.com,   a.b.example.com,   true",
        "*.example.com,   example.com,       false",
        "*.example.com,   badexample.com,    false",
        "10.1.0.0/16,     10.1.255.255,      true",
        "10.1.0.0/16,     10.2.0.0,          false",
        "10.1.0.0/16,     ten.example.com,   false",
        "0.0.0.0/0,       192.0.2.1,         true",
        "0.0.0.0/0,       2001:db8::1,       false",
        "2001:db8::/33,   2001:db8:7fff::1,  true",
        "2001:db8::/33,   2001:db8:8000::1,  false",
        "192.0.2.1,       192.0.2.1,         true"
    })
    void coversWhatIsWritten(String entry, String host, boolean covered) {
        var bypass = new ProxyBypass(List.of(ProxyBypass.entry(entry).orElseThrow()));

        assertThat(bypass.covers(Host.parse(host).accepted().orElseThrow())).isEqualTo(covered);
    }

    @Test
    void isReadAgainAsItWasWrittenAndWithoutWhatIsNone() {
        var bypass = new ProxyBypass(List.of("*.example.com", "10.0.0.0/8", "2001:db8::1"));

        assertThat(ProxyBypass.read(bypass.write())).isEqualTo(bypass);
        assertThat(ProxyBypass.read("*,, db/8 ,10.0.0.0/8"))
                .isEqualTo(new ProxyBypass(List.of("10.0.0.0/8")));
    }

    @Test
    void isGivenToProgramsAsTheyTakeIt() {
        assertThat(new ProxyBypass(List.of("db", "*.example.com", "10.0.0.0/8")).asVariable())
                .isEqualTo("db,.example.com,10.0.0.0/8");
    }
}
