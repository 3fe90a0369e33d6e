package dev.tentaclesetup.core.setup;

import dev.tentaclesetup.core.octopus.Machine;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/// The server's record, from the step that makes it to the steps that need it.
final class RegisteredMachine {

    private final AtomicReference<Optional<Machine>> machine;

    RegisteredMachine(Optional<Machine> known) {
        this.machine = new AtomicReference<>(known);
    }

    Optional<Machine> machine() {
        return machine.get();
    }

    void is(Optional<Machine> known) {
        machine.set(known);
    }
}
