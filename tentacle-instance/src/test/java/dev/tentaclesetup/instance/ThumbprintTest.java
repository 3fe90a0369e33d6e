package dev.tentaclesetup.instance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.tentaclesetup.instance.Thumbprint.Cleaning;
import dev.tentaclesetup.instance.Thumbprint.Parsed;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ThumbprintTest {

    private static final String HEX = "DCBA782894D650B0D61B47A8181244030C853F9C";

    @Test
    void acceptsTheCanonicalFormWithoutAnyCleaning() {
        assertThat(Thumbprint.parse(HEX))
                .isEqualTo(new Parsed.Accepted(new Thumbprint(HEX), Set.of()));
    }

    @Test
    void acceptsSha256() {
        String sha256 = HEX + "0123456789ABCDEF01234567";
        assertThat(Thumbprint.parse(sha256))
                .isEqualTo(new Parsed.Accepted(new Thumbprint(sha256), Set.of()));
    }

    @Test
    void tellsWhatItRemovedFromThePasteOfACertificateDialog() {
        String pasted = "\u200E" + HEX.toLowerCase().replaceAll("(..)", "$1 ").strip() + "\r\n";

        assertThat(Thumbprint.parse(pasted))
                .isEqualTo(
                        new Parsed.Accepted(
                                new Thumbprint(HEX),
                                Set.of(
                                        Cleaning.INVISIBLE_MARKS,
                                        Cleaning.WHITESPACE,
                                        Cleaning.SMALL_LETTERS)));
    }

    @Test
    void tellsThatItRemovedColons() {
        String pasted = HEX.replaceAll("(..)(?=.)", "$1:");

        assertThat(Thumbprint.parse(pasted))
                .isEqualTo(new Parsed.Accepted(new Thumbprint(HEX), Set.of(Cleaning.COLONS)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "API-1234567890ABCDEF",
                "DCBA782894D650B0D61B47A8181244030C853F9",
                "DCBA782894D650B0D61B47A8181244030C853F9C0",
                "GCBA782894D650B0D61B47A8181244030C853F9C",
                "١CBA782894D650B0D61B47A8181244030C853F9C"
            })
    void rejectsEverythingElse(String text) {
        assertThat(Thumbprint.parse(text)).isInstanceOf(Parsed.Rejected.class);
    }

    @Test
    void rejectsAVeryLongTextWithoutLookingAtIt() {
        assertThat(Thumbprint.parse(" ".repeat(10_000_000))).isInstanceOf(Parsed.Rejected.class);
    }

    @Test
    void constructorTakesOnlyTheCanonicalForm() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Thumbprint(HEX.toLowerCase()));
    }
}
