package dev.tentaclesetup.core.setup;

import dev.tentaclesetup.core.answers.Answers;
import dev.tentaclesetup.core.host.CertificateSource;
import dev.tentaclesetup.core.host.HostPorts;
import dev.tentaclesetup.core.plan.Plan;
import dev.tentaclesetup.core.plan.Step;
import dev.tentaclesetup.core.plan.StepKind;
import dev.tentaclesetup.core.preflight.CurrentState;
import dev.tentaclesetup.core.preflight.Damage;
import dev.tentaclesetup.core.preflight.FoundService;
import dev.tentaclesetup.core.preflight.HostFirewall;
import dev.tentaclesetup.core.preflight.WantedFolders;
import dev.tentaclesetup.core.preflight.WantedService;
import dev.tentaclesetup.core.problem.ProblemException;
import dev.tentaclesetup.core.step.AccountStep;
import dev.tentaclesetup.core.step.CertificateStep;
import dev.tentaclesetup.core.step.ConfigurationStep;
import dev.tentaclesetup.core.step.ExportCertificateStep;
import dev.tentaclesetup.core.step.FirewallStep;
import dev.tentaclesetup.core.step.FoldersStep;
import dev.tentaclesetup.core.step.IndexStep;
import dev.tentaclesetup.core.step.KeptConfiguration;
import dev.tentaclesetup.core.step.OwnershipStep;
import dev.tentaclesetup.core.step.RepairStep;
import dev.tentaclesetup.service.account.DedicatedAccount;
import dev.tentaclesetup.service.firewall.FirewallState;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Builds one plan from what is wanted and what is there; the same answers and the same state give
/// the same plan. It has the steps whose wanted state is not there already, in the order of the
/// mode [wizard-reference 9.7]. A listening agent runs before it is registered, because the server
/// dials it at once; a polling one is registered first, so that its first call is expected. So is
/// one whose certificate changes: the server has to know the new one before it calls.
final class PlanBuilder {

    private final HostPorts host;
    private final Answers answers;
    private final CurrentState current;
    private final WantedInstance wanted;
    private final CertificateSource certificate;
    private final RecordSteps record;
    private final ServiceSteps service;

    PlanBuilder(Answers answers, CurrentState current, StepContext context)
            throws ProblemException {
        this.answers = answers;
        this.current = current;
        this.wanted = WantedInstance.of(context.host(), answers, current);
        this.host = context.host();
        this.certificate = context.certificate();
        this.record = new RecordSteps(answers, current, wanted, context);
        this.service =
                new ServiceSteps(host, answers, current, wanted, record.board(), record.listed());
    }

    Plan build() throws ProblemException {
        List<Step> local = localSteps();
        boolean wake = answers.service().startNow() && !service.works();
        boolean old = current.program().isPresent();
        boolean restart = current.busy() && (wake || old || local.stream().anyMatch(this::read));
        boolean start =
                restart || wake || current.other().filter(FoundService::running).isPresent();
        List<Step> starting = start ? List.of(service.start()) : List.of();
        var steps = new ArrayList<Step>(otherWay());
        if (restart) {
            steps.add(service.stop());
        }
        steps.addAll(local);
        steps.addAll(service.password());
        steps.addAll(firewallSteps());
        switch (answers.connection()) {
            case Answers.Connection.Listening _ -> {
                List<Step> register = record.register();
                if (record.rekeyed()) {
                    steps.addAll(register);
                }
                steps.addAll(starting);
                if (!starting.isEmpty() || (!register.isEmpty() && current.busy())) {
                    steps.addAll(record.inbound());
                }
                if (!record.rekeyed()) {
                    steps.addAll(register);
                }
            }
            case Answers.Connection.Polling _ -> {
                steps.addAll(record.register());
                steps.addAll(starting);
            }
        }
        if ((!steps.isEmpty() || !record.proved()) && (start || current.busy())) {
            steps.addAll(record.health());
        }
        steps.addAll(exportSteps());
        return new Plan(Plan.Purpose.SET_UP, steps, record.board());
    }

    /// Last, so that only the certificate of an agent that works is handed out.
    private List<Step> exportSteps() throws ProblemException {
        if (answers.key().exported().isEmpty()) {
            return List.of();
        }
        var step = new ExportCertificateStep(wanted.files(), answers.key().exported().get());
        return current.thumbprint().isPresent() && step.holds() ? List.of() : List.of(step);
    }

    /// Whether the agent reads what the step changes, so that it has to be started again for it.
    private boolean read(Step step) {
        StepKind kind = step.description().kind();
        boolean ofTheNextStart = kind == StepKind.FOLDERS || kind == StepKind.INDEX;
        return kind == StepKind.SERVICE ? service.read() : !ofTheNextStart;
    }

    /// An instance that ran as a background process becomes a service, or the reverse: two agents
    /// of one instance must never run. What ran is started again in the new way.
    private List<Step> otherWay() {
        return current.other().map(found -> EndOfService.steps(host, found)).orElse(List.of());
    }

    /// Nothing when callers get in already, or the answers or the firewall forbid a change.
    private List<Step> firewallSteps() {
        HostFirewall found = current.firewall();
        boolean nothing = found.needed().isEmpty() ? found.ours().isEmpty() : found.open();
        return nothing || !found.managed() || !(found.state() instanceof FirewallState.Active)
                ? List.of()
                : List.of(
                        new FirewallStep(
                                host.firewall(),
                                wanted.name().text(),
                                found.needed(),
                                found.ours()));
    }

    private List<Step> localSteps() throws ProblemException {
        var steps = new ArrayList<Step>();
        if (current.accountMissing()) {
            DedicatedAccount account = new WantedService(host, answers).dedicated().orElseThrow();
            steps.add(AccountStep.making(host.accounts(), account));
        }
        if (!current.missingFolders().isEmpty()) {
            steps.add(foldersStep());
        }
        steps.addAll(service.rights());
        steps.addAll(repairSteps());
        if (current.thumbprint().isEmpty()) {
            steps.add(certificateStep());
        }
        if (!configurationHolds()) {
            steps.add(
                    new ConfigurationStep(
                            kept(),
                            wanted.configuration(),
                            current.configuration(),
                            wanted.owner()));
        }
        if (current.othersFiles()) {
            steps.add(new OwnershipStep(wanted.owned(), wanted.owner()));
        }
        if (current.record().isEmpty()) {
            steps.add(new IndexStep(host.index(), wanted.name(), wanted.files().file().path()));
        }
        steps.addAll(service.install());
        return steps;
    }

    private Step certificateStep() throws ProblemException {
        return new CertificateStep(
                kept(), wanted.owner(), record.board(), certificate, current.replaced());
    }

    private KeptConfiguration kept() {
        return new KeptConfiguration(wanted.files(), host.archive(wanted.name().text()));
    }

    private List<Step> repairSteps() {
        return current
                .damage()
                .filter(Damage::ofFile)
                .map(damage -> new RepairStep(kept(), damage.copy(), wanted.owner()))
                .map(Step.class::cast)
                .stream()
                .toList();
    }

    private Step foldersStep() {
        WantedFolders folders = wanted.folders();
        return new FoldersStep(
                List.of(folders.configuration(), folders.data(), folders.applications()),
                List.<Path>of(folders.index()),
                wanted.owner());
    }

    private boolean configurationHolds() throws ProblemException {
        return current.configuration().isPresent()
                && wanted.configuration().heldBy(current.configuration().get());
    }
}
