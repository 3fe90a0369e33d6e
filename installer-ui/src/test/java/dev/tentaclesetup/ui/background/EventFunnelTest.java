package dev.tentaclesetup.ui.background;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class EventFunnelTest {

    private final Deque<Runnable> window = new ArrayDeque<>();
    private final List<List<Integer>> batches = new ArrayList<>();
    private final EventFunnel<Integer> funnel = new EventFunnel<>(window::add, batches::add);

    @Test
    void bringsAFloodAsOneBatchInOrder() {
        IntStream.range(0, 10_000).forEach(funnel::put);

        assertThat(window).hasSize(1);
        window.remove().run();

        assertThat(batches).hasSize(1);
        assertThat(batches.getFirst()).hasSize(10_000).isSorted();
    }

    @Test
    void beginsANewBatchAfterOneWasTaken() {
        funnel.put(1);
        window.remove().run();
        funnel.put(2);
        window.remove().run();

        assertThat(batches).containsExactly(List.of(1), List.of(2));
    }
}
