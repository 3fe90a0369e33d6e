package dev.tentaclesetup.core.setup;

import dev.tentaclesetup.core.Secret;
import dev.tentaclesetup.core.answers.Answers;
import dev.tentaclesetup.core.answers.Mode;
import dev.tentaclesetup.core.host.CertificateSource;
import dev.tentaclesetup.core.host.HostPorts;
import dev.tentaclesetup.core.host.ListeningProbe;
import dev.tentaclesetup.core.host.RightsPort;
import dev.tentaclesetup.core.octopus.Machine;
import dev.tentaclesetup.core.plan.Facts;
import dev.tentaclesetup.core.plan.Plan;
import dev.tentaclesetup.core.plan.RunFacts;
import dev.tentaclesetup.core.plan.Step;
import dev.tentaclesetup.core.preflight.CurrentState;
import dev.tentaclesetup.core.preflight.FoundService;
import dev.tentaclesetup.core.preflight.HostFirewall;
import dev.tentaclesetup.core.preflight.ServerSession;
import dev.tentaclesetup.core.preflight.ServerState;
import dev.tentaclesetup.core.preflight.WantedFolders;
import dev.tentaclesetup.core.preflight.WantedService;
import dev.tentaclesetup.core.problem.ProblemException;
import dev.tentaclesetup.core.step.AccountStep;
import dev.tentaclesetup.core.step.AgentLeftovers;
import dev.tentaclesetup.core.step.CertificateStep;
import dev.tentaclesetup.core.step.ConfigurationStep;
import dev.tentaclesetup.core.step.FirewallStep;
import dev.tentaclesetup.core.step.FoldersStep;
import dev.tentaclesetup.core.step.HealthStep;
import dev.tentaclesetup.core.step.InboundStep;
import dev.tentaclesetup.core.step.IndexStep;
import dev.tentaclesetup.core.step.OwnershipStep;
import dev.tentaclesetup.core.step.PasswordStep;
import dev.tentaclesetup.core.step.RegisterStep;
import dev.tentaclesetup.core.step.RegisteredMachine;
import dev.tentaclesetup.core.step.RegistrationFacts;
import dev.tentaclesetup.core.step.RightsStep;
import dev.tentaclesetup.core.step.ServiceStep;
import dev.tentaclesetup.core.step.StartStep;
import dev.tentaclesetup.core.step.StopStep;
import dev.tentaclesetup.core.step.WantedRegistration;
import dev.tentaclesetup.core.time.PausingClock;
import dev.tentaclesetup.core.time.Poller;
import dev.tentaclesetup.instance.Thumbprint;
import dev.tentaclesetup.service.ServiceAccount;
import dev.tentaclesetup.service.ServiceDefinition;
import dev.tentaclesetup.service.ServiceDrift;
import dev.tentaclesetup.service.account.DedicatedAccount;
import dev.tentaclesetup.service.firewall.FirewallState;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Builds one plan from what is wanted and what is there; the same answers and the same state give
/// the same plan. It has the steps whose wanted state is not there already, in the order of the
/// mode [wizard-reference 9.7]. A listening agent runs before it is registered, because the server
/// dials it at once; a polling one is registered first, so that its first call is expected.
final class PlanBuilder {

    private static final Duration POLL_INTERVAL = Duration.ofMillis(50);

    private final HostPorts host;
    private final Answers answers;
    private final CurrentState current;
    private final WantedInstance wanted;
    private final Optional<ServerSession> session;
    private final CertificateSource certificate;
    private final Optional<Thumbprint> own;
    private final RunHistory history;
    private final RunFacts board;
    private final RegisteredMachine registered;

    PlanBuilder(Answers answers, CurrentState current, StepContext context)
            throws ProblemException {
        this.answers = answers;
        this.current = current;
        this.wanted = WantedInstance.of(context.host(), answers, current);
        this.host = context.host();
        this.session = context.session();
        this.certificate = context.certificate();
        this.history = context.history();
        this.own = current.thumbprint();
        this.registered = new RegisteredMachine(presentRecord());
        this.board = new RunFacts(facts());
    }

    private Optional<Machine> presentRecord() {
        if (!(current.server() instanceof ServerState.Known known)) {
            return Optional.empty();
        }
        return known.own().stream()
                .filter(machine ->
                        known.byName().map(Machine::id).filter(machine.id()::equals).isPresent())
                .findFirst()
                .or(() -> known.own().stream().findFirst());
    }

    private Facts facts() {
        Facts facts =
                Facts.of(wanted.name().text())
                        .withServerThumbprints(current.server().thumbprints());
        facts =
                switch (answers.connection()) {
                    case Answers.Connection.Listening listening ->
                            facts.withMode(
                                    Mode.LISTENING,
                                    wanted.publicAddress()
                                            .map(address -> address.address(address.host()))
                                            .orElse(":" + listening.port()));
                    case Answers.Connection.Polling polling ->
                            facts.withMode(
                                    Mode.POLLING, polling.commsAddresses().getFirst().toString());
                };
        if (own.isPresent()) {
            facts = facts.withThumbprint(own.get());
        }
        Optional<RegistrationFacts> words = registrationFacts();
        return facts.withRegistration(words.flatMap(of -> registered.machine().map(of::of)));
    }

    private Optional<RegistrationFacts> registrationFacts() {
        return session.map(open ->
                new RegistrationFacts(open.client().server().base().toString(), open.space()));
    }

    Plan build() throws ProblemException {
        List<Step> local = localSteps();
        boolean wake = answers.service().startNow() && !works();
        boolean restart = current.busy() && (wake || !local.isEmpty());
        boolean start =
                restart || wake || current.other().filter(FoundService::running).isPresent();
        List<Step> starting = start ? List.of(startStep()) : List.of();
        var steps = new ArrayList<Step>(otherWay());
        if (restart) {
            steps.add(new StopStep(wanted.services(), wanted.service().name()));
        }
        steps.addAll(local);
        steps.addAll(passwordSteps());
        steps.addAll(firewallSteps());
        switch (answers.connection()) {
            case Answers.Connection.Listening _ -> {
                List<Step> register = registerSteps();
                steps.addAll(starting);
                if (!starting.isEmpty() || (!register.isEmpty() && current.busy())) {
                    steps.addAll(inboundSteps());
                }
                steps.addAll(register);
            }
            case Answers.Connection.Polling _ -> {
                steps.addAll(registerSteps());
                steps.addAll(starting);
            }
        }
        if ((!steps.isEmpty() || !proved()) && (start || current.busy())) {
            steps.addAll(healthSteps());
        }
        return new Plan(Plan.Purpose.SET_UP, steps, board);
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
        steps.addAll(rightsSteps());
        if (own.isEmpty()) {
            steps.add(new CertificateStep(wanted.files(), wanted.owner(), board, certificate));
        }
        if (!configurationHolds()) {
            steps.add(
                    new ConfigurationStep(
                            wanted.files(),
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
        if (current.serviceDrift().stream().anyMatch(ServiceDrift::repairable)) {
            steps.add(serviceStep());
        }
        return steps;
    }

    private Step serviceStep() {
        return new ServiceStep(
                wanted.services(),
                wanted.service(),
                password(),
                current.service(),
                current.serviceDrift());
    }

    /// Of a service that stays as it is.
    private List<Step> passwordSteps() {
        boolean other = current.serviceDrift().stream().anyMatch(ServiceDrift::repairable);
        Optional<Secret> given =
                other || !host.style().storesPasswords() ? Optional.empty() : password();
        return given.stream()
                .map(secret -> new PasswordStep(wanted.services(), wanted.service(), secret))
                .map(Step.class::cast)
                .toList();
    }

    private Optional<Secret> password() {
        return switch (answers.service().account()) {
            case Answers.Account.Unspecified _ -> Optional.empty();
            case Answers.Account.SystemAccount _ -> Optional.empty();
            case Answers.Account.Dedicated _ -> Optional.empty();
            case Answers.Account.Managed _ -> Optional.empty();
            case Answers.Account.Existing existing -> existing.password();
        };
    }

    /// Closes what holds secrets. Applications are read by whatever is deployed, and written by the
    /// service.
    private List<Step> rightsSteps() throws ProblemException {
        Optional<RightsPort> rights = host.rights();
        if (rights.isEmpty() || answers.service().run() != Answers.Run.SERVICE) {
            return List.of();
        }
        WantedFolders folders = wanted.folders();
        ServiceAccount account = wanted.service().account();
        var step =
                new RightsStep(
                        rights.get(),
                        List.of(folders.configuration(), folders.data()),
                        List.of(folders.applications()),
                        account,
                        current.service()
                                .map(ServiceDefinition::account)
                                .filter(former -> !former.equals(account)));
        return current.missingFolders().isEmpty() && step.holds() ? List.of() : List.of(step);
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

    private Step startStep() {
        StartStep.Answer answer =
                switch (answers.connection()) {
                    case Answers.Connection.Listening listening -> answering(listening);
                    case Answers.Connection.Polling _ -> () -> true;
                };
        return new StartStep(
                wanted.services(),
                wanted.service().name(),
                startGoal(),
                answer,
                new AgentLeftovers(wanted.folders().data()),
                new Poller(PausingClock.of(host.clock()), POLL_INTERVAL));
    }

    /// Whether the service does all that can be asked of it before this run.
    private boolean works() {
        return startGoal().reachedBy(current.status());
    }

    /// A server accepts the polls only of machines that it lists.
    private StartStep.Goal startGoal() {
        boolean listed = session.isPresent() && wanted.registration().isPresent();
        return switch (answers.connection()) {
            case Answers.Connection.Listening _ -> StartStep.Goal.READY;
            case Answers.Connection.Polling _ ->
                    listed ? StartStep.Goal.READY : StartStep.Goal.WAITING;
        };
    }

    /// The port is listened on, and by this very agent.
    private StartStep.Answer answering(Answers.Connection.Listening listening) {
        var probe = new ListeningProbe(listening.listenAddress(), listening.port());
        return () -> probe.thumbprint().equals(board.facts().thumbprint());
    }

    private List<Step> inboundSteps() {
        if (session.isEmpty() || wanted.registration().isEmpty()) {
            return List.of();
        }
        return List.of(
                new InboundStep(
                        session.get().space(),
                        wanted.registration().get().kind(),
                        wanted.publicAddress().orElseThrow(),
                        board));
    }

    private List<Step> registerSteps() {
        if (session.isEmpty() || wanted.registration().isEmpty()) {
            return List.of();
        }
        WantedRegistration registration = wanted.registration().get();
        boolean holds =
                own.isPresent()
                        && registered
                                .machine()
                                .filter(there -> registration.heldBy(there, own.get()))
                                .isPresent();
        return holds
                ? List.of()
                : List.of(
                        new RegisterStep(
                                session.get().space(),
                                registration,
                                board,
                                registered,
                                registrationFacts().orElseThrow()));
    }

    /// The record that stays or is changed; empty when a new one is made.
    private Optional<Machine> changedRecord() {
        return current.server() instanceof ServerState.Known known
                ? known.present()
                : Optional.empty();
    }

    /// Whether the server has found the agent healthy since it was last changed.
    private boolean proved() {
        return history == RunHistory.COMPLETE
                && registered.machine().filter(Machine::healthy).isPresent();
    }

    /// A server checks no machine that is disabled.
    private List<Step> healthSteps() {
        boolean possible =
                answers.setup().waitForHealth()
                        && session.isPresent()
                        && wanted.registration().isPresent()
                        && changedRecord().filter(Machine::disabled).isEmpty();
        return possible
                ? List.of(
                        new HealthStep(
                                session.get().space(),
                                session.get().client().tasks(),
                                registered,
                                board,
                                answers.setup().healthTimeout()))
                : List.of();
    }
}
