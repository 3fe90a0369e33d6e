package dev.tentaclesetup.halibut.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import org.junit.jupiter.api.Test;

final class HeapLimitsTest {

    private static final long MEBIBYTE = 1024 * 1024;

    /// The one that the agent is shipped with.
    private static final long AGENT = 192 * MEBIBYTE;

    @Test
    void aSmallHeapBearsLessThanTheDefaults() {
        Limits limits = HeapLimits.of(AGENT);

        assertThat(limits.of(SizeLimit.CONNECTIONS)).isBetween(300L, 1_000L);
        assertThat(limits.of(SizeLimit.STRANGERS)).isBetween(200L, 600L);
        assertThat(limits.of(SizeLimit.MESSAGE_BYTES)).isEqualTo(24 * MEBIBYTE);
        assertThat(limits.of(SizeLimit.MESSAGE_ELEMENTS)).isBetween(100_000L, 300_000L);
    }

    @Test
    void fewerOfOneAddressThanOfItsNetworkThanOfAll() {
        Limits limits = HeapLimits.of(32 * MEBIBYTE);

        assertThat(limits.of(SizeLimit.STRANGERS_PER_ADDRESS))
                .isPositive()
                .isLessThan(limits.of(SizeLimit.STRANGERS_PER_NETWORK));
        assertThat(limits.of(SizeLimit.STRANGERS_PER_NETWORK))
                .isLessThan(limits.of(SizeLimit.STRANGERS));
    }

    @Test
    void aLargeHeapIsNoReasonToAllowMoreThanTheDefaults() {
        Limits limits = HeapLimits.of(1L << 40);

        for (SizeLimit limit : SizeLimit.values()) {
            assertThat(limits.of(limit)).as(limit.name()).isEqualTo(limit.standard());
        }
    }

    @Test
    void aHeapThatBearsNothingIsRefusedAtTheStart() {
        assertThatIllegalStateException().isThrownBy(() -> HeapLimits.of(8 * MEBIBYTE));
    }
}
