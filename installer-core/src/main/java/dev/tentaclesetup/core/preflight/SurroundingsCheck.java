package dev.tentaclesetup.core.preflight;

import dev.tentaclesetup.core.answers.Removal;
import dev.tentaclesetup.core.check.CheckSubject;
import dev.tentaclesetup.core.check.HostCheck;
import dev.tentaclesetup.core.check.Observation;
import dev.tentaclesetup.core.host.FirewallPort;
import dev.tentaclesetup.core.host.HostPorts;
import dev.tentaclesetup.core.problem.ProblemException;
import dev.tentaclesetup.service.ServiceAccount;
import dev.tentaclesetup.service.ServiceDefinition;
import dev.tentaclesetup.service.account.DedicatedAccount;
import dev.tentaclesetup.service.account.FoundAccount;
import dev.tentaclesetup.service.firewall.FirewallRule;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Which rules of the firewall and which accounts go with an instance.
///
/// @param host that it is removed from
/// @param removal what shall go
/// @param instance that is removed
public record SurroundingsCheck(HostPorts host, Removal removal, Remnants instance)
        implements HostCheck<Surroundings> {

    @Override
    public CheckSubject subject() {
        return CheckSubject.INSTANCE;
    }

    @Override
    public String about() {
        return instance.name();
    }

    @Override
    public Duration limit() {
        return SEVERAL_COMMANDS;
    }

    @Override
    public Observation<Surroundings> observe() throws ProblemException, InterruptedException {
        if (!host.administrator()) {
            return Observation.of(Surroundings.NONE, "");
        }
        return Observation.of(new Surroundings(openings(), accounts()), "");
    }

    private List<Surroundings.Opening> openings() throws ProblemException, InterruptedException {
        var openings = new ArrayList<Surroundings.Opening>();
        if (removal.delete().contains(Removal.Part.FIREWALL)) {
            for (FirewallPort firewall : host.firewall().keepers()) {
                List<FirewallRule> rules = firewall.ours(instance.name());
                if (!rules.isEmpty()) {
                    openings.add(new Surroundings.Opening(firewall, rules));
                }
            }
        }
        return openings;
    }

    private List<DedicatedAccount> accounts() throws ProblemException, InterruptedException {
        var accounts = new ArrayList<DedicatedAccount>();
        if (removal.delete().contains(Removal.Part.ACCOUNT)
                && removal.delete().contains(Removal.Part.SERVICE)) {
            for (String name : names()) {
                account(name).ifPresent(accounts::add);
            }
        }
        return accounts;
    }

    /// An instance that has gone over to another account still has the one that was made for it.
    private Set<String> names() {
        var names = new LinkedHashSet<String>();
        instance.services().stream()
                .flatMap(service -> service.definition().stream())
                .map(ServiceDefinition::account)
                .forEach(account -> {
                    if (account instanceof ServiceAccount.OwnAccount(String name)) {
                        names.add(name);
                    }
                });
        names.add(host.accounts().usualName(instance.name()));
        return names;
    }

    private Optional<DedicatedAccount> account(String name)
            throws ProblemException, InterruptedException {
        if (host.accounts().comesWithService(name)) {
            return Optional.empty();
        }
        Optional<FoundAccount> found = host.accounts().find(name);
        if (found.filter(one -> one.madeFor(instance.name())).isEmpty()) {
            return Optional.empty();
        }
        FoundAccount there = found.get();
        Path home = there.home().orElse(instance.files().file().path()).toAbsolutePath();
        return Optional.of(
                new DedicatedAccount(name, instance.name(), home, Optional.of(there.id())));
    }
}
