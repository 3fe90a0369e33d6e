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
import dev.tentaclesetup.core.problem.Severity;
import java.time.Duration;
import java.util.Optional;

/// Whether there is an instance that can be removed, be it run by a service or not.
///
/// @param host that it is removed from
/// @param name of the instance
public record InstalledInstanceCheck(HostPorts host, String name)
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
        var reader = new InstanceReader(host);
        FoundInstance asService = reader.read(name, Answers.Run.SERVICE);
        FoundInstance found =
                asService.service().definition().isPresent()
                        ? asService
                        : reader.read(name, Answers.Run.PROCESS);
        if (!found.exists() && found.service().definition().isEmpty()) {
            throw new ProblemException(
                    Problem.of(ProblemId.INST_MISSING, "", name)
                            .at(AnswerKey.SETUP_INSTANCE.text(), 0));
        }
        Optional<Damage> damage = found.damage().filter(one -> one.kind() == Damage.Kind.CONTENT);
        if (damage.isPresent()) {
            throw new ProblemException(damage.get().warning().weighed(Severity.BLOCKER));
        }
        if (found.service().run() == Answers.Run.SERVICE && !host.administrator()) {
            throw new ProblemException(
                    Problem.of(ProblemId.PRIV_NONE, name, Argument.phrase("rights.removal")));
        }
        return Observation.of(found, found.files().file().path().toString());
    }
}
