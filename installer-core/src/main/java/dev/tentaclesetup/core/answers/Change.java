package dev.tentaclesetup.core.answers;

/// What a later run may do with an answer when the instance is there already (`setup.if-exists =
/// reconfigure`).
public enum Change {
    /// The answer is about the run itself and is not kept.
    EACH_RUN,
    /// The instance takes the new answer.
    CHANGEABLE,
    /// The answer is decided when the instance is made; later runs repeat it.
    FIXED
}
