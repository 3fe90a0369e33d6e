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
import dev.tentaclesetup.instance.InstanceName;
import java.time.Duration;
import java.util.Optional;

/// What this host has of the instance that is set up.
///
/// @param host that is set up
/// @param name of the instance
/// @param run what is asked for its service
public record InstanceCheck(HostPorts host, String name, Answers.Run run)
        implements HostCheck<FoundInstance> {

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
    public Observation<FoundInstance> observe() throws ProblemException, InterruptedException {
        return judged();
    }

    /// What is found, for a check that asks more, within its own limit.
    public Observation<FoundInstance> judged() throws ProblemException, InterruptedException {
        host.index().requireRoom(new InstanceName(name));
        FoundInstance found = new InstanceReader(host).read(name, run);
        boolean service =
                found.other().filter(other -> other.run() == Answers.Run.SERVICE).isPresent();
        if (service && !host.administrator()) {
            // It has to go, or two agents of one instance would run.
            throw new ProblemException(
                    Problem.of(ProblemId.PRIV_NONE, name, Argument.phrase("rights.other-way"))
                            .at(AnswerKey.SERVICE_INSTALL.text(), 0));
        }
        return new Observation<>(
                Optional.of(found),
                found.exists() ? found.files().file().path().toString() : "",
                found.damage().map(Damage::warning).stream().toList());
    }
}
