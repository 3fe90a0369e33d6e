package dev.tentaclesetup.core.octopus;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tentaclesetup.core.Messages;
import java.util.Arrays;
import java.util.Locale;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class CallPurposeTest {

    @Test
    void everyPurposeHasItsWordsAndNoOtherHas() throws Exception {
        var bundle = new Properties();
        try (var in = Messages.class.getResourceAsStream("messages.properties")) {
            bundle.load(in);
        }

        assertThat(
                        bundle.stringPropertyNames().stream()
                                .filter(key -> key.startsWith("reason.call.")))
                .containsExactlyInAnyOrderElementsOf(
                        Arrays.stream(CallPurpose.values()).map(CallPurposeTest::key).toList());
    }

    private static String key(CallPurpose purpose) {
        return "reason.call." + purpose.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
