package dev.tentaclesetup.core.setup;

import dev.tentaclesetup.core.answers.AnswerKey;
import dev.tentaclesetup.core.answers.Answers;
import dev.tentaclesetup.core.check.CheckRunner;
import dev.tentaclesetup.core.check.ClockDifference;
import dev.tentaclesetup.core.check.CommsAddressCheck;
import dev.tentaclesetup.core.octopus.Machine;
import dev.tentaclesetup.core.octopus.MachineKind;
import dev.tentaclesetup.core.octopus.MachineSpec;
import dev.tentaclesetup.core.octopus.OctopusClient;
import dev.tentaclesetup.core.octopus.OctopusSettings;
import dev.tentaclesetup.core.octopus.OctopusSpace;
import dev.tentaclesetup.core.octopus.ServerInfo;
import dev.tentaclesetup.core.octopus.Space;
import dev.tentaclesetup.core.problem.Problem;
import dev.tentaclesetup.core.problem.ProblemException;
import dev.tentaclesetup.core.problem.ProblemId;
import dev.tentaclesetup.core.step.RegistrationDecision;
import dev.tentaclesetup.instance.Thumbprint;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// What the server must say before anything is changed: found, signed in, names known, name free.
/// Each look needs the one before it.
final class ServerChecks {

    private final CheckLog log;

    ServerChecks(CheckLog log) {
        this.log = log;
    }

    Optional<OctopusClient> connect(Answers.Server.Online server, Answers.Proxy proxy)
            throws InterruptedException {
        Optional<OctopusClient> client =
                log.run(
                        "server",
                        () ->
                                at(
                                        AnswerKey.SERVER_URL.text(),
                                        () ->
                                                OctopusClient.connect(
                                                        OctopusSettings.of(server, proxy))),
                        found -> words(found.server()));
        client.flatMap(found -> found.server().clockDifference())
                .flatMap(ClockDifference::judge)
                .ifPresent(clock -> warn("server", clock));
        return client;
    }

    private void warn(String subject, Problem problem) {
        log.report(new Finding(subject, problem.seen(), List.of(problem)));
    }

    private static String words(ServerInfo info) {
        return "%s  %s %s  %d ms"
                .formatted(info.base(), info.application(), info.version(), info.took().toMillis());
    }

    Optional<ServerSession> signIn(OctopusClient client, Answers.Server.Online server)
            throws InterruptedException {
        Optional<ServerSession> session =
                log.run(
                                "sign-in",
                                () -> {
                                    var user = client.signIn(server.credential());
                                    Space space =
                                            at(
                                                    AnswerKey.SERVER_SPACE.text(),
                                                    () -> client.spaceFor(server.space()));
                                    return new SignedIn(
                                            user.username(),
                                            new ServerSession(client, client.enter(space)));
                                },
                                signedIn ->
                                        signedIn.username()
                                                + ", "
                                                + signedIn.session().space().space().name())
                        .map(SignedIn::session);
        session.map(open -> open.space().space())
                .filter(Space::taskQueueStopped)
                .ifPresent(space ->
                        warn("sign-in", Problem.of(ProblemId.SRV_QUEUE, "", space.name())));
        return session;
    }

    private record SignedIn(String username, ServerSession session) {}

    /// @param own the agent's certificate, where it exists already
    Optional<ServerState> registration(
            ServerSession session, Answers answers, Optional<Thumbprint> own)
            throws InterruptedException {
        return log.run(
                "registration",
                () -> known(session, answers, own),
                state -> "thumbprint " + state.thumbprints().getFirst());
    }

    private ServerState known(ServerSession session, Answers answers, Optional<Thumbprint> own)
            throws ProblemException, InterruptedException {
        OctopusSpace space = session.space();
        Thumbprint thumbprint = thumbprint(session.client(), answers.server());
        return switch (answers.registration()) {
            case Answers.Registration.Listed listed -> listed(session, thumbprint, listed, own);
            case Answers.Registration.None _ ->
                    new ServerState.Known(
                            session.client().server(),
                            space.space(),
                            thumbprint,
                            Optional.empty(),
                            Optional.empty(),
                            Optional.empty(),
                            List.of());
        };
    }

    private ServerState listed(
            ServerSession session,
            Thumbprint thumbprint,
            Answers.Registration.Listed listed,
            Optional<Thumbprint> own)
            throws ProblemException, InterruptedException {
        OctopusSpace space = session.space();
        var names = new ServerNames(space);
        MachineSpec.Placement placement = names.placement(listed.placement());
        Optional<String> policy = names.policy(listed.policy());
        List<Problem> problems = new ArrayList<>(names.problems());
        MachineKind kind = placement.kind();
        Optional<Machine> byName = space.machineNamed(kind, listed.name());
        List<Machine> mine =
                own.isPresent() ? space.machinesWithThumbprint(kind, own.get().hex()) : List.of();
        if (RegistrationDecision.decide(listed.name(), listed.onConflict(), byName, mine)
                instanceof RegistrationDecision.Refused refused) {
            problems.add(refused.problem());
        }
        if (!problems.isEmpty()) {
            log.report(new Finding("registration", "", problems.subList(0, problems.size() - 1)));
            throw new ProblemException(problems.getLast());
        }
        return new ServerState.Known(
                session.client().server(),
                space.space(),
                thumbprint,
                Optional.of(placement),
                policy,
                byName,
                mine);
    }

    /// Whether the server, and nobody else, answers where a polling agent will call.
    void commsAddresses(Answers answers, ServerState server) throws InterruptedException {
        if (!(answers.connection() instanceof Answers.Connection.Polling polling)) {
            return;
        }
        List<String> expected = server.thumbprints().stream().map(Thumbprint::hex).toList();
        for (URI address : polling.commsAddresses()) {
            var check = new CommsAddressCheck(address, answers.proxy(), expected);
            var found = CheckRunner.run(check);
            Problem problem = found.problem();
            log.report(
                    new Finding(
                            "comms-address",
                            problem == null ? check.subject() : found.seen(),
                            problem == null
                                    ? List.of()
                                    : List.of(
                                            problem.at(
                                                    AnswerKey.CONNECTION_COMMS_ADDRESS.text(),
                                                    0))));
        }
    }

    private static Thumbprint thumbprint(OctopusClient client, Answers.Server server)
            throws ProblemException, InterruptedException {
        Thumbprint fetched = client.serverThumbprint();
        List<Thumbprint> given = server.thumbprints();
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

    /// Points the problem at an answer, unless it points at one already.
    private static <T> T at(String answer, CheckLog.Look<T> look)
            throws ProblemException, InterruptedException {
        try {
            return look.look();
        } catch (ProblemException e) {
            if (e.problem().answer() != null) {
                throw e;
            }
            throw new ProblemException(e.problem().at(answer, 0), e);
        }
    }
}
