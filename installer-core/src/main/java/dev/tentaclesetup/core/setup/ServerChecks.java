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
        var names = new ServerNames(space);
        Optional<MachineSpec.Placement> placement = names.placement(answers.registration());
        Optional<String> policy = names.policy(answers.registration());
        List<Problem> problems = new ArrayList<>(names.problems());
        Optional<Machine> byName = byName(space, answers.registration());
        List<Machine> mine = own(space, answers.registration(), own);
        conflict(answers.registration(), byName, mine).ifPresent(problems::add);
        if (!problems.isEmpty()) {
            log.report(new Finding("registration", "", problems.subList(0, problems.size() - 1)));
            throw new ProblemException(problems.getLast());
        }
        return new ServerState.Known(
                session.client().server(),
                space.space(),
                thumbprint,
                placement,
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
        var fetched = new Thumbprint(client.serverThumbprint());
        List<String> given = server.thumbprints();
        if (!given.isEmpty() && !given.contains(fetched.hex())) {
            throw new ProblemException(
                    Problem.of(
                                    ProblemId.THUMB_MISMATCH,
                                    fetched.hex(),
                                    String.join(", ", given),
                                    fetched.hex())
                            .at(AnswerKey.SERVER_THUMBPRINT.text(), 0));
        }
        return fetched;
    }

    private static Optional<Machine> byName(OctopusSpace space, Answers.Registration registration)
            throws ProblemException, InterruptedException {
        return switch (registration) {
            case Answers.Registration.Target target ->
                    space.machineNamed(MachineKind.TARGET, target.name());
            case Answers.Registration.Worker worker ->
                    space.machineNamed(MachineKind.WORKER, worker.name());
            case Answers.Registration.None _ -> Optional.empty();
        };
    }

    private static List<Machine> own(
            OctopusSpace space, Answers.Registration registration, Optional<Thumbprint> own)
            throws ProblemException, InterruptedException {
        if (own.isEmpty()) {
            return List.of();
        }
        return switch (registration) {
            case Answers.Registration.Target _ ->
                    space.machinesWithThumbprint(MachineKind.TARGET, own.get().hex());
            case Answers.Registration.Worker _ ->
                    space.machinesWithThumbprint(MachineKind.WORKER, own.get().hex());
            case Answers.Registration.None _ -> List.of();
        };
    }

    private static Optional<Problem> conflict(
            Answers.Registration registration, Optional<Machine> byName, List<Machine> own) {
        Optional<RegistrationDecision> decision =
                switch (registration) {
                    case Answers.Registration.Target target ->
                            Optional.of(
                                    RegistrationDecision.decide(
                                            target.name(), target.onConflict(), byName, own));
                    case Answers.Registration.Worker worker ->
                            Optional.of(
                                    RegistrationDecision.decide(
                                            worker.name(), worker.onConflict(), byName, own));
                    case Answers.Registration.None _ -> Optional.empty();
                };
        return decision.isPresent()
                        && decision.get() instanceof RegistrationDecision.Refused refused
                ? Optional.of(refused.problem())
                : Optional.empty();
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
