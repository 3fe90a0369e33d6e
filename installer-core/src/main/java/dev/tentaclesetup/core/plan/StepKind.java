package dev.tentaclesetup.core.plan;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// What a step of a plan is about. Each kind has a stable word, which JSON output, journal and plan
/// hash contain, and a title in the bundle.
public enum StepKind {
    FOLDERS,
    RIGHTS,
    REPAIR,
    CERTIFICATE,
    CONFIGURATION,
    INDEX,
    ACCOUNT,
    OWNERSHIP,
    FIREWALL,
    SERVICE,
    SERVICE_PASSWORD,
    STOP,
    START,
    INBOUND,
    REGISTER,
    HEALTH,
    EXPORT_CERTIFICATE,
    DEREGISTER,
    REMOVE_FIREWALL,
    REMOVE_SERVICE,
    REMOVE_PROCESS,
    REMOVE_INDEX,
    REMOVE_CONFIGURATION,
    REMOVE_CERTIFICATE,
    REMOVE_ACCOUNT,
    REMOVE_DATA,
    REMOVE_APPLICATIONS;

    /// Whether it changes what the instances of a host share: the index, accounts, firewall rules.
    boolean shared() {
        return switch (this) {
            case INDEX, REMOVE_INDEX, ACCOUNT, REMOVE_ACCOUNT, FIREWALL, REMOVE_FIREWALL -> true;
            case FOLDERS,
                    RIGHTS,
                    REPAIR,
                    CERTIFICATE,
                    CONFIGURATION,
                    OWNERSHIP,
                    SERVICE,
                    SERVICE_PASSWORD,
                    STOP,
                    START,
                    INBOUND,
                    REGISTER,
                    HEALTH,
                    EXPORT_CERTIFICATE,
                    DEREGISTER,
                    REMOVE_SERVICE,
                    REMOVE_PROCESS,
                    REMOVE_CONFIGURATION,
                    REMOVE_CERTIFICATE,
                    REMOVE_DATA,
                    REMOVE_APPLICATIONS ->
                    false;
        };
    }

    /// As scripts read it, for example `service-password`.
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// The kind with this word; empty when this version has none.
    static Optional<StepKind> of(String word) {
        return Arrays.stream(values()).filter(kind -> kind.word().equals(word)).findFirst();
    }

    /// The key of the title in the bundle.
    public String titleKey() {
        return "step." + word() + ".title";
    }
}
