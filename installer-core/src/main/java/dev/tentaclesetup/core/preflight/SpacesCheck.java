package dev.tentaclesetup.core.preflight;

import dev.tentaclesetup.core.answers.Answers;
import dev.tentaclesetup.core.check.CheckSubject;
import dev.tentaclesetup.core.check.NetworkCheck;
import dev.tentaclesetup.core.check.Observation;
import dev.tentaclesetup.core.octopus.CurrentUser;
import dev.tentaclesetup.core.octopus.OctopusClient;
import dev.tentaclesetup.core.problem.ProblemException;
import java.time.Duration;

/// Whether the server accepts the credential, and which spaces its user may choose from.
///
/// @param client that is connected
/// @param credential to sign in with
public record SpacesCheck(OctopusClient client, Answers.Credential credential)
        implements NetworkCheck<SignedIn> {

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
    public Observation<SignedIn> observe() throws ProblemException, InterruptedException {
        CurrentUser user = client.signIn(credential);
        return Observation.of(new SignedIn(user, client.spaces()), user.displayName());
    }
}
