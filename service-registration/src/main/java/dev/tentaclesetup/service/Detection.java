package dev.tentaclesetup.service;

/// Whether a service manager works on this machine. Its absence is a fact, not an error.
public sealed interface Detection {

    /// It works.
    ///
    /// @param manager its name, for example `systemd`
    /// @param version as it tells it; empty when unknown
    record Present(String manager, String version) implements Detection {}

    /// It does not work here: a container, another init system, another operating system.
    ///
    /// @param manager its name
    /// @param missing the file or program that was looked for
    record Absent(String manager, String missing) implements Detection {}
}
