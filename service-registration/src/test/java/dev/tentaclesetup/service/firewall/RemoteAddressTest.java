package dev.tentaclesetup.service.firewall;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class RemoteAddressTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "octopus.example.com",
                "10.0.0",
                "10.0.0.256",
                "10.0.0.0/33",
                "10.0.0.0/0",
                "10.0.0.0/255.0.0.0",
                "10.0.0.1-10.0.0.9",
                "10.0.0.0/",
                "::/0",
                "fe80::1%eth0",
                "2001:db8::/129",
                "::ffff:10.0.0.1",
                "1::2::3",
                "10.0.0.1; reboot",
                "'10.0.0.1'"
            })
    void refusesWhatIsNoAddress(String text) {
        assertThat(RemoteAddress.parse(text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "10.1.2.3, 10.1.2.3",
        "10.1.2.3/32, 10.1.2.3",
        "10.1.2.3/16, 10.1.0.0/16",
        "192.168.1.129/25, 192.168.1.128/25",
        "2001:DB8:0:0:0:0:0:7, 2001:db8::7",
        "2001:db8::7/128, 2001:db8::7",
        "2001:db8:1:2:3:4:5:6/33, 2001:db8::/33",
        "2001:0:0:1:0:0:0:1, 2001:0:0:1::1",
        "1:2:3:4:5:6:0:8, 1:2:3:4:5:6:0:8",
        "::1, ::1",
        "fe80::/10, fe80::/10"
    })
    void spellsEachAddressInOneWay(String text, String canonical) {
        assertThat(RemoteAddress.parse(text)).contains(new RemoteAddress(canonical));
    }

    @Test
    void isMadeOfItsUsualFormOnly() {
        assertThatThrownBy(() -> new RemoteAddress("10.1.2.3/16"))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
