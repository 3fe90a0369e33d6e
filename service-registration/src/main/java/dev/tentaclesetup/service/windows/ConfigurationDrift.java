package dev.tentaclesetup.service.windows;

import dev.tentaclesetup.service.ServiceDrift;
import dev.tentaclesetup.service.ServiceDrift.Aspect;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiPredicate;

/// Differences between a service's configuration and the one that we would write. What the system
/// does not report counts as right: otherwise there would always be a difference. It is written
/// with each change.
final class ConfigurationDrift {

    private final List<ServiceDrift> found = new ArrayList<>();

    private final BiPredicate<String, String> sameAccount;

    private ConfigurationDrift(BiPredicate<String, String> sameAccount) {
        this.sameAccount = sameAccount;
    }

    /// @param sameAccount whether two names are those of one account
    static List<ServiceDrift> of(
            ServiceConfiguration is,
            ServiceConfiguration wanted,
            BiPredicate<String, String> sameAccount) {
        var drift = new ConfigurationDrift(sameAccount);
        drift.compare(is, wanted);
        return List.copyOf(drift.found);
    }

    private void compare(ServiceConfiguration is, ServiceConfiguration wanted) {
        setting("DisplayName", is.displayName(), wanted.displayName());
        setting("ImagePath", is.imagePath(), wanted.imagePath());
        setting("Description", is.description(), wanted.description());
        setting("Environment", is.environment(), wanted.environment());
        if (!sameAccount.test(is.account(), wanted.account())) {
            setting("ObjectName", is.account(), wanted.account());
        }
        if (!lowerCase(is.dependencies()).equals(lowerCase(wanted.dependencies()))) {
            setting("DependOnService", is.dependencies(), wanted.dependencies());
        }
        if (is.startType() != wanted.startType()) {
            add(Aspect.START, "Start", is.startType(), wanted.startType());
        }
        known(Aspect.START, "DelayedAutostart", is.delayed(), wanted.delayed());
        known(Aspect.SETTING, "FailureActions", is.recovery(), wanted.recovery());
    }

    private <T> void known(Aspect aspect, String name, Optional<T> is, Optional<T> wanted) {
        if (is.isPresent() && wanted.isPresent() && !is.equals(wanted)) {
            add(aspect, name, is.get(), wanted.get());
        }
    }

    private void setting(String name, Object is, Object wanted) {
        if (!is.equals(wanted)) {
            add(Aspect.SETTING, name, is, wanted);
        }
    }

    private void add(Aspect aspect, String name, Object is, Object wanted) {
        found.add(new ServiceDrift(aspect, name, is.toString(), wanted.toString()));
    }

    /// Windows' names of services know no case.
    private static List<String> lowerCase(List<String> names) {
        return names.stream().map(name -> name.toLowerCase(Locale.ROOT)).toList();
    }
}
