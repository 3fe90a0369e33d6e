package dev.tentaclesetup.service.firewall;

import dev.tentaclesetup.service.CommandRunner.CommandResult;
import dev.tentaclesetup.service.ServiceException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// firewalld while it is switched off: what it would do when it is switched on again.
record FirewalldOff(FirewallCommands commands, Path services) implements FrontEnd {

    private static final String PROGRAM = "firewall-offline-cmd";

    /// What it keeps cannot be read where `firewall-offline-cmd` is missing or refuses the files.
    @Override
    public Optional<FirewallState> detect() throws InterruptedException {
        return commands.ask(List.of(PROGRAM, "--get-default-zone"))
                .filter(result -> result.exitCode() == 0)
                .map(_ -> new FirewallState.Inactive("firewalld"));
    }

    private FirewalldRules rules() {
        return new FirewalldRules(commands, services, false);
    }

    @Override
    public List<FirewallRule> ours(String instance) throws ServiceException, InterruptedException {
        return detect().isPresent() ? rules().ours(instance) : List.of();
    }

    @Override
    public boolean holds(FirewallRule rule) throws ServiceException, InterruptedException {
        return ours(rule.instance()).equals(List.of(placed(rule)));
    }

    private FirewallRule placed(FirewallRule rule) throws InterruptedException {
        return rule.zone().isPresent()
                ? rule
                : commands.ask(List.of(PROGRAM, "--get-default-zone"))
                        .map(CommandResult::output)
                        .map(zone -> rule.withZone(zone.strip()))
                        .orElse(rule);
    }

    @Override
    public void replace(String instance, List<FirewallRule> rules)
            throws ServiceException, InterruptedException {
        FirewalldRules stored = rules();
        String service = FirewalldNames.service(instance);
        stored.shutOut(service, stored.zones());
        stored.forget(service);
        if (!rules.isEmpty()) {
            stored.define(instance);
            for (FirewallRule rule : rules) {
                stored.letIn(placed(rule));
            }
        }
    }

    @Override
    public List<String> byHand(FirewallRule rule) {
        return List.of();
    }
}
