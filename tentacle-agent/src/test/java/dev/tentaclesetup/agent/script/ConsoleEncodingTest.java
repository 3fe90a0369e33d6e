package dev.tentaclesetup.agent.script;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConsoleEncodingTest {

    /// The OEM code pages of Windows' languages, each with a letter that the ANSI code page of the
    /// same language has at another place.
    @ParameterizedTest
    @CsvSource({
        "437, 84, ä",
        "850, 84, ä",
        "852, A9, ę",
        "866, A6, ж",
        "737, 98, α",
        "857, A7, ğ",
        "862, 80, א",
        "932, 83 41, ア",
        "936, C4 E3, 你",
        "949, B0 A1, 가",
        "950, A7 41, 你",
        "874, A1, ก",
        "1258, F4, ô",
        "65001, C3 A4, ä"
    })
    void readsWhatConsoleProgramsWrite(int codePage, String hex, String letter) {
        assertThat(new String(bytes(hex), ConsoleEncoding.of(codePage))).isEqualTo(letter);
    }

    @Test
    void takesWesternEuropeForACodePageThatJavaDoesNotKnow() {
        assertThat(ConsoleEncoding.of(99_999)).isEqualTo(Charset.forName("IBM850"));
    }

    private static byte[] bytes(String hex) {
        String[] parts = hex.split(" ");
        var bytes = new byte[parts.length];
        for (int i = 0; i < parts.length; i++) {
            bytes[i] = (byte) Integer.parseInt(parts[i], 16);
        }
        return bytes;
    }
}
