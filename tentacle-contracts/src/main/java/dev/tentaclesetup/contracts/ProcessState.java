package dev.tentaclesetup.contracts;

/// How far a script is [tentacle-services 2.2].
public enum ProcessState {
    PENDING(0, "Pending"),
    RUNNING(1, "Running"),
    COMPLETE(2, "Complete");

    private final int wireNumber;
    private final String wireName;

    ProcessState(int wireNumber, String wireName) {
        this.wireNumber = wireNumber;
        this.wireName = wireName;
    }

    /// The number on the wire.
    public int wireNumber() {
        return wireNumber;
    }

    /// The name as peers spell it.
    public String wireName() {
        return wireName;
    }
}
