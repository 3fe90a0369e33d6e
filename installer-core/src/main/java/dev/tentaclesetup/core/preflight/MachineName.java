package dev.tentaclesetup.core.preflight;

/// Whether a machine's name is free in a space.
public sealed interface MachineName {

    /// No machine has it.
    record Free() implements MachineName {}

    /// A machine has it.
    ///
    /// @param health of that machine, in the server's word
    /// @param alternative a name like it that is free; empty when none was found
    record Taken(String health, String alternative) implements MachineName {}
}
