package dev.tentaclesetup.core.doctor;

import dev.tentaclesetup.core.check.CheckSubject;
import dev.tentaclesetup.core.check.NetworkCheck;
import dev.tentaclesetup.core.check.Observation;
import dev.tentaclesetup.core.octopus.ServerTasks;
import dev.tentaclesetup.core.plan.Facts;
import dev.tentaclesetup.core.plan.RunFacts;
import dev.tentaclesetup.core.problem.ProblemException;
import dev.tentaclesetup.core.step.HealthStep;
import dev.tentaclesetup.core.step.RegisteredMachine;
import java.time.Duration;
import java.util.Optional;

/// The server's own judgement: its health check, as at the end of a set-up.
///
/// @param record of the agent
/// @param tasks of the server
/// @param patience for the task
record HealthTaskCheck(OwnRecord record, ServerTasks tasks, Duration patience)
        implements NetworkCheck<String> {

    /// For the calls around the task.
    private static final Duration MORE = Duration.ofMinutes(2);

    @Override
    public CheckSubject subject() {
        return CheckSubject.HEALTH;
    }

    @Override
    public String about() {
        return record.machine().name();
    }

    @Override
    public Duration limit() {
        return patience.plus(MORE);
    }

    @Override
    public Observation<String> observe() throws ProblemException, InterruptedException {
        var facts = new RunFacts(Facts.of(about()));
        var step =
                new HealthStep(
                        record.space(),
                        tasks,
                        new RegisteredMachine(Optional.of(record.machine())),
                        facts,
                        patience);
        step.apply(_ -> {});
        step.verify();
        String health = facts.facts().health().orElse("");
        return Observation.of(health, health);
    }
}
