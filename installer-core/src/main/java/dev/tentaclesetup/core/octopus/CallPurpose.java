package dev.tentaclesetup.core.octopus;

import dev.tentaclesetup.core.problem.Argument;
import dev.tentaclesetup.core.problem.Reason;
import java.util.Locale;

/// What a call to the server is for. The bundle has its words, as `reason.call.` with the name.
enum CallPurpose {
    READ_ROOT,
    SIGN_IN,
    SIGN_OUT,
    READ_PERMISSIONS,
    READ_SERVER_CERTIFICATE,
    LIST_NODES,
    LIST_SPACES,
    OPEN_SPACE,
    LIST_ENVIRONMENTS,
    LIST_ROLES,
    LIST_POLICIES,
    LIST_WORKER_POOLS,
    LIST_PROXIES,
    LIST_TENANTS,
    LIST_TAG_SETS,
    FIND_NAME,
    FIND_THUMBPRINT,
    READ_MACHINE,
    REGISTER_MACHINE,
    UPDATE_MACHINE,
    RESTORE_MACHINE,
    DELETE_MACHINE,
    CALL_AGENT,
    START_HEALTH_CHECK,
    START_SCRIPT,
    READ_TASK,
    READ_TASK_LOG;

    /// For a placeholder of a problem's sentences.
    Argument phrase() {
        return Argument.phrase("reason." + key());
    }

    /// For what was seen.
    Reason reason() {
        return Reason.of(key());
    }

    private String key() {
        return "call." + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
