package dev.tentaclesetup.service.windows;

/// What a running service reports to the service control manager (`SERVICE_STATUS`).
///
/// @param state where it is
/// @param exitCode 0, or why it stopped; the service's own number, not Windows'
/// @param checkpoint grows while it starts or stops, 0 otherwise
record ReportedStatus(State state, int exitCode, int checkpoint) {

    /// How long the manager may wait for the next checkpoint.
    static final int WAIT_HINT_MILLIS = 15_000;

    /// The states that we report, in the order of a life, with Windows' numbers.
    enum State {
        START_PENDING(2),
        RUNNING(4),
        STOP_PENDING(3),
        STOPPED(1);

        private final int number;

        State(int number) {
            this.number = number;
        }

        int number() {
            return number;
        }

        boolean pending() {
            return this == START_PENDING || this == STOP_PENDING;
        }
    }
}
