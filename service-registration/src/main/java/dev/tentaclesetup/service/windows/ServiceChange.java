package dev.tentaclesetup.service.windows;

import dev.tentaclesetup.service.AccountPassword;
import dev.tentaclesetup.service.ServiceException;
import dev.tentaclesetup.service.ServiceFailure.MarkedForDeletion;
import dev.tentaclesetup.service.ServiceFailure.TimedOut;
import dev.tentaclesetup.service.ServiceName;
import dev.tentaclesetup.service.ServiceState;
import dev.tentaclesetup.service.windows.ServiceControl.Note;
import java.time.Duration;
import java.util.Optional;

/// Makes, changes and deletes our services, with what belongs to them: the account's right to log
/// on and the source in the event log. What fails in the middle is put back.
final class ServiceChange {

    private static final Duration DELETION = Duration.ofSeconds(10);

    /// The note when the account has its right from others.
    private static final String NO_ACCOUNT = "";

    private final ServiceControl control;
    private final EventLog log;
    private final ServiceWait wait;

    ServiceChange(ServiceControl control, EventLog log, ServiceWait wait) {
        this.control = control;
        this.log = log;
        this.wait = wait;
    }

    /// A part of a change, which may be refused.
    @FunctionalInterface
    private interface Part {
        void apply() throws ServiceException;
    }

    void create(ServiceName name, ServiceConfiguration wanted, AccountPassword password)
            throws ServiceException {
        Optional<String> granted = grant(wanted);
        try {
            control.create(name, wanted, password);
        } catch (ServiceException e) {
            putBack(e, () -> revoke(granted));
            throw e;
        }
        try {
            control.note(name, Note.MADE_BY, OwnServices.MAKER);
            complete(name, granted);
        } catch (ServiceException e) {
            putBack(e, () -> control.delete(name));
            putBack(e, () -> revoke(granted));
            throw e;
        }
    }

    void change(
            ServiceName name,
            ServiceConfiguration before,
            ServiceConfiguration wanted,
            AccountPassword password)
            throws ServiceException {
        boolean otherAccount = !control.sameAccount(before.account(), wanted.account());
        Optional<String> former = otherAccount ? noted(name) : Optional.empty();
        Optional<String> granted = grant(wanted);
        try {
            control.change(name, wanted, password);
            if (former.isPresent()) {
                control.note(name, Note.LOGON_GRANTED, NO_ACCOUNT);
            }
            complete(name, granted);
        } catch (ServiceException e) {
            // The old account's password is nowhere; Windows takes the old account without it.
            putBack(e, () -> control.change(name, before, AccountPassword.none()));
            putBack(e, () -> revoke(granted));
            if (otherAccount) {
                putBack(e, () -> control.note(name, Note.LOGON_GRANTED, former.orElse(NO_ACCOUNT)));
            }
            throw e;
        }
        revokeUnused(former, name);
    }

    /// Deletes a service that has stopped.
    ///
    /// @throws ServiceException with [MarkedForDeletion] when a program keeps it open
    void delete(ServiceName name) throws ServiceException, InterruptedException {
        Optional<String> granted = noted(name);
        control.delete(name);
        revokeUnused(granted, name);
        log.unregister(name.value());
        try {
            wait.until(name, ServiceState.NOT_INSTALLED, DELETION, status -> gone(name));
        } catch (ServiceException e) {
            boolean held = e.failure() instanceof TimedOut;
            throw held ? new ServiceException(new MarkedForDeletion(name), e) : e;
        }
    }

    private boolean gone(ServiceName name) {
        try {
            return control.status(name).isEmpty();
        } catch (ServiceException e) {
            return false;
        }
    }

    private void complete(ServiceName name, Optional<String> granted) throws ServiceException {
        if (granted.isPresent()) {
            control.note(name, Note.LOGON_GRANTED, granted.get());
        }
        if (!log.registered(name.value())) {
            log.register(name.value());
        }
    }

    /// @return the account, if it was not allowed to log on as a service before
    private Optional<String> grant(ServiceConfiguration wanted) throws ServiceException {
        String account = wanted.account();
        return needsRight(account) && control.grantLogon(account)
                ? Optional.of(account)
                : Optional.empty();
    }

    /// The system's own accounts may always, and virtual ones as members of `NT SERVICE\ALL
    /// SERVICES`.
    private static boolean needsRight(String account) {
        return !AccountSpelling.systemsOwn(account) && !VirtualAccount.isName(account);
    }

    private Optional<String> noted(ServiceName name) throws ServiceException {
        return control.note(name, Note.LOGON_GRANTED)
                .filter(account -> !account.equals(NO_ACCOUNT));
    }

    private void revokeUnused(Optional<String> account, ServiceName name) throws ServiceException {
        if (account.isPresent() && !control.usedByOthers(account.get(), name)) {
            control.revokeLogon(account.get());
        }
    }

    private void revoke(Optional<String> granted) throws ServiceException {
        if (granted.isPresent()) {
            control.revokeLogon(granted.get());
        }
    }

    private static void putBack(ServiceException cause, Part part) {
        try {
            part.apply();
        } catch (ServiceException e) {
            cause.addSuppressed(e);
        }
    }
}
