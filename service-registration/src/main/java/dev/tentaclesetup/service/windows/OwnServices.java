package dev.tentaclesetup.service.windows;

import dev.tentaclesetup.service.Readiness;
import dev.tentaclesetup.service.ServiceAccount;
import dev.tentaclesetup.service.ServiceAccount.NamedAccount;
import dev.tentaclesetup.service.ServiceAccount.OwnAccount;
import dev.tentaclesetup.service.ServiceAccount.SystemAccount;
import dev.tentaclesetup.service.ServiceDefinition;
import dev.tentaclesetup.service.ServiceException;
import dev.tentaclesetup.service.ServiceFailure.ForeignService;
import dev.tentaclesetup.service.ServiceName;
import dev.tentaclesetup.service.windows.ServiceControl.Note;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The services that this product made, known by its note in the registry. The name alone would not
/// do: the official Tentacle's services are called the same.
record OwnServices(ServiceControl control) {

    static final String MAKER = "Tentacle Setup";

    /// @throws ServiceException with [ForeignService] when this product did not make it
    Optional<ServiceConfiguration> read(ServiceName name) throws ServiceException {
        Optional<ServiceConfiguration> there = control.read(name);
        if (there.isPresent() && !control.note(name, Note.MADE_BY).equals(Optional.of(MAKER))) {
            throw foreign(name, there.get(), null);
        }
        return there;
    }

    /// @throws ServiceException with [ForeignService] also when ours was changed into something
    ///   that no definition can say
    Optional<ServiceDefinition> definition(ServiceName name) throws ServiceException {
        Optional<ServiceConfiguration> there = read(name);
        if (there.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(definition(name, there.get()));
        } catch (IllegalArgumentException e) {
            throw foreign(name, there.get(), e);
        }
    }

    private static ServiceDefinition definition(ServiceName name, ServiceConfiguration is) {
        return new ServiceDefinition(
                name,
                is.description(),
                ImagePath.parse(is.imagePath()),
                account(name, is),
                new TreeMap<>(is.environment()),
                is.start(),
                Readiness.NOTIFIED,
                is.dependencies());
    }

    private static ServiceAccount account(ServiceName name, ServiceConfiguration is) {
        if (is.localSystem()) {
            return new SystemAccount();
        }
        String own = new VirtualAccount(name).name();
        if (is.account().equalsIgnoreCase(own)) {
            return new OwnAccount(own);
        }
        String local = is.account().startsWith(".\\") ? is.account().substring(2) : is.account();
        return new NamedAccount(local);
    }

    private static ServiceException foreign(
            ServiceName name, ServiceConfiguration there, @Nullable Exception cause) {
        return new ServiceException(new ForeignService(name, there.imagePath()), cause);
    }
}
