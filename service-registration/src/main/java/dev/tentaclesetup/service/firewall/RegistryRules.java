package dev.tentaclesetup.service.firewall;

import com.sun.jna.platform.win32.Advapi32Util;
import com.sun.jna.platform.win32.Win32Exception;
import com.sun.jna.platform.win32.WinReg;
import dev.tentaclesetup.service.ServiceException;
import dev.tentaclesetup.service.ServiceFailure.NativeFailed;
import dev.tentaclesetup.service.firewall.FirewallRule.Profile;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/// The registry of this host, which every user may read.
final class RegistryRules implements WindowsRules {
    private static final String SERVICE = "SYSTEM\\CurrentControlSet\\Services\\MpsSvc";
    private static final String LOCAL =
            "SYSTEM\\CurrentControlSet\\Services\\SharedAccess\\Parameters\\FirewallPolicy\\";
    private static final String POLICY = "SOFTWARE\\Policies\\Microsoft\\WindowsFirewall\\";
    private static final String RULES = "FirewallRules";

    /// `SERVICE_DISABLED`
    private static final int DISABLED = 4;

    /// Far more than the largest lists that servers are known to gather.
    private static final int MOST_RULES = 100_000;

    @Override
    public boolean installed() throws ServiceException {
        return number(SERVICE, "Start").isPresent();
    }

    @Override
    public Set<Profile> guarded() throws ServiceException {
        Set<Profile> guarded = EnumSet.noneOf(Profile.class);
        if (number(SERVICE, "Start").orElse(DISABLED) == DISABLED) {
            return guarded;
        }
        for (Profile profile : Profile.values()) {
            if (filters(profile)) {
                guarded.add(profile);
            }
        }
        return guarded;
    }

    @Override
    public Set<Profile> policyAlone() throws ServiceException {
        Set<Profile> alone = EnumSet.noneOf(Profile.class);
        for (Profile profile : Profile.values()) {
            if (first(policies(profile), "AllowLocalPolicyMerge").orElse(1) == 0) {
                alone.add(profile);
            }
        }
        return alone;
    }

    /// A policy decides before the machine.
    private static boolean filters(Profile profile) throws ServiceException {
        var keys = new ArrayList<>(policies(profile));
        keys.add(
                LOCAL
                        + switch (profile) {
                            case DOMAIN -> "DomainProfile";
                            case PRIVATE -> "StandardProfile";
                            case PUBLIC -> "PublicProfile";
                        });
        return first(keys, "EnableFirewall").orElse(1) != 0;
    }

    /// The private profile has a name of its own in policies, and keeps there and on the machine
    /// the one that it had when there was no public one.
    private static List<String> policies(Profile profile) {
        return switch (profile) {
            case DOMAIN -> List.of(POLICY + "DomainProfile");
            case PRIVATE -> List.of(POLICY + "PrivateProfile", POLICY + "StandardProfile");
            case PUBLIC -> List.of(POLICY + "PublicProfile");
        };
    }

    private static Optional<Integer> first(List<String> keys, String value)
            throws ServiceException {
        for (String key : keys) {
            Optional<Integer> found = number(key, value);
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    @Override
    public List<String> local() throws ServiceException {
        return texts(LOCAL + RULES);
    }

    @Override
    public List<String> policy() throws ServiceException {
        return texts(POLICY + RULES);
    }

    private static Optional<Integer> number(String key, String value) throws ServiceException {
        try {
            boolean there =
                    Advapi32Util.registryKeyExists(WinReg.HKEY_LOCAL_MACHINE, key)
                            && Advapi32Util.registryValueExists(
                                    WinReg.HKEY_LOCAL_MACHINE, key, value);
            return there
                            && Advapi32Util.registryGetValue(WinReg.HKEY_LOCAL_MACHINE, key, value)
                                    instanceof Integer number
                    ? Optional.of(number)
                    : Optional.empty();
        } catch (Win32Exception e) {
            throw failed(key, e);
        }
    }

    private static List<String> texts(String key) throws ServiceException {
        try {
            if (!Advapi32Util.registryKeyExists(WinReg.HKEY_LOCAL_MACHINE, key)) {
                return List.of();
            }
            return Advapi32Util.registryGetValues(WinReg.HKEY_LOCAL_MACHINE, key).values().stream()
                    .filter(String.class::isInstance)
                    .map(String.class::cast)
                    .limit(MOST_RULES)
                    .toList();
        } catch (Win32Exception e) {
            throw failed(key, e);
        }
    }

    private static ServiceException failed(String key, Win32Exception e) {
        String reason = Objects.requireNonNullElse(e.getMessage(), "");
        return new ServiceException(
                new NativeFailed("read registry key " + key, e.getErrorCode(), reason), e);
    }
}
