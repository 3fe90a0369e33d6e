package dev.tentaclesetup.service.windows;

import com.sun.jna.platform.win32.Advapi32;
import com.sun.jna.platform.win32.Advapi32Util;
import com.sun.jna.platform.win32.Advapi32Util.EventLogIterator;
import com.sun.jna.platform.win32.Advapi32Util.EventLogRecord;
import com.sun.jna.platform.win32.Kernel32;
import com.sun.jna.platform.win32.Win32Exception;
import com.sun.jna.platform.win32.WinNT;
import com.sun.jna.platform.win32.WinNT.HANDLE;
import com.sun.jna.platform.win32.WinReg;
import dev.tentaclesetup.service.ServiceException;
import java.util.ArrayDeque;
import java.util.List;

/// The application log through the registry and `ReportEvent`.
///
/// The message file is the one of Windows' own `EventCreate`, which has the text `%1` and is on
/// every Windows since XP: there is none of ours to be registered, moved or left behind.
final class NativeEventLog implements EventLog {

    private static final System.Logger LOG = System.getLogger(NativeEventLog.class.getName());

    /// How many events are searched, since other programs write to this log as well.
    private static final int SEARCHED = 5_000;

    private static final int BACKWARDS = WinNT.EVENTLOG_BACKWARDS_READ;

    private static final String SOURCES =
            "SYSTEM\\CurrentControlSet\\Services\\EventLog\\Application";
    private static final String MESSAGE_FILE = "%SystemRoot%\\System32\\EventCreate.exe";
    private static final String FILE_VALUE = "EventMessageFile";
    private static final String TYPES_VALUE = "TypesSupported";
    private static final int ALL_TYPES = 0x1 | 0x2 | 0x4;

    @Override
    public boolean registered(String source) throws ServiceException {
        try {
            String key = key(source);
            return Advapi32Util.registryKeyExists(WinReg.HKEY_LOCAL_MACHINE, key)
                    && Advapi32Util.registryValueExists(WinReg.HKEY_LOCAL_MACHINE, key, FILE_VALUE);
        } catch (Win32Exception e) {
            throw failed("read", source, e);
        }
    }

    @Override
    public void register(String source) throws ServiceException {
        try {
            Advapi32Util.registryCreateKey(WinReg.HKEY_LOCAL_MACHINE, SOURCES, source);
            Advapi32Util.registrySetExpandableStringValue(
                    WinReg.HKEY_LOCAL_MACHINE, key(source), FILE_VALUE, MESSAGE_FILE);
            Advapi32Util.registrySetIntValue(
                    WinReg.HKEY_LOCAL_MACHINE, key(source), TYPES_VALUE, ALL_TYPES);
        } catch (Win32Exception e) {
            throw failed("register", source, e);
        }
    }

    @Override
    public void unregister(String source) throws ServiceException {
        try {
            if (Advapi32Util.registryKeyExists(WinReg.HKEY_LOCAL_MACHINE, key(source))) {
                Advapi32Util.registryDeleteKey(WinReg.HKEY_LOCAL_MACHINE, SOURCES, source);
            }
        } catch (Win32Exception e) {
            throw failed("unregister", source, e);
        }
    }

    @Override
    public void report(String source, int level, int message, String text) throws ServiceException {
        HANDLE handle = Advapi32.INSTANCE.RegisterEventSource(null, source);
        if (handle == null) {
            throw NativeErrors.failed("RegisterEventSource", Kernel32.INSTANCE.GetLastError());
        }
        try {
            boolean written =
                    Advapi32.INSTANCE.ReportEvent(
                            handle, level, 0, message, null, 1, 0, new String[] {text}, null);
            if (!written) {
                throw NativeErrors.failed("ReportEvent", Kernel32.INSTANCE.GetLastError());
            }
        } finally {
            Advapi32.INSTANCE.DeregisterEventSource(handle);
        }
    }

    @Override
    public List<String> last(String source, int events) {
        var found = new ArrayDeque<String>();
        try {
            var records = new EventLogIterator(null, "Application", BACKWARDS);
            try {
                for (int i = 0; i < SEARCHED && records.hasNext() && found.size() < events; i++) {
                    EventLogRecord record = records.next();
                    if (record.getSource().equals(source) && record.getStrings() != null) {
                        found.addFirst(String.join(" ", record.getStrings()));
                    }
                }
            } finally {
                records.close();
            }
        } catch (Win32Exception e) {
            // The log explains failures; it must not be one.
            LOG.log(System.Logger.Level.DEBUG, "the application log cannot be read", e);
        }
        return List.copyOf(found);
    }

    private static String key(String source) {
        return SOURCES + "\\" + source;
    }

    private static ServiceException failed(String verb, String source, Win32Exception e) {
        return NativeErrors.failed(verb + " event source " + source, e.getErrorCode());
    }
}
