package dev.tentaclesetup.core.setup;

import dev.tentaclesetup.core.answers.Removal;
import dev.tentaclesetup.core.host.HostPorts;
import dev.tentaclesetup.core.host.ServiceProblems;
import dev.tentaclesetup.core.plan.Step;
import dev.tentaclesetup.core.problem.ProblemException;
import dev.tentaclesetup.core.step.AccountStep;
import dev.tentaclesetup.core.step.FirewallStep;
import dev.tentaclesetup.service.ServiceAccount;
import dev.tentaclesetup.service.ServiceDefinition;
import dev.tentaclesetup.service.ServiceException;
import dev.tentaclesetup.service.account.DedicatedAccount;
import dev.tentaclesetup.service.account.FoundAccount;
import dev.tentaclesetup.service.firewall.Firewall;
import dev.tentaclesetup.service.firewall.FirewallRule;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What a machine has for an instance besides its files and its service: rules of the firewall and
/// an account. Only what this product made for this instance is found.
///
/// @param host the host that is set up
/// @param removal what shall go
/// @param instance that is removed
record SurroundingsRemoval(HostPorts host, Removal removal, InstanceReader.Instance instance) {

    List<Step> steps() throws ProblemException, InterruptedException {
        if (!host.administrator()) {
            return List.of();
        }
        var steps = new ArrayList<Step>();
        try {
            if (removal.delete().contains(Removal.Part.FIREWALL)) {
                for (Firewall firewall : host.firewall().keepers()) {
                    closing(firewall).ifPresent(steps::add);
                }
            }
            if (removal.delete().contains(Removal.Part.ACCOUNT)
                    && removal.delete().contains(Removal.Part.SERVICE)) {
                for (String name : names()) {
                    account(name).ifPresent(steps::add);
                }
            }
        } catch (ServiceException e) {
            throw ServiceProblems.of(e);
        }
        return steps;
    }

    private Optional<Step> closing(Firewall firewall)
            throws ServiceException, InterruptedException {
        List<FirewallRule> rules = firewall.ours(instance.name());
        return rules.isEmpty()
                ? Optional.empty()
                : Optional.of(new FirewallStep(firewall, instance.name(), Optional.empty(), rules));
    }

    /// An instance that has gone over to another account still has the one that was made for it.
    private Set<String> names() {
        var names = new LinkedHashSet<String>();
        Optional<ServiceDefinition> definition = instance.service().definition();
        if (definition.isPresent()
                && definition.get().account() instanceof ServiceAccount.OwnAccount(String name)) {
            names.add(name);
        }
        names.add(host.accounts().usualName(instance.name()));
        return names;
    }

    private Optional<Step> account(String name) throws ServiceException, InterruptedException {
        if (host.accounts().comesWithService(name)) {
            return Optional.empty();
        }
        Optional<FoundAccount> found = host.accounts().find(name);
        if (found.filter(one -> one.madeFor(instance.name())).isEmpty()) {
            return Optional.empty();
        }
        FoundAccount there = found.get();
        Path home = there.home().orElse(instance.files().file().path()).toAbsolutePath();
        var account = new DedicatedAccount(name, instance.name(), home, Optional.of(there.id()));
        return Optional.of(AccountStep.removing(host.accounts(), account));
    }
}
