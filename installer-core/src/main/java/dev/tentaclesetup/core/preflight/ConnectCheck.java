package dev.tentaclesetup.core.preflight;

import dev.tentaclesetup.core.answers.AnswerKey;
import dev.tentaclesetup.core.check.CheckSubject;
import dev.tentaclesetup.core.check.NetworkCheck;
import dev.tentaclesetup.core.check.Observation;
import dev.tentaclesetup.core.octopus.OctopusClient;
import dev.tentaclesetup.core.octopus.OctopusSettings;
import dev.tentaclesetup.core.octopus.ServerInfo;
import dev.tentaclesetup.core.problem.ProblemException;
import java.time.Duration;

/// Whether there is an Octopus Server at the address.
///
/// @param settings how to reach it
public record ConnectCheck(OctopusSettings settings) implements NetworkCheck<OctopusClient> {

    @Override
    public CheckSubject subject() {
        return CheckSubject.SERVER;
    }

    @Override
    public String about() {
        return settings.url().toString();
    }

    @Override
    public Duration limit() {
        return SEVERAL_REQUESTS;
    }

    @Override
    public Observation<OctopusClient> observe() throws ProblemException, InterruptedException {
        OctopusClient client =
                AnswerPointer.at(AnswerKey.SERVER_URL, () -> OctopusClient.connect(settings));
        return Observation.of(client, words(client.server()));
    }

    private static String words(ServerInfo info) {
        return "%s  %s %s  %d ms"
                .formatted(info.base(), info.application(), info.version(), info.took().toMillis());
    }
}
