package dev.tentaclesetup.contracts;

/// Where a log line came from [tentacle-services 2.2].
public enum ProcessOutputSource {
    STD_OUT(0, "StdOut"),
    STD_ERR(1, "StdErr"),
    DEBUG(2, "Debug");

    private final int wireNumber;
    private final String wireName;

    ProcessOutputSource(int wireNumber, String wireName) {
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
