package dev.tentaclesetup.core.setup;

import dev.tentaclesetup.core.answers.Removal;
import dev.tentaclesetup.core.check.CheckLog;
import dev.tentaclesetup.core.check.CheckSubject;
import dev.tentaclesetup.core.host.HostPorts;
import dev.tentaclesetup.core.plan.Facts;
import dev.tentaclesetup.core.plan.Plan;
import dev.tentaclesetup.core.plan.RunFacts;
import dev.tentaclesetup.core.preflight.FoundService;
import dev.tentaclesetup.core.preflight.InstalledInstanceCheck;
import dev.tentaclesetup.core.preflight.Remnants;
import dev.tentaclesetup.core.preflight.RemovedFoldersCheck;
import dev.tentaclesetup.core.preflight.Surroundings;
import dev.tentaclesetup.core.preflight.SurroundingsCheck;
import dev.tentaclesetup.core.problem.Problem;
import dev.tentaclesetup.core.problem.ProblemId;
import java.util.List;
import java.util.Optional;

/// Everything between the answers of a removal and its plan, once.
final class RemovalPreparation {

    private final HostPorts host;
    private final Removal removal;
    private final CheckLog log;

    RemovalPreparation(HostPorts host, Removal removal, CheckLog log) {
        this.host = host;
        this.removal = removal;
        this.log = log;
    }

    Preparation prepare() throws InterruptedException {
        Optional<Remnants> remnants =
                log.run(new InstalledInstanceCheck(host, removal.setup().instance()));
        return remnants.isPresent()
                ? prepare(remnants.get())
                : new Preparation.Blocked(log.problems());
    }

    private Preparation prepare(Remnants remnants) throws InterruptedException {
        var server = new ServerRecords(host, removal, remnants, log);
        Optional<Plan> plan = Optional.empty();
        try {
            plan = plan(remnants, server.find());
            return plan.isPresent()
                    ? new Preparation.Ready(
                            plan.get(),
                            Optional.empty(),
                            log.problems(),
                            server.client(),
                            List.of())
                    : new Preparation.Blocked(log.problems());
        } finally {
            if (plan.isEmpty()) {
                server.close();
            }
        }
    }

    private Optional<Plan> plan(Remnants remnants, RecordsToDelete records)
            throws InterruptedException {
        FoldersToDelete folders = FoldersToDelete.of(removal, remnants);
        log.runQuietly(new RemovedFoldersCheck(host, remnants, folders.all()));
        log.note(folders.problems());
        log.note(idle(remnants));
        if (log.blocked()) {
            return Optional.empty();
        }
        Optional<Surroundings> surroundings =
                log.runQuietly(new SurroundingsCheck(host, removal, remnants));
        if (surroundings.isEmpty()) {
            return Optional.empty();
        }
        boolean complete = !records.unknown() && folders.problems().isEmpty();
        var facts = new RunFacts(facts(remnants).withRemaining(records.staying()));
        var plan = new RemovalPlan(host, removal, remnants, facts, surroundings.get());
        return log.runQuietly(
                new PlanCheck(
                        CheckSubject.INSTANCE,
                        remnants.name(),
                        () -> plan.plan(records, folders, complete)));
    }

    /// A service that stays without what it needs.
    private List<Problem> idle(Remnants remnants) {
        return remnants.services().stream()
                .filter(FoundService::running)
                .filter(_ -> removal.stopsService())
                .flatMap(service -> service.definition().stream())
                .map(service -> Problem.of(ProblemId.SVC_IDLE, "", service.name().value()))
                .toList();
    }

    private static Facts facts(Remnants remnants) {
        Facts facts = Facts.of(remnants.name());
        return remnants.thumbprints().stream().findFirst().map(facts::withThumbprint).orElse(facts);
    }
}
