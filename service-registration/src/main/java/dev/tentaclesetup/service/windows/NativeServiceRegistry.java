package dev.tentaclesetup.service.windows;

import com.sun.jna.platform.win32.Advapi32Util;
import com.sun.jna.platform.win32.Win32Exception;
import com.sun.jna.platform.win32.WinReg;
import dev.tentaclesetup.service.ServiceException;
import dev.tentaclesetup.service.ServiceName;
import dev.tentaclesetup.service.windows.ServiceControl.Note;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// The registry of this host.
final class NativeServiceRegistry implements ServiceRegistry {

    private static final String SERVICES = "SYSTEM\\CurrentControlSet\\Services";
    private static final String PARAMETERS = "Parameters";
    private static final String ENVIRONMENT = "Environment";
    private static final String DEPENDENCIES = "DependOnService";
    private static final String ACCOUNT = "ObjectName";
    private static final WinReg.HKEY MACHINE = WinReg.HKEY_LOCAL_MACHINE;

    @Override
    public Map<String, String> environment(ServiceName name) throws ServiceException {
        try {
            var variables = new TreeMap<String, String>();
            for (String line : list(name, ENVIRONMENT)) {
                int equals = line.indexOf('=');
                if (equals > 0) {
                    variables.put(line.substring(0, equals), line.substring(equals + 1));
                }
            }
            return variables;
        } catch (Win32Exception e) {
            throw failed("read the variables of", name, e);
        }
    }

    @Override
    public void environment(ServiceName name, Map<String, String> variables)
            throws ServiceException {
        try {
            if (!variables.isEmpty()) {
                String[] lines =
                        variables.entrySet().stream()
                                .map(entry -> entry.getKey() + "=" + entry.getValue())
                                .toArray(String[]::new);
                Advapi32Util.registrySetStringArray(MACHINE, key(name), ENVIRONMENT, lines);
            } else if (Advapi32Util.registryValueExists(MACHINE, key(name), ENVIRONMENT)) {
                Advapi32Util.registryDeleteValue(MACHINE, key(name), ENVIRONMENT);
            }
        } catch (Win32Exception e) {
            throw failed("write the variables of", name, e);
        }
    }

    @Override
    public List<String> dependencies(ServiceName name) throws ServiceException {
        try {
            return list(name, DEPENDENCIES);
        } catch (Win32Exception e) {
            throw failed("read the dependencies of", name, e);
        }
    }

    private static List<String> list(ServiceName name, String value) {
        return Advapi32Util.registryValueExists(MACHINE, key(name), value)
                ? List.of(Advapi32Util.registryGetStringArray(MACHINE, key(name), value))
                : List.of();
    }

    @Override
    public Optional<String> note(ServiceName name, Note note) throws ServiceException {
        String key = key(name) + "\\" + PARAMETERS;
        try {
            return Advapi32Util.registryKeyExists(MACHINE, key)
                            && Advapi32Util.registryValueExists(MACHINE, key, note.value())
                    ? Optional.of(Advapi32Util.registryGetStringValue(MACHINE, key, note.value()))
                    : Optional.empty();
        } catch (Win32Exception e) {
            throw failed("read our note at", name, e);
        } catch (IllegalStateException | ClassCastException otherType) {
            return Optional.empty();
        }
    }

    @Override
    public void note(ServiceName name, Note note, String text) throws ServiceException {
        try {
            Advapi32Util.registryCreateKey(MACHINE, key(name), PARAMETERS);
            Advapi32Util.registrySetStringValue(
                    MACHINE, key(name) + "\\" + PARAMETERS, note.value(), text);
        } catch (Win32Exception e) {
            throw failed("write our note at", name, e);
        }
    }

    @Override
    public List<String> accountsOfOthers(ServiceName name) throws ServiceException {
        try {
            var accounts = new ArrayList<String>();
            for (String other : Advapi32Util.registryGetKeys(MACHINE, SERVICES)) {
                String key = SERVICES + "\\" + other;
                if (!other.equalsIgnoreCase(name.value())
                        && Advapi32Util.registryValueExists(MACHINE, key, ACCOUNT)) {
                    accounts.add(Advapi32Util.registryGetStringValue(MACHINE, key, ACCOUNT));
                }
            }
            return accounts.stream().distinct().toList();
        } catch (Win32Exception e) {
            throw failed("look for other services beside", name, e);
        }
    }

    private static String key(ServiceName name) {
        return SERVICES + "\\" + name.value();
    }

    private static ServiceException failed(String what, ServiceName name, Win32Exception e) {
        return NativeErrors.failed("registry: " + what + " " + name, e.getErrorCode());
    }
}
