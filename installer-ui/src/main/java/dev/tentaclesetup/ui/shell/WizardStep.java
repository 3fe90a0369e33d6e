package dev.tentaclesetup.ui.shell;

import dev.tentaclesetup.core.answers.AnswerNames;
import dev.tentaclesetup.core.answers.AnswerSection;
import dev.tentaclesetup.ui.widget.Texts;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The six steps, in their order. Their numbers never move.
public enum WizardStep {
    SERVER(1, "wizard.step.server"),
    CONNECTION(2, "wizard.step.connection"),
    REGISTRATION(3, "wizard.step.registration"),
    HOST(4, "wizard.step.host"),
    REVIEW(5, "wizard.step.review"),
    SETUP(6, "wizard.step.setup");

    private final int number;
    private final String key;

    WizardStep(int number, String key) {
        this.number = number;
        this.key = key;
    }

    /// From 1.
    public int number() {
        return number;
    }

    /// The step after this one; empty on the last.
    Optional<WizardStep> next() {
        return numbered(number + 1);
    }

    /// The step before this one; empty on the first.
    Optional<WizardStep> previous() {
        return numbered(number - 1);
    }

    private static Optional<WizardStep> numbered(int wanted) {
        return Arrays.stream(values()).filter(step -> step.number == wanted).findFirst();
    }

    /// The short name in the step list.
    public String title() {
        return Texts.text(key);
    }

    /// Where an answer is given.
    ///
    /// @param answer the key's text, for example `connection.listen-port`, or null
    public static Optional<WizardStep> ofAnswer(@Nullable String answer) {
        return Optional.ofNullable(answer).flatMap(AnswerNames::find).map(key -> of(key.section()));
    }

    private static WizardStep of(AnswerSection section) {
        return switch (section) {
            case SERVER, PROXY, PROXY_COMMS, PROXY_WEB -> SERVER;
            case CONNECTION -> CONNECTION;
            case REGISTRATION -> REGISTRATION;
            case SETUP, PATHS, SERVICE, FIREWALL, CERTIFICATE, CHECKS, OUTPUT, REMOVE -> HOST;
        };
    }
}
