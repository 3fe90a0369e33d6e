package dev.tentaclesetup.core.preflight;

import dev.tentaclesetup.core.answers.AnswerKey;
import dev.tentaclesetup.core.answers.Answers;
import dev.tentaclesetup.core.check.CheckSubject;
import dev.tentaclesetup.core.check.NetworkCheck;
import dev.tentaclesetup.core.check.Observation;
import dev.tentaclesetup.core.octopus.Machine;
import dev.tentaclesetup.core.octopus.MachineKind;
import dev.tentaclesetup.core.octopus.MachineSpec;
import dev.tentaclesetup.core.octopus.OctopusClient;
import dev.tentaclesetup.core.octopus.OctopusSpace;
import dev.tentaclesetup.core.problem.Problem;
import dev.tentaclesetup.core.problem.ProblemException;
import dev.tentaclesetup.core.problem.ProblemId;
import dev.tentaclesetup.core.step.RegistrationDecision;
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
/// @param own the agent's certificate, where it exists already
record RegistrationCheck(ServerSession session, Answers answers, Optional<Thumbprint> own)
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
        return switch (answers.registration()) {
            case Answers.Registration.Listed listed -> listed(listed, thumbprint);
            case Answers.Registration.None _ ->
                    known(
                            new ServerState.Known(
                                    session.client().server(),
                                    session.space().space(),
                                    thumbprint,
                                    Optional.empty(),
                                    Optional.empty(),
                                    Optional.empty(),
                                    Optional.empty(),
                                    List.of()));
        };
    }

    private static Observation<ServerState> known(ServerState.Known state) {
        return Observation.of(state, "thumbprint " + state.thumbprint());
    }

    private Observation<ServerState> listed(
            Answers.Registration.Listed listed, Thumbprint thumbprint)
            throws ProblemException, InterruptedException {
        OctopusSpace space = session.space();
        var names = new ServerNames(space);
        MachineSpec.Placement placement = names.placement(listed.placement());
        Optional<String> policy = names.policy(listed.policy());
        List<Problem> problems = new ArrayList<>(names.problems());
        MachineKind kind = placement.kind();
        Optional<Machine> byName = space.machineNamed(kind, listed.name());
        List<Machine> mine =
                own.isPresent() ? space.machinesWithThumbprint(kind, own.get()) : List.of();
        RegistrationDecision decision =
                RegistrationDecision.decide(listed.name(), listed.onConflict(), byName, mine);
        if (decision instanceof RegistrationDecision.Refused refused) {
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
                        Optional.of(decision),
                        byName,
                        mine);
        return new Observation<>(
                Optional.of(state),
                known(state).seen(),
                decision.present().stream().flatMap(RegistrationCheck::warnings).toList());
    }

    private static Stream<Problem> warnings(Machine present) {
        return present.disabled()
                ? Stream.of(
                        Problem.of(
                                ProblemId.REG_DISABLED,
                                present.id() + " " + present.uri(),
                                present.name()))
                : Stream.empty();
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
