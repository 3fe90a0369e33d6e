package dev.tentaclesetup.service;

import java.util.regex.Pattern;

/// Name of a service: a systemd unit's name without `.service`, or a name in Windows' service
/// manager; and the key of everything that this module keeps about it.
///
/// Letters, digits, `:`, `_`, `.`, `-` and, on Windows only, single spaces between them; at most
/// 200 characters; the first one a letter, digit or underscore. No `@`, which would make a template
/// of a unit, and no slash, so a name is always one file name.
///
/// @param value the name, never empty
public record ServiceName(String value) {

    private static final Pattern ALLOWED =
            Pattern.compile("[A-Za-z0-9_][A-Za-z0-9:_.-]*+(?: [A-Za-z0-9:_.-]++)*+");
    private static final int LONGEST = 200;
    private static final String OFFICIAL = "OctopusDeploy Tentacle";
    private static final Pattern WHITESPACE = Pattern.compile("\\s+");

    public ServiceName {
        if (value.length() > LONGEST || !ALLOWED.matcher(value).matches()) {
            throw new IllegalArgumentException("not a service name: '" + value + "'");
        }
    }

    /// The name that the official Tentacle gives the unit of an instance: slashes removed, runs of
    /// whitespace replaced by one hyphen [tentacle-configuration 6.3], so that its tooling finds
    /// ours.
    ///
    /// @throws IllegalArgumentException when the result is not a valid name
    public static ServiceName forInstance(String instance) {
        return new ServiceName(WHITESPACE.matcher(instance.replace("/", "")).replaceAll("-"));
    }

    /// The name that the official Tentacle gives the Windows service of an instance: only the
    /// instance called exactly `Tentacle` has no name of its own in it [tentacle-configuration
    /// 6.2].
    ///
    /// @throws IllegalArgumentException when the result is not a valid name
    public static ServiceName forWindowsInstance(String instance) {
        return new ServiceName(instance.equals("Tentacle") ? OFFICIAL : OFFICIAL + ": " + instance);
    }

    /// The name of the systemd unit.
    ///
    /// @throws IllegalArgumentException when this is a name for Windows
    public String unit() {
        if (value.indexOf(' ') >= 0) {
            throw new IllegalArgumentException("not a unit's name: '" + value + "'");
        }
        return value + ".service";
    }

    @Override
    public String toString() {
        return value;
    }
}
