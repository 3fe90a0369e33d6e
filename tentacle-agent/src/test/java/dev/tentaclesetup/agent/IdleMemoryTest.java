package dev.tentaclesetup.agent;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class IdleMemoryTest {
    private static final long SMALL = IdleMemory.WORTH_IT;
    private static final long LARGE = 10 * SMALL;

    private long heap = SMALL;
    private long inUse = SMALL;
    private int collections;
    private final IdleMemory memory =
            new IdleMemory(
                    () -> heap,
                    () -> {
                        collections++;
                        heap = inUse;
                    });

    @Test
    void smallHeapIsLeftAlone() {
        look(10);

        assertThat(collections).isZero();
    }

    @Test
    void burstThatOutlastsACollectionIsStillCleanedUp() {
        heap = LARGE;
        inUse = LARGE;
        look(2);
        inUse = SMALL;

        look(1);

        assertThat(heap).isEqualTo(SMALL);
        look(10);
        assertThat(collections).isEqualTo(3);
    }

    @Test
    void heapThatIsReallyInUseIsNotCollectedForEver() {
        heap = LARGE;
        inUse = LARGE;

        look(100);

        assertThat(collections).isEqualTo(IdleMemory.ATTEMPTS);
    }

    @Test
    void newGrowthIsANewReason() {
        heap = LARGE;
        inUse = LARGE;
        look(100);
        heap = LARGE + 1;

        look(1);

        assertThat(collections).isEqualTo(IdleMemory.ATTEMPTS + 1);
    }

    private void look(int times) {
        for (int i = 0; i < times; i++) {
            memory.run();
        }
    }
}
