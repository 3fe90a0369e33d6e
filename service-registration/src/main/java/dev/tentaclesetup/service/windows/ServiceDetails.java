package dev.tentaclesetup.service.windows;

import com.sun.jna.Memory;
import com.sun.jna.platform.win32.Winsvc;
import com.sun.jna.platform.win32.Winsvc.ChangeServiceConfig2Info;
import com.sun.jna.platform.win32.Winsvc.SC_ACTION;
import com.sun.jna.platform.win32.Winsvc.SC_HANDLE;
import dev.tentaclesetup.service.ServiceException;
import dev.tentaclesetup.service.ServiceName;
import dev.tentaclesetup.service.windows.DetailCalls.SERVICE_DELAYED_AUTO_START_INFO;
import dev.tentaclesetup.service.windows.DetailCalls.SERVICE_PRESHUTDOWN_INFO;
import java.util.Optional;

/// The parts of a service's configuration that later Windows versions added in "information levels"
/// (`QueryServiceConfig2`, `ChangeServiceConfig2`). A level that a system does not know is no
/// failure: a service without it works.
record ServiceDetails(SC_HANDLE service, DetailCalls calls) {

    /// A restart among the recovery actions needs the right to start.
    static final int CHANGE_ACCESS =
            Winsvc.SERVICE_QUERY_CONFIG | Winsvc.SERVICE_CHANGE_CONFIG | Winsvc.SERVICE_START;

    private static final System.Logger LOG = System.getLogger(ServiceDetails.class.getName());

    private static final int DESCRIPTION = 1;
    private static final int FAILURE_ACTIONS = 2;
    private static final int DELAYED_START = 3;
    private static final int FAILURE_ACTIONS_FLAG = 4;
    private static final int BEFORE_SHUTDOWN = 7;

    /// How long the system waits for scripts to be ended before it shuts down. As long as the
    /// set-up waits; left alone it is three minutes in some Windows and ten seconds in others.
    private static final int SHUTDOWN_MILLIS = 60_000;

    /// `SC_ACTION_RESTART`
    private static final int RESTART = 1;

    /// What `QueryServiceConfig2` needs at most.
    private static final int MOST = 8 * 1024;

    /// Empty when there is none.
    String description() {
        return query(DESCRIPTION).map(memory -> NativeTexts.text(memory.getPointer(0))).orElse("");
    }

    Optional<Boolean> delayed() {
        return query(DELAYED_START).map(memory -> memory.getInt(0) != 0);
    }

    /// Empty when the system does not report it; without a restart when the first action is
    /// another.
    Optional<Recovery> recovery() {
        Optional<Memory> actions = query(FAILURE_ACTIONS);
        Optional<Boolean> flag = query(FAILURE_ACTIONS_FLAG).map(memory -> memory.getInt(0) != 0);
        if (actions.isEmpty() || flag.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(recovery(new Winsvc.SERVICE_FAILURE_ACTIONS(actions.get()), flag.get()));
    }

    private static Recovery recovery(Winsvc.SERVICE_FAILURE_ACTIONS actions, boolean flag) {
        SC_ACTION first = actions.cActions == 0 ? null : actions.lpsaActions;
        boolean restart = first != null && first.type == RESTART;
        return new Recovery(
                actions.dwResetPeriod,
                restart ? actions.cActions : 0,
                first == null ? 0 : first.delay,
                flag);
    }

    private Optional<Memory> query(int level) {
        var memory = new Memory(MOST);
        memory.clear();
        boolean known = calls.query(service, level, memory);
        if (!known) {
            LOG.log(
                    System.Logger.Level.DEBUG,
                    "level {0} is not told: error {1}",
                    level,
                    calls.lastError());
        }
        return known ? Optional.of(memory) : Optional.empty();
    }

    /// Writes all of them.
    void write(ServiceName name, ServiceConfiguration wanted) throws ServiceException {
        var description = new Winsvc.SERVICE_DESCRIPTION();
        description.lpDescription = wanted.description();
        change(name, DESCRIPTION, description);
        if (wanted.recovery().isPresent()) {
            recover(name, wanted.recovery().get());
        }
        change(name, BEFORE_SHUTDOWN, patience());
        boolean delay = wanted.delayed().orElse(false);
        if (wanted.startType() == ServiceConfiguration.AUTOMATIC
                && delay != delayed().orElse(false)) {
            change(name, DELAYED_START, delayed(delay));
        }
    }

    /// Writes what happens when it fails.
    void recover(ServiceName name, Recovery recovery) throws ServiceException {
        change(name, FAILURE_ACTIONS, actions(recovery));
        var flag = new Winsvc.SERVICE_FAILURE_ACTIONS_FLAG();
        flag.fFailureActionsOnNonCrashFailures = recovery.onEveryFailure() ? 1 : 0;
        change(name, FAILURE_ACTIONS_FLAG, flag);
    }

    private static SERVICE_PRESHUTDOWN_INFO patience() {
        var info = new SERVICE_PRESHUTDOWN_INFO();
        info.dwPreshutdownTimeout = SHUTDOWN_MILLIS;
        return info;
    }

    static SERVICE_DELAYED_AUTO_START_INFO delayed(boolean delayed) {
        var info = new SERVICE_DELAYED_AUTO_START_INFO();
        info.fDelayedAutostart = delayed ? 1 : 0;
        return info;
    }

    static Winsvc.SERVICE_FAILURE_ACTIONS actions(Recovery recovery) {
        var actions = new Winsvc.SERVICE_FAILURE_ACTIONS();
        actions.dwResetPeriod = recovery.resetSeconds();
        actions.lpRebootMsg = "";
        actions.lpCommand = "";
        actions.cActions = recovery.restarts();
        actions.lpsaActions = new SC_ACTION.ByReference();
        SC_ACTION[] all =
                (SC_ACTION[]) actions.lpsaActions.toArray(Math.max(1, recovery.restarts()));
        for (SC_ACTION action : all) {
            action.type = RESTART;
            action.delay = recovery.delayMillis();
        }
        return actions;
    }

    private void change(ServiceName name, int level, ChangeServiceConfig2Info info)
            throws ServiceException {
        if (!calls.change(service, level, info)) {
            int error = calls.lastError();
            if (error != NativeErrors.UNKNOWN_KIND) {
                throw NativeErrors.failed(
                        "ChangeServiceConfig2 level " + level, name, Optional.empty(), error);
            }
            LOG.log(
                    System.Logger.Level.INFO,
                    "this system does not keep level " + level + " of the service " + name);
        }
    }
}
