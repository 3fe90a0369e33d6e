package dev.tentaclesetup.core.check;

import dev.tentaclesetup.core.answers.AnswerKey;
import dev.tentaclesetup.core.answers.Answers;
import dev.tentaclesetup.core.problem.Problem;
import dev.tentaclesetup.core.problem.ProblemId;
import dev.tentaclesetup.instance.InstanceException;
import dev.tentaclesetup.instance.InstanceIndex;
import dev.tentaclesetup.instance.InstanceName;
import dev.tentaclesetup.instance.InstanceRecord;
import java.time.Duration;
import java.util.Optional;

/// Whether the name of the instance is free, or may be used again.
///
/// @param index the instances of this machine
/// @param name the wanted name
/// @param ifExists what the user wants when it is there
public record InstanceCheck(InstanceIndex index, String name, Answers.IfExists ifExists)
        implements Check {

    @Override
    public String id() {
        return "instance";
    }

    @Override
    public String subject() {
        return name;
    }

    @Override
    public Duration limit() {
        return Limits.LOCAL;
    }

    @Override
    public Finding run() {
        try {
            Optional<InstanceRecord> taken =
                    index.list().stream().filter(this::collides).findFirst();
            boolean blocked = taken.isPresent() && ifExists == Answers.IfExists.FAIL;
            if (blocked) {
                return Finding.of(
                        this,
                        Problem.of(
                                        ProblemId.INST_EXISTS,
                                        taken.get().configurationFile().toString(),
                                        taken.get().name())
                                .at(AnswerKey.SETUP_INSTANCE.text(), 0));
            }
            return Finding.ok(
                    this, taken.map(record -> record.configurationFile().toString()).orElse(""));
        } catch (InstanceException unreadable) {
            return Finding.of(
                    this,
                    Problem.of(
                            ProblemId.CFG_CORRUPT, String.valueOf(unreadable.getMessage()), name));
        }
    }

    private boolean collides(InstanceRecord record) {
        return record.name().equalsIgnoreCase(name)
                || (InstanceName.isValid(record.name())
                        && InstanceName.isValid(name)
                        && new InstanceName(record.name()).collidesWith(new InstanceName(name)));
    }
}
