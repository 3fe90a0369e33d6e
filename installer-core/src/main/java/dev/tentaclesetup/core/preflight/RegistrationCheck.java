package dev.tentaclesetup.core.preflight;

import dev.tentaclesetup.core.answers.AnswerKey;
import dev.tentaclesetup.core.answers.Answers;
import dev.tentaclesetup.core.check.CheckSubject;
import dev.tentaclesetup.core.check.NetworkCheck;
import dev.tentaclesetup.core.check.Observation;
import dev.tentaclesetup.core.host.HostPorts;
import dev.tentaclesetup.core.octopus.Machine;
import dev.tentaclesetup.core.octopus.MachineEndpoint;
import dev.tentaclesetup.core.octopus.MachineKind;
import dev.tentaclesetup.core.octopus.MachineOptions;
import dev.tentaclesetup.core.octopus.MachineSpec;
import dev.tentaclesetup.core.octopus.OctopusClient;
import dev.tentaclesetup.core.octopus.OctopusSpace;
import dev.tentaclesetup.core.ownership.OwnAgent;
import dev.tentaclesetup.core.ownership.OwnRecords;
import dev.tentaclesetup.core.ownership.RegistrationDecision;
import dev.tentaclesetup.core.problem.Problem;
import dev.tentaclesetup.core.problem.ProblemException;
import dev.tentaclesetup.core.problem.ProblemId;
import dev.tentaclesetup.core.step.RecordNames;
import dev.tentaclesetup.instance.Thumbprint;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What the server has to know for the record that is wanted: its certificate, every name, and
/// whether the record's own name is free.
///
/// @param session that is signed in
/// @param answers what is wanted
/// @param host that is set up
/// @param instance as found; empty where it could not be read, so that nothing can be said of its
///   own records
record RegistrationCheck(
        ServerSession session, Answers answers, HostPorts host, Optional<FoundInstance> instance)
        implements NetworkCheck<ServerState> {

    @Override
    public CheckSubject subject() {
        return CheckSubject.REGISTRATION;
    }

    @Override
    public String about() {
        return session.client().server().base().toString();
    }

    @Override
    public Duration limit() {
        return SEVERAL_REQUESTS;
    }

    @Override
    public Observation<ServerState> observe() throws ProblemException, InterruptedException {
        Thumbprint thumbprint = thumbprint(session.client(), answers.server());
        Optional<OwnAgent> agent =
                instance.isPresent()
                        ? Optional.of(instance.get().agent(host, answers.certificate()))
                        : Optional.empty();
        return switch (answers.registration()) {
            case Answers.Registration.Listed listed -> listed(listed, thumbprint, agent);
            case Answers.Registration.None _ ->
                    observed(
                            new ServerState.Known(
                                    session.client().server(),
                                    session.space().space(),
                                    thumbprint,
                                    Optional.empty(),
                                    Optional.empty(),
                                    MachineOptions.NONE,
                                    Optional.empty(),
                                    Optional.empty(),
                                    OwnRecords.NONE,
                                    RecordNames.UNKNOWN),
                            agent.flatMap(OwnAgent::warning).stream());
        };
    }

    private static Observation<ServerState> observed(
            ServerState.Known state, Stream<Problem> warnings) {
        return new Observation<>(
                Optional.of(state), "thumbprint " + state.thumbprint(), warnings.toList());
    }

    private Observation<ServerState> listed(
            Answers.Registration.Listed listed, Thumbprint thumbprint, Optional<OwnAgent> agent)
            throws ProblemException, InterruptedException {
        OctopusSpace space = session.space();
        var names = new ServerNames(space);
        MachineSpec.Placement placement = names.placement(listed.placement());
        Optional<String> policy = names.policy(listed.policy());
        MachineOptions options = names.options(listed.details(), serverProxy());
        List<Problem> problems = new ArrayList<>(names.problems());
        MachineKind kind = placement.kind();
        Optional<Machine> byName = space.machineNamed(kind, listed.name());
        OwnRecords mine =
                agent.isPresent() ? own(kind, listed.name(), agent.get()) : OwnRecords.NONE;
        RegistrationDecision decision =
                RegistrationDecision.decide(listed.name(), listed.onConflict(), byName, mine);
        if (decision instanceof RegistrationDecision.Refused refused && agent.isPresent()) {
            problems.add(refused.problem());
        }
        if (!problems.isEmpty()) {
            return new Observation<>(Optional.empty(), problems.getFirst().seen(), problems);
        }
        var state =
                new ServerState.Known(
                        session.client().server(),
                        space.space(),
                        thumbprint,
                        Optional.of(placement),
                        policy,
                        options,
                        Optional.of(decision),
                        byName,
                        mine,
                        names.known(decision.present().isPresent()));
        return observed(
                state,
                Stream.of(
                                disabled(decision.present(), options),
                                takenOver(decision, mine),
                                mine.ours().isEmpty() && !mine.others()
                                        ? agent.flatMap(OwnAgent::warning)
                                        : Optional.<Problem>empty())
                        .flatMap(Optional::stream));
    }

    /// The record of another agent is changed because the answers allow it; that agent loses it.
    private static Optional<Problem> takenOver(RegistrationDecision decision, OwnRecords mine) {
        return RegistrationDecision.warning(decision, mine)
                .or(() ->
                        decision.present()
                                .filter(present -> !mine.own(present))
                                .map(RegistrationCheck::takenOver));
    }

    private static Problem takenOver(Machine present) {
        return Problem.of(
                        ProblemId.REG_TAKEOVER,
                        present.id(),
                        present.name(),
                        present.thumbprint(),
                        present.uri(),
                        present.health())
                .at(AnswerKey.REGISTRATION_ON_CONFLICT.text(), 0);
    }

    private OwnRecords own(MachineKind kind, String name, OwnAgent agent)
            throws ProblemException, InterruptedException {
        Optional<Thumbprint> own = instance.flatMap(FoundInstance::own);
        if (own.isEmpty()) {
            return OwnRecords.NONE;
        }
        var wanted = new OwnAgent.WantedRecord(name, address(own.get()));
        return agent.judge(
                session.client().server().base().toString(),
                session.space().machinesWithThumbprint(kind, own.get()),
                wanted);
    }

    private Optional<MachineEndpoint> address(Thumbprint thumbprint) {
        return answers.connection() instanceof Answers.Connection.Listening listening
                ? listening
                        .publicHost()
                        .map(host ->
                                new MachineEndpoint.Listening(
                                        host, listening.publicPort(), thumbprint))
                : Optional.empty();
    }

    private Optional<String> serverProxy() {
        return answers.connection() instanceof Answers.Connection.Listening listening
                ? listening.serverProxy()
                : Optional.empty();
    }

    /// Answers that say so need no warning.
    private static Optional<Problem> disabled(Optional<Machine> record, MachineOptions options) {
        return record.filter(Machine::disabled)
                .filter(_ -> options.disabled().isEmpty())
                .map(present ->
                        Problem.of(
                                ProblemId.REG_DISABLED,
                                present.id() + " " + present.uri(),
                                present.name()));
    }

    /// An account that may not read the certificate has to be given its thumbprint.
    private static Thumbprint thumbprint(OctopusClient client, Answers.Server server)
            throws ProblemException, InterruptedException {
        List<Thumbprint> given = server.thumbprints();
        Optional<Thumbprint> readable = client.readableServerThumbprint();
        if (readable.isEmpty()) {
            return given.stream()
                    .findFirst()
                    .orElseThrow(() ->
                            new ProblemException(
                                    Problem.blocker(ProblemId.PERM_CERT, "")
                                            .at(AnswerKey.SERVER_THUMBPRINT.text(), 0)));
        }
        Thumbprint fetched = readable.get();
        if (!given.isEmpty() && !given.contains(fetched)) {
            throw new ProblemException(
                    Problem.of(
                                    ProblemId.THUMB_MISMATCH,
                                    fetched.hex(),
                                    given.stream()
                                            .map(Thumbprint::hex)
                                            .collect(Collectors.joining(", ")),
                                    fetched.hex())
                            .at(AnswerKey.SERVER_THUMBPRINT.text(), 0));
        }
        return fetched;
    }
}
