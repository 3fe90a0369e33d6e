package dev.tentaclesetup.service.systemd;

import dev.tentaclesetup.service.ServiceName;
import dev.tentaclesetup.service.ServiceState;
import dev.tentaclesetup.service.ServiceStatus;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/// What `systemctl show` prints about a unit: stable names and English words in every locale.
///
/// @param values by name; a name that this systemd does not know is missing
record UnitProperties(Map<String, String> values) {

    static final List<String> NAMES =
            List.of(
                    "LoadState",
                    "ActiveState",
                    "SubState",
                    "Result",
                    "ExecMainStatus",
                    "MainPID",
                    "UnitFileState",
                    "FragmentPath",
                    "DropInPaths",
                    "NeedDaemonReload",
                    "StatusText");

    UnitProperties {
        values = Map.copyOf(values);
    }

    static UnitProperties parse(String output) {
        var values = new HashMap<String, String>();
        for (String line : output.split("\n", -1)) {
            int equals = line.indexOf('=');
            if (equals > 0) {
                values.put(line.substring(0, equals), line.substring(equals + 1).strip());
            }
        }
        return new UnitProperties(values);
    }

    ServiceStatus status() {
        ServiceState state = state();
        if (state == ServiceState.NOT_INSTALLED) {
            return ServiceStatus.NOT_INSTALLED;
        }
        return new ServiceStatus(state, processId(), enabled(), result(), value("StatusText"));
    }

    boolean known() {
        return !value("LoadState").equals("not-found");
    }

    boolean enabled() {
        return fileState().equals("enabled");
    }

    /// systemd's word for it: `enabled` for ever, `enabled-runtime` until the next boot, …
    String fileState() {
        return value("UnitFileState");
    }

    /// The files that add to this unit and to no other. What a distribution adds to every service
    /// (`service.d`) is none of them.
    List<String> additions(ServiceName name) {
        String folder = "/" + name.unit() + ".d/";
        return Arrays.stream(value("DropInPaths").split(" ", -1))
                .filter(path -> path.contains(folder))
                .toList();
    }

    boolean stale() {
        return value("NeedDaemonReload").equals("yes");
    }

    /// Path of the unit's file, empty when it has none.
    String file() {
        return value("FragmentPath");
    }

    String result() {
        String result = value("Result");
        String status = value("ExecMainStatus");
        return result.equals("exit-code") && !status.isEmpty() ? result + " " + status : result;
    }

    private ServiceState state() {
        return switch (value("ActiveState")) {
            case "active", "reloading", "refreshing" -> ServiceState.RUNNING;
            case "activating" -> activating();
            case "deactivating" -> ServiceState.STOPPING;
            case "failed" -> known() ? ServiceState.FAILED : ServiceState.NOT_INSTALLED;
            default -> known() ? ServiceState.STOPPED : ServiceState.NOT_INSTALLED;
        };
    }

    /// A service that crashed and waits for its next start is `activating` for systemd as well.
    private ServiceState activating() {
        return value("SubState").startsWith("auto-restart")
                ? ServiceState.FAILED
                : ServiceState.STARTING;
    }

    private OptionalLong processId() {
        String id = value("MainPID");
        boolean number =
                !id.isEmpty() && id.length() < 10 && id.chars().allMatch(c -> c >= '0' && c <= '9');
        long value = number ? Long.parseLong(id) : 0;
        return value > 0 ? OptionalLong.of(value) : OptionalLong.empty();
    }

    private String value(String name) {
        return values.getOrDefault(name, "");
    }
}
