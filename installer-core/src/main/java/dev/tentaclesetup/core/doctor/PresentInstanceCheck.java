package dev.tentaclesetup.core.doctor;

import dev.tentaclesetup.core.answers.AnswerKey;
import dev.tentaclesetup.core.answers.Answers;
import dev.tentaclesetup.core.check.CheckSubject;
import dev.tentaclesetup.core.check.HostCheck;
import dev.tentaclesetup.core.check.Observation;
import dev.tentaclesetup.core.host.HostPorts;
import dev.tentaclesetup.core.preflight.FoundInstance;
import dev.tentaclesetup.core.preflight.InstanceCheck;
import dev.tentaclesetup.core.problem.Problem;
import dev.tentaclesetup.core.problem.ProblemException;
import dev.tentaclesetup.core.problem.ProblemId;
import dev.tentaclesetup.core.problem.Severity;
import dev.tentaclesetup.instance.InstanceRecord;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// Whether there is the instance, with a configuration file that can be read. What a set-up repairs
/// by itself is no less a fault here.
///
/// @param host that it is on
/// @param name of the instance
record PresentInstanceCheck(HostPorts host, String name) implements HostCheck<FoundInstance> {

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
        Observation<FoundInstance> found =
                new InstanceCheck(host, name, Answers.Run.SERVICE).judged();
        FoundInstance instance = found.value().orElseThrow();
        if (!instance.exists() && instance.service().definition().isEmpty()) {
            throw new ProblemException(
                    Problem.of(ProblemId.INST_MISSING, others(), name)
                            .at(AnswerKey.SETUP_INSTANCE.text(), 0));
        }
        List<Problem> faults =
                found.problems().stream()
                        .map(problem -> problem.weighed(Severity.BLOCKER))
                        .toList();
        return new Observation<>(Optional.of(instance), found.seen(), faults);
    }

    private String others() throws ProblemException {
        return host.index().others(name).stream()
                .map(InstanceRecord::name)
                .collect(Collectors.joining(", "));
    }
}
