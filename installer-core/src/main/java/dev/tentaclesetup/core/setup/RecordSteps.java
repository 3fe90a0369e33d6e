package dev.tentaclesetup.core.setup;

import dev.tentaclesetup.core.answers.Answers;
import dev.tentaclesetup.core.answers.Mode;
import dev.tentaclesetup.core.host.HostIdentity;
import dev.tentaclesetup.core.host.HostPorts;
import dev.tentaclesetup.core.octopus.Machine;
import dev.tentaclesetup.core.ownership.RegistrationNotes;
import dev.tentaclesetup.core.plan.Facts;
import dev.tentaclesetup.core.plan.RunFacts;
import dev.tentaclesetup.core.plan.Step;
import dev.tentaclesetup.core.preflight.CurrentState;
import dev.tentaclesetup.core.preflight.ServerSession;
import dev.tentaclesetup.core.preflight.ServerState;
import dev.tentaclesetup.core.problem.ProblemException;
import dev.tentaclesetup.core.step.HealthStep;
import dev.tentaclesetup.core.step.InboundStep;
import dev.tentaclesetup.core.step.RecordNames;
import dev.tentaclesetup.core.step.RecordValues;
import dev.tentaclesetup.core.step.RegisterStep;
import dev.tentaclesetup.core.step.RegisteredMachine;
import dev.tentaclesetup.core.step.RegistrationFacts;
import dev.tentaclesetup.core.step.WantedRegistration;
import dev.tentaclesetup.instance.Thumbprint;
import java.util.List;
import java.util.Optional;

/// The steps about the server's record: making or changing it, being called by the server, and
/// being found healthy.
final class RecordSteps {

    private final HostPorts host;
    private final Answers answers;
    private final CurrentState current;
    private final WantedInstance wanted;
    private final Optional<ServerSession> session;
    private final Optional<Thumbprint> own;
    private final RunHistory history;
    private final RegisteredMachine registered;
    private final RunFacts board;

    RecordSteps(Answers answers, CurrentState current, WantedInstance wanted, StepContext context)
            throws ProblemException {
        this.host = context.host();
        this.answers = answers;
        this.current = current;
        this.wanted = wanted;
        this.session = context.session();
        this.history = context.history();
        this.own = current.thumbprint();
        this.registered = new RegisteredMachine(presentRecord());
        this.board = new RunFacts(facts());
    }

    /// Takes what the steps find out.
    RunFacts board() {
        return board;
    }

    /// Whether the server lists the agent after the run.
    boolean listed() {
        return session.isPresent() && wanted.registration().isPresent();
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
                        .withServerThumbprints(wanted.servers().thumbprints())
                        .withAlsoTrusted(wanted.servers().staying());
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

    List<Step> inbound() {
        if (!listed()) {
            return List.of();
        }
        return List.of(
                new InboundStep(
                        session.orElseThrow().space(),
                        wanted.registration().orElseThrow().kind(),
                        wanted.publicAddress().orElseThrow(),
                        board));
    }

    List<Step> register() {
        if (!listed()) {
            return List.of();
        }
        WantedRegistration registration = wanted.registration().orElseThrow();
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
                                session.orElseThrow().space(),
                                registration,
                                board,
                                registered,
                                registrationFacts().orElseThrow(),
                                current.records(),
                                notes(),
                                values()));
    }

    /// Whether the server knows the agent by another certificate than the one that it gets.
    boolean rekeyed() {
        return own.isEmpty() && changedRecord().isPresent();
    }

    private RecordValues values() {
        boolean foreign = changedRecord().filter(one -> !current.records().own(one)).isPresent();
        return new RecordValues(changedRecord(), own, wanted.address(), names(), foreign);
    }

    private RegistrationNotes notes() {
        return new RegistrationNotes(
                host.archive(wanted.name().text()),
                HostIdentity.of(host.folders()),
                current.configurationFile());
    }

    private RecordNames names() {
        return switch (current.server()) {
            case ServerState.Known known -> known.names();
            case ServerState.NotCalled _ -> RecordNames.UNKNOWN;
        };
    }

    /// The record that stays or is changed; empty when a new one is made.
    private Optional<Machine> changedRecord() {
        return current.server() instanceof ServerState.Known known
                ? known.present()
                : Optional.empty();
    }

    /// Whether the server has found the agent healthy since it was last changed.
    boolean proved() {
        return history == RunHistory.COMPLETE
                && registered.machine().filter(Machine::healthy).isPresent();
    }

    /// Whether the record is switched off after the run.
    private boolean disabled() {
        return wanted.registration()
                .flatMap(registration -> registration.options().disabled())
                .orElse(changedRecord().filter(Machine::disabled).isPresent());
    }

    /// A server checks no machine that is disabled.
    List<Step> health() {
        boolean possible = answers.setup().waitForHealth() && listed() && !disabled();
        return possible
                ? List.of(
                        new HealthStep(
                                session.orElseThrow().space(),
                                session.orElseThrow().client().tasks(),
                                registered,
                                board,
                                answers.setup().healthTimeout()))
                : List.of();
    }
}
