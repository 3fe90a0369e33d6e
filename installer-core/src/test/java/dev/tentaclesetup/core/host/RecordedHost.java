package dev.tentaclesetup.core.host;

import dev.tentaclesetup.core.plan.StateFolder;
import dev.tentaclesetup.instance.HostFolders;
import dev.tentaclesetup.service.AccountPassword;
import dev.tentaclesetup.service.ServiceException;
import dev.tentaclesetup.service.ServiceFailure;
import dev.tentaclesetup.service.ServiceFailure.ForeignAccount;
import dev.tentaclesetup.service.ServiceManager;
import dev.tentaclesetup.service.account.DedicatedAccount;
import dev.tentaclesetup.service.account.FoundAccount;
import dev.tentaclesetup.service.account.ServiceAccounts;
import dev.tentaclesetup.service.firewall.Firewall;
import dev.tentaclesetup.service.firewall.FirewallRule;
import dev.tentaclesetup.service.firewall.FirewallState;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A host whose firewall and accounts are kept in memory, after the rules of the real ones.
public final class RecordedHost {

    public FirewallState state = new FirewallState.Absent();
    public final List<FirewallRule> rules = new ArrayList<>();

    /// What services run.
    public ProgramLocation program =
            new ProgramLocation(List.of("/opt/tentacle-setup/bin/tentacle"));

    /// What changes fail with; none by default.
    public Optional<ServiceFailure> refusal = Optional.empty();

    /// For whom each account was made; `somebody` for no instance.
    public final Map<String, String> made = new HashMap<>();

    /// The set-up's view of this host: everything of its own lies below a folder, and it runs as an
    /// administrator.
    public HostPorts ports(
            Path folder, HostStyle style, ServiceManager services, ServiceManager processes) {
        return new HostPorts(
                HostFolders.under(folder.resolve("machine")),
                new StateFolder(folder.resolve("state")),
                style,
                new ServicePort(services),
                new ServicePort(processes),
                program,
                Map.of(),
                true,
                firewall(),
                accounts(),
                Optional.empty(),
                InstantSource.system());
    }

    public FirewallPort firewall() {
        return new FirewallPort(new MemoryFirewall());
    }

    private void refuse() throws ServiceException {
        if (refusal.isPresent()) {
            throw new ServiceException(refusal.get());
        }
    }

    private final class MemoryFirewall implements Firewall {
        @Override
        public FirewallState detect() {
            return state;
        }

        @Override
        public List<FirewallRule> ours(String instance) {
            return rules.stream().filter(rule -> rule.instance().equals(instance)).toList();
        }

        @Override
        public boolean holds(FirewallRule rule) {
            return ours(rule.instance()).equals(List.of(rule));
        }

        @Override
        public void replace(String instance, List<FirewallRule> wanted) throws ServiceException {
            refuse();
            rules.removeIf(rule -> rule.instance().equals(instance));
            rules.addAll(wanted);
        }

        @Override
        public List<String> byHand(FirewallRule rule) {
            return List.of("allow " + rule.port());
        }
    }

    public AccountPort accounts() {
        return new AccountPort(new MemoryAccounts());
    }

    private final class MemoryAccounts implements ServiceAccounts {
        @Override
        public Optional<FoundAccount> find(String name) {
            return Optional.ofNullable(made.get(name))
                    .map(instance ->
                            new FoundAccount(
                                    name,
                                    "990",
                                    Optional.of(name),
                                    Optional.empty(),
                                    Optional.of(instance)));
        }

        @Override
        public String usualName(String instance) {
            return "tentacle-" + instance;
        }

        @Override
        public AccountPassword create(DedicatedAccount account) throws ServiceException {
            refuse();
            requireOurs(account);
            made.put(account.name(), account.instance());
            return AccountPassword.none();
        }

        @Override
        public void remove(DedicatedAccount account) throws ServiceException {
            refuse();
            requireOurs(account);
            made.remove(account.name());
        }

        private void requireOurs(DedicatedAccount account) throws ServiceException {
            String instance = made.getOrDefault(account.name(), account.instance());
            if (!instance.equals(account.instance())) {
                throw new ServiceException(new ForeignAccount(account.name()));
            }
        }
    }
}
