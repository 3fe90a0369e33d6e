package dev.tentaclesetup.core.setup;

import dev.tentaclesetup.core.answers.Answers;
import dev.tentaclesetup.core.answers.Removal;
import dev.tentaclesetup.core.check.CheckLog;
import dev.tentaclesetup.core.check.CheckSubject;
import dev.tentaclesetup.core.host.HostPorts;
import dev.tentaclesetup.core.octopus.Machine;
import dev.tentaclesetup.core.octopus.OctopusClient;
import dev.tentaclesetup.core.plan.Facts;
import dev.tentaclesetup.core.plan.Plan;
import dev.tentaclesetup.core.plan.RunFacts;
import dev.tentaclesetup.core.preflight.FoundInstance;
import dev.tentaclesetup.core.preflight.InstalledInstanceCheck;
import dev.tentaclesetup.core.preflight.RecordsCheck;
import dev.tentaclesetup.core.preflight.RemovedFoldersCheck;
import dev.tentaclesetup.core.preflight.ServerChecks;
import dev.tentaclesetup.core.preflight.ServerSession;
import dev.tentaclesetup.core.preflight.Surroundings;
import dev.tentaclesetup.core.preflight.SurroundingsCheck;
import dev.tentaclesetup.core.problem.Severity;
import dev.tentaclesetup.instance.Thumbprint;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// Everything between the answers of a removal and its plan, once.
final class RemovalPreparation {

    private final HostPorts host;
    private final Removal removal;
    private final CheckLog log;
    private Optional<OctopusClient> client = Optional.empty();

    RemovalPreparation(HostPorts host, Removal removal, CheckLog log) {
        this.host = host;
        this.removal = removal;
        this.log = log;
    }

    Preparation prepare() throws InterruptedException {
        Optional<Plan> plan = Optional.empty();
        try {
            Optional<FoundInstance> instance =
                    log.run(new InstalledInstanceCheck(host, removal.setup().instance()));
            if (instance.isPresent()) {
                plan = plan(instance.get());
            }
            return plan.isPresent()
                    ? new Preparation.Ready(plan.get(), Optional.empty(), log.problems(), client)
                    : new Preparation.Blocked(log.problems());
        } finally {
            if (plan.isEmpty()) {
                client.ifPresent(OctopusClient::close);
            }
        }
    }

    private Optional<Plan> plan(FoundInstance instance) throws InterruptedException {
        var facts = new RunFacts(facts(instance));
        log.runQuietly(new RemovedFoldersCheck(host, removal, instance));
        Optional<RemovalPlan.RegisteredHere> here = server(instance);
        if (log.blocked()) {
            return Optional.empty();
        }
        Optional<Surroundings> surroundings =
                log.runQuietly(new SurroundingsCheck(host, removal, instance));
        if (surroundings.isEmpty()) {
            return Optional.empty();
        }
        var plan = new RemovalPlan(host, removal, instance, facts, surroundings.get());
        return log.runQuietly(
                new PlanCheck(CheckSubject.INSTANCE, instance.name(), () -> plan.plan(here)));
    }

    private static Facts facts(FoundInstance instance) {
        Facts facts = Facts.of(instance.name());
        return instance.own().map(facts::withThumbprint).orElse(facts);
    }

    /// Unless the answers insist, a server that cannot be asked does not stop the removal: its
    /// problems become warnings and the record stays there.
    private Optional<RemovalPlan.RegisteredHere> server(FoundInstance instance)
            throws InterruptedException {
        if (removal.server().isEmpty() || instance.own().isEmpty()) {
            return Optional.empty();
        }
        var quiet = new CheckLog(_ -> {});
        Optional<RemovalPlan.RegisteredHere> here =
                ask(quiet, removal.server().get(), instance.own().get());
        Severity severity =
                removal.deregister() == Removal.Deregister.YES
                        ? Severity.BLOCKER
                        : Severity.WARNING;
        log.report(
                quiet.summary(CheckSubject.SERVER, here.map(RemovalPreparation::words), severity));
        return here;
    }

    private static String words(RemovalPlan.RegisteredHere here) {
        return here.machines().stream().map(Machine::id).collect(Collectors.joining(", "));
    }

    private Optional<RemovalPlan.RegisteredHere> ask(
            CheckLog quiet, Answers.Server.Online online, Thumbprint own)
            throws InterruptedException {
        var checks = new ServerChecks(quiet);
        client = checks.connect(online, removal.proxy());
        Optional<ServerSession> session =
                client.isEmpty() ? Optional.empty() : checks.signIn(client.get(), online);
        if (session.isEmpty()) {
            return Optional.empty();
        }
        Optional<List<Machine>> records = quiet.run(new RecordsCheck(session.get(), own));
        return records.map(machines -> new RemovalPlan.RegisteredHere(session.get(), machines));
    }
}
