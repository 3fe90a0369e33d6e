package dev.tentaclesetup.ui.background;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/// Carries many values from a worker to the window's thread: however fast they come, the window's
/// thread gets them in order and in batches, one batch waiting at a time.
public final class EventFunnel<T> {

    private final Executor window;
    private final Consumer<List<T>> sink;
    private List<T> waiting = new ArrayList<>();

    public EventFunnel(Executor window, Consumer<List<T>> sink) {
        this.window = window;
        this.sink = sink;
    }

    /// Takes a value from any thread and returns at once.
    public void put(T value) {
        if (add(value)) {
            window.execute(() -> sink.accept(take()));
        }
    }

    private synchronized boolean add(T value) {
        waiting.add(value);
        return waiting.size() == 1;
    }

    private synchronized List<T> take() {
        List<T> batch = waiting;
        waiting = new ArrayList<>();
        return batch;
    }
}
