package dev.tentaclesetup.practice.work;

/// Why a Tentacle did not do what was asked.
public sealed interface TentacleFailure {

    /// One English sentence for a log.
    String describe();

    /// It could not be reached, or did not answer.
    ///
    /// @param why in the words of the protocol layer
    record Unreachable(String address, String why) implements TentacleFailure {
        @Override
        public String describe() {
            return "An error occurred when connecting to " + address + ": " + why;
        }
    }

    /// Something with another certificate answered.
    record WrongCertificate(String address, String why) implements TentacleFailure {
        @Override
        public String describe() {
            return "The machine at " + address + " is not the one that was registered: " + why;
        }
    }

    /// A polling Tentacle did not come for the request in time.
    record NotPolling(String address, String why) implements TentacleFailure {
        @Override
        public String describe() {
            return "The polling Tentacle " + address + " did not ask for work: " + why;
        }
    }

    /// It answered with an error.
    record Refused(String address, String why) implements TentacleFailure {
        @Override
        public String describe() {
            return "The Tentacle at " + address + " answered with an error: " + why;
        }
    }

    /// The machine is of a kind that this server cannot reach.
    record NotATentacle(String style) implements TentacleFailure {
        @Override
        public String describe() {
            return "This server reaches listening and polling Tentacles only, not " + style + ".";
        }
    }
}
