package dev.tentaclesetup.instance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.security.SecureRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SubscriptionIdTest {

    @Test
    void generatesTwentyCharactersOfTheOfficialAlphabet() {
        var random = new SecureRandom();

        String all =
                IntStream.range(0, 300)
                        .mapToObj(_ -> SubscriptionId.generate(random).text())
                        .peek(id -> assertThat(id).matches("poll://[b-hj-np-z2-9]{20}/"))
                        .reduce("", String::concat);

        assertThat(all.replaceAll("poll://|/", "").chars().distinct().count()).isEqualTo(31);
    }

    @Test
    void addsTheClosingSlashOfATypedId() {
        assertThat(SubscriptionId.parse(" poll://abc "))
                .contains(new SubscriptionId("poll://abc/"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "http://abc/", "poll://", "poll:///", "poll://a b/", "poll://a/b"})
    void rejectsWhatIsNoSubscription(String text) {
        assertThat(SubscriptionId.parse(text)).isEmpty();
        assertThatIllegalArgumentException().isThrownBy(() -> new SubscriptionId(text));
    }
}
