package dev.tentaclesetup.service.firewall;

import com.sun.jna.platform.win32.Shell32Util;
import com.sun.jna.platform.win32.ShlObj;
import dev.tentaclesetup.service.CommandRunner;
import dev.tentaclesetup.service.ServiceException;
import dev.tentaclesetup.service.ServiceFailure.NoFirewall;
import dev.tentaclesetup.service.firewall.FirewallRule.Profile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Windows Firewall: changed by `netsh`, read from the registry, whose texts are the same in every
/// language. Rules stay known while the firewall is off, so they are found, made and removed then
/// too.
///
/// A rule with our name that says what ours never do was changed by hand: it is no rule of the
/// instance, does not hold, and goes with the next change.
public final class WindowsFirewall implements Firewall {
    private static final System.Logger LOG = System.getLogger(WindowsFirewall.class.getName());
    private static final String NAME = "Windows Firewall";

    /// Shown where a group policy ignores the rules that are made on the host.
    private static final String OF_POLICY = "Windows Firewall (group policy)";

    private final FirewallCommands commands;
    private final WindowsRules registry;
    private final Netsh netsh;

    /// For this host, which must be Windows.
    public WindowsFirewall(CommandRunner runner) {
        this(
                runner,
                new RegistryRules(),
                Path.of(Shell32Util.getFolderPath(ShlObj.CSIDL_SYSTEM), "netsh.exe").toString());
    }

    WindowsFirewall(CommandRunner runner, WindowsRules registry, String program) {
        this.commands = new FirewallCommands(runner);
        this.registry = registry;
        this.netsh = new Netsh(program);
    }

    @Override
    public FirewallState detect() {
        try {
            if (!registry.installed()) {
                return new FirewallState.Absent();
            }
            Set<Profile> guarded = registry.guarded();
            if (guarded.isEmpty()) {
                return new FirewallState.Inactive(NAME);
            }
            return registry.policyAlone().containsAll(guarded)
                    ? new FirewallState.Unmanageable(OF_POLICY)
                    : new FirewallState.Active(NAME, words(guarded));
        } catch (ServiceException e) {
            LOG.log(System.Logger.Level.WARNING, "Windows Firewall cannot be read", e);
            return new FirewallState.Absent();
        }
    }

    private static String words(Set<Profile> profiles) {
        return EnumSet.copyOf(profiles).stream()
                .map(profile -> profile.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(", "));
    }

    @Override
    public List<FirewallRule> ours(String instance) throws ServiceException {
        return ours(named(instance), instance);
    }

    private static List<FirewallRule> ours(List<StoredRule> named, String instance) {
        return named.stream().flatMap(rule -> rule.read(instance).stream()).toList();
    }

    private List<StoredRule> named(String instance) throws ServiceException {
        String name = Netsh.name(instance);
        return rules(registry.local()).filter(rule -> rule.name().equals(name)).toList();
    }

    private static Stream<StoredRule> rules(List<String> texts) {
        return texts.stream().map(StoredRule::parse).flatMap(Optional::stream);
    }

    @Override
    public boolean holds(FirewallRule rule) throws ServiceException {
        FirewallState state = detect();
        if (state instanceof FirewallState.Unmanageable) {
            return rules(registry.policy()).anyMatch(other -> other.opens(rule));
        }
        if (!(state instanceof FirewallState.Active)) {
            return true;
        }
        List<StoredRule> named = named(rule.instance());
        if (named.isEmpty()) {
            return Stream.concat(rules(registry.local()), rules(registry.policy()))
                    .anyMatch(other -> other.opens(rule));
        }
        return named.size() == 1
                && named.getFirst().read(rule.instance()).map(plain(rule)::equals).orElse(false);
    }

    /// As it is read back: Windows has no zones, and all kinds of networks are none in particular.
    private static FirewallRule plain(FirewallRule rule) {
        boolean all = rule.profiles().size() == Profile.values().length;
        return FirewallRule.of(rule.instance(), rule.port())
                .withFrom(rule.from())
                .withProfiles(all ? Set.of() : rule.profiles());
    }

    /// Ports that stay open are opened before others are closed. `netsh` removes by name and port,
    /// so what changes for one port is closed for a moment.
    @Override
    public void replace(String instance, List<FirewallRule> rules)
            throws ServiceException, InterruptedException {
        if (!rules.stream().allMatch(rule -> rule.instance().equals(instance))) {
            throw new IllegalArgumentException("rules of another instance than " + instance);
        }
        if (!rules.isEmpty() && !registry.installed()) {
            throw new ServiceException(new NoFirewall(""));
        }
        List<StoredRule> named = named(instance);
        List<FirewallRule> before = new ArrayList<>(ours(named, instance));
        if (before.size() < named.size()) {
            commands.require(netsh.delete(instance));
            before.clear();
        }
        List<FirewallRule> wanted = rules.stream().map(WindowsFirewall::plain).distinct().toList();
        for (int port : ports(wanted)) {
            change(instance, port, at(port, before), at(port, wanted));
        }
        for (int port : ports(before)) {
            if (at(port, wanted).isEmpty()) {
                commands.require(netsh.delete(instance, port));
            }
        }
    }

    private void change(
            String instance, int port, List<FirewallRule> before, List<FirewallRule> wanted)
            throws ServiceException, InterruptedException {
        if (before.size() == wanted.size() && before.containsAll(wanted)) {
            return;
        }
        if (!before.isEmpty()) {
            commands.require(netsh.delete(instance, port));
        }
        for (FirewallRule rule : wanted) {
            commands.require(netsh.add(rule));
        }
    }

    private static Set<Integer> ports(List<FirewallRule> rules) {
        return rules.stream()
                .map(FirewallRule::port)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static List<FirewallRule> at(int port, List<FirewallRule> rules) {
        return rules.stream().filter(rule -> rule.port() == port).toList();
    }

    @Override
    public List<String> byHand(FirewallRule rule) {
        return switch (detect()) {
            case FirewallState.Absent _ -> List.of();
            case FirewallState.Unmanageable _ -> List.of(inPolicy(rule));
            case FirewallState.Active _, FirewallState.Inactive _ ->
                    List.of(Netsh.line(netsh.add(plain(rule))));
        };
    }

    /// The command for the administrator of the group policy.
    private static String inPolicy(FirewallRule rule) {
        return "New-NetFirewallRule -PolicyStore DOMAIN\\POLICY -DisplayName \"%s\" -Direction Inbound"
                        .formatted(Netsh.name(rule.instance()))
                + " -Protocol TCP -LocalPort %d -Action Allow".formatted(rule.port());
    }
}
