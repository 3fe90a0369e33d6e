package dev.tentaclesetup.core.check;

import dev.tentaclesetup.core.answers.AnswerKey;
import dev.tentaclesetup.core.answers.Answers;
import dev.tentaclesetup.core.answers.MachineFacts;
import dev.tentaclesetup.core.problem.Problem;
import dev.tentaclesetup.core.problem.ProblemId;
import java.time.Duration;

/// Whether there is a service manager, when one is wanted.
///
/// @param wanted what is to keep the agent running
/// @param facts about this machine
public record ServiceManagerCheck(Answers.Run wanted, MachineFacts facts) implements Check {

    @Override
    public String id() {
        return "service-manager";
    }

    @Override
    public String subject() {
        return facts.hostName();
    }

    @Override
    public Duration limit() {
        return Limits.LOCAL;
    }

    @Override
    public Finding run() {
        return wanted == Answers.Run.SERVICE && !facts.serviceManager()
                ? Finding.of(
                        this,
                        Problem.blocker(ProblemId.SYS_NOSYSTEMD, "")
                                .at(AnswerKey.SERVICE_INSTALL.text(), 0))
                : Finding.ok(this, "");
    }
}
