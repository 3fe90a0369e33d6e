package dev.tentaclesetup.core.preflight;

import dev.tentaclesetup.core.check.CheckSubject;
import dev.tentaclesetup.core.check.NetworkCheck;
import dev.tentaclesetup.core.check.Observation;
import dev.tentaclesetup.core.octopus.Machine;
import dev.tentaclesetup.core.octopus.OctopusSpace;
import dev.tentaclesetup.core.problem.ProblemException;
import dev.tentaclesetup.core.step.RecordNames;
import dev.tentaclesetup.instance.Thumbprint;
import java.time.Duration;
import java.util.List;

/// What an instance answers today with what its record in a space says, for people who look at it.
/// Of several records with its certificate none is taken: which one is its own is judged before a
/// change only.
///
/// @param space that was entered
/// @param certificate of the instance
/// @param current what the host knows
public record RecordAnswersCheck(OctopusSpace space, Thumbprint certificate, CurrentAnswers current)
        implements NetworkCheck<CurrentAnswers> {

    @Override
    public CheckSubject subject() {
        return CheckSubject.REGISTRATION;
    }

    @Override
    public String about() {
        return space.space().name();
    }

    @Override
    public Duration limit() {
        return SEVERAL_REQUESTS;
    }

    @Override
    public Observation<CurrentAnswers> observe() throws ProblemException, InterruptedException {
        List<Machine> listed = space.machinesWithThumbprint(certificate);
        return Observation.of(
                listed.size() == 1
                        ? current.with(
                                listed.getFirst(),
                                RecordNames.read(space, listed.getFirst().kind()))
                        : current,
                about());
    }
}
