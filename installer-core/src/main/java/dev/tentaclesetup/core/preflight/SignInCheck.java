package dev.tentaclesetup.core.preflight;

import dev.tentaclesetup.core.answers.AnswerKey;
import dev.tentaclesetup.core.answers.Answers;
import dev.tentaclesetup.core.check.CheckSubject;
import dev.tentaclesetup.core.check.NetworkCheck;
import dev.tentaclesetup.core.check.Observation;
import dev.tentaclesetup.core.octopus.CurrentUser;
import dev.tentaclesetup.core.octopus.OctopusClient;
import dev.tentaclesetup.core.octopus.Space;
import dev.tentaclesetup.core.problem.ProblemException;
import java.time.Duration;

/// Whether the server accepts the credential, and lets its user into the space.
///
/// @param client that is connected
/// @param server with the credential and the space
record SignInCheck(OctopusClient client, Answers.Server.Online server)
        implements NetworkCheck<ServerSession> {

    @Override
    public CheckSubject subject() {
        return CheckSubject.SIGN_IN;
    }

    @Override
    public String about() {
        return client.server().base().toString();
    }

    @Override
    public Duration limit() {
        return SEVERAL_REQUESTS;
    }

    @Override
    public Observation<ServerSession> observe() throws ProblemException, InterruptedException {
        CurrentUser user = client.signIn(server.credential());
        Space space =
                AnswerPointer.at(AnswerKey.SERVER_SPACE, () -> client.spaceFor(server.space()));
        return Observation.of(
                new ServerSession(client, client.enter(space)),
                user.username() + ", " + space.name());
    }
}
