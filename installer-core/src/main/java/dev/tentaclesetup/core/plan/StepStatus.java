package dev.tentaclesetup.core.plan;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// How far a step of a run is, as the one word that JSON lines and journals have for it.
public enum StepStatus {
    RUNNING,
    /// What it makes was there already.
    SAME,
    /// Applied and verified.
    OK,
    /// It stopped the run.
    FAIL,
    UNDOING,
    UNDONE,
    /// It could not be undone.
    LEFT;

    /// As it is written, for example `running`.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// Empty for a word that this version does not write.
    static Optional<StepStatus> of(String word) {
        return Arrays.stream(values()).filter(status -> status.word().equals(word)).findFirst();
    }
}
