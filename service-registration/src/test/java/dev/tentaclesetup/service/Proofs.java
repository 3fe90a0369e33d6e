package dev.tentaclesetup.service;

/// What a program proves on a real machine, one thing after the other, and says when it is done.
///
/// @param afterEach leaves the machine as it was, whether the proof succeeded or not
public record Proofs(Proof afterEach) {

    /// Succeeds or throws.
    @FunctionalInterface
    public interface Proof {
        void run() throws Exception;
    }

    /// Proofs that leave nothing behind.
    public Proofs() {
        this(() -> {});
    }

    /// Runs a proof and prints that it succeeded.
    public void prove(String name, Proof proof) throws Exception {
        try {
            proof.run();
        } finally {
            afterEach.run();
        }
        System.out.println("pass " + name);
    }
}
