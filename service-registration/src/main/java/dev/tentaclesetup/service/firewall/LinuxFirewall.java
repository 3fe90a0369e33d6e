package dev.tentaclesetup.service.firewall;

import dev.tentaclesetup.service.CommandRunner;
import dev.tentaclesetup.service.ServiceException;
import dev.tentaclesetup.service.ServiceFailure.NoFirewall;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The firewall of a Linux machine: firewalld or ufw, whichever is switched on. Rules that neither
/// of them keeps (nftables, iptables) are read and never edited.
public final class LinuxFirewall implements Firewall {
    private final List<FrontEnd> frontEnds;

    /// For this host.
    public LinuxFirewall(CommandRunner runner) {
        this(runner, Path.of("/etc/firewalld/services"));
    }

    LinuxFirewall(CommandRunner runner, Path services) {
        var commands = new FirewallCommands(runner);
        // Both front ends make rules of the kernel; those are their own only when neither runs.
        this.frontEnds =
                List.of(
                        new Firewalld(commands, services),
                        new Ufw(commands),
                        new RuleSet(commands));
    }

    @Override
    public FirewallState detect() throws InterruptedException {
        return find().state();
    }

    /// @param frontEnd empty when there is none at all
    private record Found(Optional<FrontEnd> frontEnd, FirewallState state) {}

    /// The first that filters; else the first that is switched off.
    private Found find() throws InterruptedException {
        var off = new Found(Optional.empty(), new FirewallState.Absent());
        for (FrontEnd frontEnd : frontEnds) {
            Optional<FirewallState> state = frontEnd.detect();
            if (state.isEmpty()) {
                continue;
            }
            var found = new Found(Optional.of(frontEnd), state.get());
            if (!(state.get() instanceof FirewallState.Inactive)) {
                return found;
            }
            if (off.frontEnd().isEmpty()) {
                off = found;
            }
        }
        return off;
    }

    @Override
    public List<FirewallRule> ours(String instance) throws ServiceException, InterruptedException {
        Optional<FrontEnd> active = active(find());
        return active.isPresent() ? active.get().ours(instance) : List.of();
    }

    @Override
    public boolean holds(FirewallRule rule) throws ServiceException, InterruptedException {
        Found found = find();
        return switch (found.state()) {
            case FirewallState.Active _, FirewallState.Unmanageable _ ->
                    found.frontEnd().orElseThrow().holds(rule);
            case FirewallState.Inactive _, FirewallState.Absent _ -> true;
        };
    }

    @Override
    public void replace(String instance, List<FirewallRule> rules)
            throws ServiceException, InterruptedException {
        if (!rules.stream().allMatch(rule -> rule.instance().equals(instance))) {
            throw new IllegalArgumentException("rules of another instance than " + instance);
        }
        Found found = find();
        Optional<FrontEnd> active = active(found);
        if (active.isPresent()) {
            active.get().replace(instance, rules);
        } else if (!rules.isEmpty()) {
            throw new ServiceException(new NoFirewall(name(found.state())));
        }
    }

    @Override
    public List<String> byHand(FirewallRule rule) throws InterruptedException {
        Optional<FrontEnd> frontEnd = find().frontEnd();
        return frontEnd.isPresent() ? frontEnd.get().byHand(rule) : List.of();
    }

    @Override
    public List<Firewall> keepers() throws InterruptedException {
        var keepers = new ArrayList<Firewall>();
        for (FrontEnd frontEnd : frontEnds) {
            switch (frontEnd.detect().orElse(new FirewallState.Absent())) {
                case FirewallState.Active _ -> keepers.add(new OneFirewall(frontEnd));
                case FirewallState.Inactive _ ->
                        keepers.add(new OneFirewall(frontEnd.switchedOff()));
                case FirewallState.Unmanageable _, FirewallState.Absent _ -> {}
            }
        }
        return keepers;
    }

    /// One of several, in use or not.
    private record OneFirewall(FrontEnd frontEnd) implements Firewall {
        @Override
        public FirewallState detect() throws InterruptedException {
            return frontEnd.detect().orElse(new FirewallState.Absent());
        }

        @Override
        public List<FirewallRule> ours(String instance)
                throws ServiceException, InterruptedException {
            return frontEnd.ours(instance);
        }

        @Override
        public boolean holds(FirewallRule rule) throws ServiceException, InterruptedException {
            return frontEnd.holds(rule);
        }

        @Override
        public void replace(String instance, List<FirewallRule> rules)
                throws ServiceException, InterruptedException {
            frontEnd.replace(instance, rules);
        }

        @Override
        public List<String> byHand(FirewallRule rule) throws InterruptedException {
            return frontEnd.byHand(rule);
        }
    }

    private static Optional<FrontEnd> active(Found found) {
        return found.state() instanceof FirewallState.Active ? found.frontEnd() : Optional.empty();
    }

    private static String name(FirewallState state) {
        return switch (state) {
            case FirewallState.Active(String name, String _) -> name;
            case FirewallState.Inactive(String name) -> name;
            case FirewallState.Unmanageable(String name) -> name;
            case FirewallState.Absent() -> "";
        };
    }
}
