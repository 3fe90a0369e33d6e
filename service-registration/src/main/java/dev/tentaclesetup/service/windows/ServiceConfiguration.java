package dev.tentaclesetup.service.windows;

import dev.tentaclesetup.service.ServiceAccount.NamedAccount;
import dev.tentaclesetup.service.ServiceAccount.OwnAccount;
import dev.tentaclesetup.service.ServiceAccount.SystemAccount;
import dev.tentaclesetup.service.ServiceDefinition;
import dev.tentaclesetup.service.StartMode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// A service as Windows keeps it.
///
/// @param displayName what the list of services shows
/// @param imagePath the command as one text
/// @param startType Windows' number: 2 automatic, 3 manual, 4 disabled
/// @param delayed whether an automatic start comes some time after the others; empty when the
///   system does not report it
/// @param dependencies services that are started before it
/// @param account as Windows spells it, `LocalSystem` for the system's own
/// @param description one line for people
/// @param recovery empty when the system does not report it
/// @param environment additional variables
record ServiceConfiguration(
        String displayName,
        String imagePath,
        int startType,
        Optional<Boolean> delayed,
        List<String> dependencies,
        String account,
        String description,
        Optional<Recovery> recovery,
        Map<String, String> environment) {

    static final int AUTOMATIC = 2;
    static final int MANUAL = 3;
    static final int DISABLED = 4;

    static final String LOCAL_SYSTEM = "LocalSystem";

    ServiceConfiguration {
        dependencies = List.copyOf(dependencies);
        environment = new TreeMap<>(environment);
    }

    /// What a definition means on Windows.
    static ServiceConfiguration of(ServiceDefinition definition) {
        return new ServiceConfiguration(
                definition.name().value(),
                ImagePath.render(definition.command()),
                definition.start() == StartMode.MANUAL ? MANUAL : AUTOMATIC,
                Optional.of(definition.start() == StartMode.DELAYED),
                definition.after(),
                switch (definition.account()) {
                    case SystemAccount() -> LOCAL_SYSTEM;
                    case NamedAccount(var name) -> qualified(name);
                    case OwnAccount(var name) -> qualified(name);
                },
                definition.description(),
                Optional.of(Recovery.RESTART),
                definition.environment());
    }

    /// A name without a domain is one of this host, which Windows wants to be written as `.\`.
    static String qualified(String account) {
        boolean domain = account.indexOf('\\') >= 0 || account.indexOf('@') >= 0;
        boolean system = account.equalsIgnoreCase(LOCAL_SYSTEM);
        return domain || system ? account : ".\\" + account;
    }

    ServiceConfiguration withAccount(String other) {
        return new ServiceConfiguration(
                displayName,
                imagePath,
                startType,
                delayed,
                dependencies,
                other,
                description,
                recovery,
                environment);
    }

    boolean localSystem() {
        return account.equalsIgnoreCase(LOCAL_SYSTEM);
    }

    StartMode start() {
        if (startType != AUTOMATIC) {
            return StartMode.MANUAL;
        }
        return delayed.orElse(false) ? StartMode.DELAYED : StartMode.AUTOMATIC;
    }
}
