package dev.tentaclesetup.service;

import java.util.OptionalLong;

/// A service at one moment.
///
/// @param state what it does
/// @param processId of the main process while there is one
/// @param startsAtBoot whether the system starts it by itself
/// @param result the manager's own word for how the last run ended (`success`, `exit-code`,
///   `signal`, `timeout`, `203`, …); empty when it has none
/// @param told the status that the service reports of itself, a line of text; empty when it reports
///   none
public record ServiceStatus(
        ServiceState state,
        OptionalLong processId,
        boolean startsAtBoot,
        String result,
        String told) {

    /// A service that does not exist.
    public static final ServiceStatus NOT_INSTALLED =
            new ServiceStatus(ServiceState.NOT_INSTALLED, OptionalLong.empty(), false, "");

    /// A service that reports no status.
    public ServiceStatus(
            ServiceState state, OptionalLong processId, boolean startsAtBoot, String result) {
        this(state, processId, startsAtBoot, result, "");
    }
}
