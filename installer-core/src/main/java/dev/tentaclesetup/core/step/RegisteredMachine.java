package dev.tentaclesetup.core.step;

import dev.tentaclesetup.core.octopus.Machine;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/// The server's record, from the step that makes it to the steps that need it.
public final class RegisteredMachine {

    private final AtomicReference<Optional<Machine>> machine;

    public RegisteredMachine(Optional<Machine> known) {
        this.machine = new AtomicReference<>(known);
    }

    public Optional<Machine> machine() {
        return machine.get();
    }

    void set(Optional<Machine> known) {
        machine.set(known);
    }
}
