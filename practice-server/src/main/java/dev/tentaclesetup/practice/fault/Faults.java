package dev.tentaclesetup.practice.fault;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The faults that are switched on. Thread-safe; a change holds for the next request.
public final class Faults {

    private static final int UNTIL_CLEARED = Integer.MAX_VALUE;

    private final Map<Fault, Integer> remaining = new LinkedHashMap<>();
    private final List<Runnable> listeners = new ArrayList<>();

    /// Switches a fault on until it is cleared.
    public void inject(Fault fault) {
        inject(fault, UNTIL_CLEARED);
    }

    /// Switches a fault on for the next `times` occasions on which it strikes.
    ///
    /// @param times at least 1
    public void inject(Fault fault, int times) {
        if (times < 1) {
            throw new IllegalArgumentException("a fault strikes at least once, not " + times);
        }
        synchronized (this) {
            remaining.put(fault, times);
            notifyAll();
        }
        changed();
    }

    /// Switches a fault off; nothing happens when it is not on.
    public void clear(Fault fault) {
        synchronized (this) {
            remaining.remove(fault);
            notifyAll();
        }
        changed();
    }

    /// Switches all faults off.
    public void clear() {
        synchronized (this) {
            remaining.clear();
            notifyAll();
        }
        changed();
    }

    /// The faults that are on.
    public synchronized List<Fault> active() {
        return List.copyOf(remaining.keySet());
    }

    /// A fault of that kind, if one is on; counts as an occasion.
    public synchronized <T extends Fault> Optional<T> strike(Class<T> kind) {
        return remaining.keySet().stream()
                .filter(kind::isInstance)
                .map(kind::cast)
                .findFirst()
                .map(this::used);
    }

    /// A fault of that kind that concerns the request; counts as an occasion.
    public synchronized <T extends Fault.OfRequests> Optional<T> strike(
            Class<T> kind, String method, String path) {
        return remaining.keySet().stream()
                .filter(kind::isInstance)
                .map(kind::cast)
                .filter(fault -> fault.on().include(method, path))
                .findFirst()
                .map(this::used);
    }

    /// Whether a fault of that kind is on; does not count as an occasion.
    public synchronized boolean on(Class<? extends Fault> kind) {
        return remaining.keySet().stream().anyMatch(kind::isInstance);
    }

    /// Waits until the fault is no longer on.
    public synchronized void awaitCleared(Fault fault) throws InterruptedException {
        while (remaining.containsKey(fault)) {
            wait();
        }
    }

    /// Has `listener` called after every change.
    public synchronized void onChange(Runnable listener) {
        listeners.add(listener);
    }

    private <T extends Fault> T used(T fault) {
        remaining.computeIfPresent(
                fault,
                (_, times) -> {
                    if (times == UNTIL_CLEARED) {
                        return times;
                    }
                    return times == 1 ? null : times - 1;
                });
        return fault;
    }

    private void changed() {
        List<Runnable> called;
        synchronized (this) {
            called = List.copyOf(listeners);
        }
        called.forEach(Runnable::run);
    }
}
