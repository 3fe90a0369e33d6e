package dev.tentaclesetup.instance;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HostTest {

    @ParameterizedTest
    @CsvSource({
        "octo_server, NAME, octo_server",
        "_Web_01_.Corp.Example, NAME, _web_01_.corp.example",
        "octopus.example.com., NAME, octopus.example.com",
        "münchen.test, NAME, xn--mnchen-3ya.test",
        "MÜNCHEN。test, NAME, xn--mnchen-3ya.test",
        "web.1, NAME, web.1",
        "0123456789ab, NAME, 0123456789ab",
        "10.0.0.5, IPV4, 10.0.0.5",
        "::1, IPV6, ::1",
        "[::1], IPV6, ::1",
        "[0:0:0:0:0:0:0:1], IPV6, ::1",
        "2001:0DB8:0:0:1:0:0:1, IPV6, 2001:db8::1:0:0:1",
        "2001:db8:0:1:1:1:1:1, IPV6, 2001:db8:0:1:1:1:1:1",
        "::, IPV6, ::",
        "fe80::, IPV6, fe80::",
        "64:ff9b::10.0.0.5, IPV6, 64:ff9b::a00:5",
        "::ffff:127.0.0.1, IPV4, 127.0.0.1",
    })
    void hasOneSpelling(String typed, Host.Kind kind, String text) {
        assertThat(Host.parse(typed).accepted()).contains(new Host(kind, text));
        assertThat(Host.parse(text).accepted()).contains(new Host(kind, text));
    }

    @ParameterizedTest
    @CsvSource({
        "fe80::1%lo, ZONE",
        "[fe80::1%25eth0], ZONE",
        "300.1.1.1, NUMERIC",
        "1.2.3, NUMERIC",
        "0x7f.1, NUMERIC",
        "0x7f.0.0.1, NUMERIC",
        "010.0.0.1, NUMERIC",
        "2130706433, NUMERIC",
        "1.2.3.4.5, NUMERIC",
        "1.2.3.4294967297, NUMERIC",
        "1::2::3, NO_IPV6",
        "web01:80, NO_IPV6",
        "[10.0.0.5], NO_IPV6",
        "[web01], NO_IPV6",
        "faß.test, SPELLING",
        "web 01, NO_NAME",
        "web..01, NO_NAME",
        "-web, NO_NAME",
        "web/x, NO_NAME",
        "me@web, NO_NAME",
        "web%01, NO_NAME",
        "https://web, NO_IPV6",
    })
    void saysWhyATextIsNone(String typed, Host.Reason reason) {
        assertThat(Host.parse(typed)).isEqualTo(new Host.Parsed.Rejected(reason));
    }

    @Test
    void refusesWhatIsEmptyOrTooLong() {
        for (String typed : new String[] {"", ".", " ", "a".repeat(64), "a.".repeat(127) + "a"}) {
            assertThat(Host.parse(typed).accepted()).as(typed).isEmpty();
        }
        assertThat(Host.parse("a.".repeat(126) + "a").accepted()).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "localhost",
                "LOCALHOST.",
                "x.localhost",
                "127.0.0.1",
                "127.8.9.10",
                "::1",
                "[0:0:0:0:0:0:0:1]",
                "[0000::0001]",
                "::ffff:127.0.0.1",
                "[::ffff:7f00:1]"
            })
    void knowsThisComputerInEverySpelling(String typed) {
        assertThat(Host.parse(typed).accepted().orElseThrow().loopback()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost.example", "128.0.0.1", "::2", "notlocalhost", "0.0.0.0"})
    void takesNoOtherForThisComputer(String typed) {
        assertThat(Host.parse(typed).accepted().orElseThrow().loopback()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "octo_server:10943, octo_server, 10943",
        "octo_server, octo_server, ",
        "[::1]:10943, ::1, 10943",
        "[::1], ::1, ",
        "::1, ::1, ",
        "fe80::1, fe80::1, ",
        "1:2:3:4:5:6:7:8, 1:2:3:4:5:6:7:8, ",
        "1:2:3:4:5:6:7:8:443, 1:2:3:4:5:6:7:8, 443",
        "10.0.0.5:1, 10.0.0.5, 1",
    })
    void readsAHostWithAPort(String typed, String host, Integer port) {
        HostPort place = HostPort.parse(typed).accepted().orElseThrow();

        assertThat(place.host().text()).isEqualTo(host);
        assertThat(place.port())
                .isEqualTo(port == null ? OptionalInt.empty() : OptionalInt.of(port));
        assertThat(HostPort.of(URI.create("https://me@" + place + "/path"))).isEqualTo(place);
    }

    @Test
    void asksForBracketsWhereAPortCouldBeMeant() {
        assertThat(HostPort.parse("fe80::1:8443"))
                .isEqualTo(new HostPort.Parsed.Rejected(Optional.of(Host.Reason.AMBIGUOUS)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"o:0", "o:65536", "o:99999", "o:x", "o:", ":1", "[::1]x:1", "[::1", ""})
    void refusesWhatIsNoPlace(String typed) {
        assertThat(HostPort.parse(typed).accepted()).isEmpty();
    }
}
