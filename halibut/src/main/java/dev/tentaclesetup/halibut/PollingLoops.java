package dev.tentaclesetup.halibut;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// The loops of one [PollingEndpoint].
final class PollingLoops implements PollingHandle {

    private final List<PollingLoop> loops;
    private final Consumer<PollingHandle> whenClosed;

    PollingLoops(List<PollingLoop> loops, Consumer<PollingHandle> whenClosed) {
        this.loops = loops;
        this.whenClosed = whenClosed;
    }

    @Override
    public int connected() {
        return (int) loops.stream().filter(PollingLoop::connected).count();
    }

    @Override
    public Optional<String> trouble() {
        return loops.stream().flatMap(loop -> loop.trouble().stream()).findFirst();
    }

    @Override
    public void close() {
        whenClosed.accept(this);
        loops.forEach(PollingLoop::stop);
    }
}
