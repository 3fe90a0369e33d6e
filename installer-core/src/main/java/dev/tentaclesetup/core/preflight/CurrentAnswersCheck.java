package dev.tentaclesetup.core.preflight;

import dev.tentaclesetup.core.answers.Answers;
import dev.tentaclesetup.core.check.CheckSubject;
import dev.tentaclesetup.core.check.HostCheck;
import dev.tentaclesetup.core.check.Observation;
import dev.tentaclesetup.core.host.HostPorts;
import dev.tentaclesetup.core.problem.ProblemException;
import java.time.Duration;

/// What an instance answers today, as far as this host knows.
///
/// @param host that it is on
/// @param name of the instance
public record CurrentAnswersCheck(HostPorts host, String name)
        implements HostCheck<CurrentAnswers> {

    @Override
    public CheckSubject subject() {
        return CheckSubject.INSTANCE;
    }

    @Override
    public String about() {
        return name;
    }

    @Override
    public Duration limit() {
        return SEVERAL_COMMANDS;
    }

    @Override
    public Observation<CurrentAnswers> observe() throws ProblemException, InterruptedException {
        FoundInstance found = new InstanceReader(host).read(name, Answers.Run.SERVICE);
        return Observation.of(CurrentAnswers.of(host, found), name);
    }
}
