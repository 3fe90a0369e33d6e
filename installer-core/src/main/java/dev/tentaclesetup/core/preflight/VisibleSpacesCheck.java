package dev.tentaclesetup.core.preflight;

import dev.tentaclesetup.core.answers.AnswerKey;
import dev.tentaclesetup.core.answers.Answers;
import dev.tentaclesetup.core.check.CheckSubject;
import dev.tentaclesetup.core.check.NetworkCheck;
import dev.tentaclesetup.core.check.Observation;
import dev.tentaclesetup.core.octopus.CurrentUser;
import dev.tentaclesetup.core.octopus.OctopusClient;
import dev.tentaclesetup.core.octopus.OctopusSpace;
import dev.tentaclesetup.core.octopus.Space;
import dev.tentaclesetup.core.problem.Problem;
import dev.tentaclesetup.core.problem.ProblemException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Whether the server accepts the credential, and which spaces it opens. A removal searches them
/// all: an instance may have been registered in several, one after the other.
///
/// @param client that is connected
/// @param server with the credential, and the space if the answers name one
public record VisibleSpacesCheck(OctopusClient client, Answers.Server.Online server)
        implements NetworkCheck<List<OctopusSpace>> {

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
    public Observation<List<OctopusSpace>> observe() throws ProblemException, InterruptedException {
        CurrentUser user = client.signIn(server.credential());
        var spaces = new ArrayList<OctopusSpace>();
        for (Space space : client.spaces()) {
            spaces.add(client.enter(space));
        }
        return new Observation<>(
                Optional.of(List.copyOf(spaces)), user.username(), hidden().stream().toList());
    }

    /// A space that the answers name and the account does not see.
    private Optional<Problem> hidden() throws InterruptedException {
        if (server.space().isEmpty()) {
            return Optional.empty();
        }
        try {
            Space _ =
                    AnswerPointer.at(AnswerKey.SERVER_SPACE, () -> client.spaceFor(server.space()));
            return Optional.empty();
        } catch (ProblemException e) {
            return Optional.of(e.problem());
        }
    }
}
