package dev.tentaclesetup.core.preflight;

import dev.tentaclesetup.core.answers.AnswerKey;
import dev.tentaclesetup.core.check.CheckSubject;
import dev.tentaclesetup.core.check.HostCheck;
import dev.tentaclesetup.core.check.Observation;
import dev.tentaclesetup.core.problem.Problem;
import dev.tentaclesetup.core.problem.ProblemId;
import dev.tentaclesetup.instance.Thumbprint;
import java.util.List;

/// Whether the thumbprint that was given for the server is the agent's own, which is the one that
/// people have at hand on this host.
///
/// @param instance as found
/// @param given for the server
public record OwnThumbprintCheck(FoundInstance instance, List<Thumbprint> given)
        implements HostCheck<Void> {

    public OwnThumbprintCheck {
        given = List.copyOf(given);
    }

    @Override
    public CheckSubject subject() {
        return CheckSubject.INSTANCE;
    }

    @Override
    public String about() {
        return instance.name();
    }

    @Override
    public Observation<Void> observe() {
        return Observation.perhaps(
                instance.own()
                        .filter(given::contains)
                        .map(own ->
                                Problem.of(ProblemId.THUMB_SELF, own.hex())
                                        .at(AnswerKey.SERVER_THUMBPRINT.text(), 0)));
    }
}
