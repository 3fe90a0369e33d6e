package dev.tentaclesetup.core.preflight;

import dev.tentaclesetup.core.answers.AnswerKey;
import dev.tentaclesetup.core.answers.Answers;
import dev.tentaclesetup.core.check.CheckSubject;
import dev.tentaclesetup.core.check.HostCheck;
import dev.tentaclesetup.core.check.Observation;
import dev.tentaclesetup.core.host.HostPorts;
import dev.tentaclesetup.core.problem.Argument;
import dev.tentaclesetup.core.problem.Problem;
import dev.tentaclesetup.core.problem.ProblemException;
import dev.tentaclesetup.core.problem.ProblemId;
import java.time.Duration;

/// Whether there is anything of an instance that can be removed, be it run by a service or not, be
/// it whole or what a killed run has left of it.
///
/// @param host that it is removed from
/// @param name of the instance
public record InstalledInstanceCheck(HostPorts host, String name) implements HostCheck<Remnants> {

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
    public Observation<Remnants> observe() throws ProblemException, InterruptedException {
        Remnants found =
                AnswerPointer.at(
                        AnswerKey.SETUP_INSTANCE, () -> new RemnantsReader(host, name).read());
        boolean service =
                found.services().stream().anyMatch(one -> one.run() == Answers.Run.SERVICE);
        if (service && !host.administrator()) {
            throw new ProblemException(
                    Problem.of(ProblemId.PRIV_NONE, name, Argument.phrase("rights.removal")));
        }
        return Observation.of(found, found.files().file().path().toString());
    }
}
