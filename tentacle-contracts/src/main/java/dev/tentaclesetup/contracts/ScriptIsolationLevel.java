package dev.tentaclesetup.contracts;

/// Whether a script tolerates others beside it; the number travels [tentacle-services 2.2].
public enum ScriptIsolationLevel {
    NO_ISOLATION(0, "NoIsolation"),
    FULL_ISOLATION(1, "FullIsolation");

    private final int wireNumber;
    private final String wireName;

    ScriptIsolationLevel(int wireNumber, String wireName) {
        this.wireNumber = wireNumber;
        this.wireName = wireName;
    }

    /// The number on the wire.
    public int wireNumber() {
        return wireNumber;
    }

    /// The name as peers and log lines spell it.
    public String wireName() {
        return wireName;
    }
}
