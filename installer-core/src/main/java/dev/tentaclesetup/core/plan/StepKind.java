package dev.tentaclesetup.core.plan;

import java.util.Locale;

/// What a step of a plan is about. Each kind has a stable word, which JSON output, journal and plan
/// hash contain, and a title in the bundle.
public enum StepKind {
    FOLDERS,
    RIGHTS,
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

    /// The key of the title in the bundle.
    public String titleKey() {
        return "step." + word() + ".title";
    }
}
