package dev.tentaclesetup.service.windows;

import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.Pointer;
import com.sun.jna.platform.win32.Winsvc.SC_HANDLE;
import com.sun.jna.platform.win32.Winsvc.SERVICE_STATUS;
import com.sun.jna.platform.win32.Winsvc.SERVICE_STATUS_PROCESS;
import com.sun.jna.ptr.IntByReference;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The calls of the service control manager as they arrive, and failures with the system's numbers.
final class ScriptedScm implements ScmCalls {

    /// Every call in words, with what each pointer points to at that moment.
    final List<String> made = new ArrayList<>();

    /// By the names of calls.
    final Map<String, Integer> errors = new HashMap<>();

    /// The memory of passwords, to see it wiped.
    final List<Pointer> secrets = new ArrayList<>();

    List<String> dependents = List.of();
    private final Memory kept = new Memory(4096);
    private int open;

    int open() {
        return open;
    }

    private boolean succeeds(String call, Object... arguments) {
        var text = new StringBuilder(call);
        for (Object argument : arguments) {
            text.append(' ').append(argument);
        }
        made.add(text.toString());
        Native.setLastError(errors.getOrDefault(call, 0));
        return !errors.containsKey(call);
    }

    private @Nullable SC_HANDLE handle(boolean success) {
        open += success ? 1 : 0;
        return success ? new SC_HANDLE() : null;
    }

    private String secret(@Nullable Pointer password) {
        if (password == null) {
            return "null";
        }
        secrets.add(password);
        return "'" + password.getWideString(0) + "'";
    }

    private static String text(@Nullable Pointer list) {
        return NativeTexts.list(list).toString();
    }

    @Override
    public @Nullable SC_HANDLE OpenSCManager(
            @Nullable String machine, @Nullable String database, int access) {
        return handle(succeeds("OpenSCManager", machine, database, access));
    }

    @Override
    public @Nullable SC_HANDLE OpenService(SC_HANDLE manager, String name, int access) {
        return handle(succeeds("OpenService", name, Integer.toHexString(access)));
    }

    @Override
    public boolean CloseServiceHandle(SC_HANDLE handle) {
        open--;
        return true;
    }

    @Override
    public boolean QueryServiceStatusEx(
            SC_HANDLE service,
            int level,
            SERVICE_STATUS_PROCESS status,
            int size,
            IntByReference needed) {
        return succeeds("QueryServiceStatusEx", level, size);
    }

    @Override
    public boolean StartService(SC_HANDLE service, int count, @Nullable Pointer arguments) {
        return succeeds("StartService", count, arguments);
    }

    @Override
    public boolean ControlService(SC_HANDLE service, int control, SERVICE_STATUS status) {
        return succeeds("ControlService", control);
    }

    @Override
    public boolean DeleteService(SC_HANDLE service) {
        return succeeds("DeleteService");
    }

    /// Each entry has two addresses and seven numbers, padded to 48 bytes; the texts follow.
    @Override
    public boolean EnumDependentServices(
            SC_HANDLE service,
            int state,
            @Nullable Pointer buffer,
            int size,
            IntByReference needed,
            IntByReference count) {
        needed.setValue(dependents.isEmpty() ? 0 : 1024);
        boolean fits = dependents.isEmpty() || size >= 1024;
        if (errors.containsKey("EnumDependentServices") || !fits) {
            needed.setValue(errors.containsKey("EnumDependentServices") ? 0 : needed.getValue());
            return succeeds("EnumDependentServices", state, size) && fits;
        }
        long text = 48L * dependents.size();
        for (int i = 0; buffer != null && i < dependents.size(); i++) {
            buffer.setPointer(48L * i, buffer.share(text));
            buffer.setWideString(text, dependents.get(i));
            text += (dependents.get(i).length() + 1L) * Native.WCHAR_SIZE;
        }
        count.setValue(dependents.size());
        return succeeds("EnumDependentServices", state, size);
    }

    @Override
    public @Nullable SC_HANDLE CreateService(
            SC_HANDLE manager,
            String name,
            String displayName,
            int access,
            int type,
            int start,
            int errorControl,
            String imagePath,
            @Nullable String group,
            @Nullable IntByReference tag,
            Pointer dependencies,
            @Nullable String account,
            @Nullable Pointer password) {
        return handle(
                succeeds(
                        "CreateService",
                        "name=" + name,
                        "shown=" + displayName,
                        "access=" + Integer.toHexString(access),
                        "type=" + type,
                        "start=" + start,
                        "errors=" + errorControl,
                        "path=" + imagePath,
                        "group=" + group,
                        "tag=" + tag,
                        "after=" + text(dependencies),
                        "account=" + account,
                        "password=" + secret(password)));
    }

    @Override
    public boolean ChangeServiceConfig(
            SC_HANDLE service,
            int type,
            int start,
            int errorControl,
            @Nullable String imagePath,
            @Nullable String group,
            @Nullable IntByReference tag,
            @Nullable Pointer dependencies,
            @Nullable String account,
            @Nullable Pointer password,
            @Nullable String displayName) {
        return succeeds(
                "ChangeServiceConfig",
                "type=" + Integer.toHexString(type),
                "start=" + start,
                "errors=" + Integer.toHexString(errorControl),
                "path=" + imagePath,
                "group=" + group,
                "tag=" + tag,
                "after=" + text(dependencies),
                "account=" + account,
                "password=" + secret(password),
                "shown=" + displayName);
    }

    /// Of a service that runs as the account `.\deploy`.
    @Override
    public boolean QueryServiceConfig(
            SC_HANDLE service, @Nullable Pointer buffer, int size, IntByReference needed) {
        needed.setValue((int) kept.size());
        if (buffer == null) {
            return false;
        }
        buffer.clear(size);
        long text = 512;
        buffer.setWideString(text, ".\\deploy");
        buffer.setPointer(48, buffer.share(text));
        return succeeds("QueryServiceConfig");
    }
}
