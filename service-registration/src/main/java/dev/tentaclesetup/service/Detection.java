package dev.tentaclesetup.service;

/// Whether a service manager works on this host. Its absence is a fact, not an error.
public sealed interface Detection {

    /// It works.
    ///
    /// @param manager its name, for example `systemd`
    /// @param version as it reports it; empty when unknown
    record Present(String manager, String version) implements Detection {}

    /// It does not work here: a container, another init system, another operating system.
    ///
    /// @param manager its name
    /// @param missing the file or program that was not found
    record Absent(String manager, String missing) implements Detection {}
}
