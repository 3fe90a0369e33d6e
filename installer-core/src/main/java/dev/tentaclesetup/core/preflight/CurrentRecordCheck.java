package dev.tentaclesetup.core.preflight;

import dev.tentaclesetup.core.answers.AnswerKey;
import dev.tentaclesetup.core.answers.Answers;
import dev.tentaclesetup.core.check.CheckSubject;
import dev.tentaclesetup.core.check.NetworkCheck;
import dev.tentaclesetup.core.check.Observation;
import dev.tentaclesetup.core.host.HostPorts;
import dev.tentaclesetup.core.octopus.Machine;
import dev.tentaclesetup.core.ownership.OwnAgent;
import dev.tentaclesetup.core.problem.ProblemException;
import dev.tentaclesetup.core.step.RecordNames;
import dev.tentaclesetup.instance.Thumbprint;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// What an instance answers today, with what the server's record of it says.
///
/// @param host that the instance is on
/// @param session that is signed in
/// @param instance as found
/// @param answers as far as they are known without the record
/// @param current what the host knows
public record CurrentRecordCheck(
        HostPorts host,
        ServerSession session,
        FoundInstance instance,
        Answers answers,
        CurrentAnswers current)
        implements NetworkCheck<CurrentAnswers> {

    @Override
    public CheckSubject subject() {
        return CheckSubject.REGISTRATION;
    }

    @Override
    public String about() {
        return session.client().server().base().toString();
    }

    @Override
    public Duration limit() {
        return SEVERAL_REQUESTS;
    }

    @Override
    public Observation<CurrentAnswers> observe() throws ProblemException, InterruptedException {
        Optional<Machine> own = own();
        return own.isPresent()
                ? Observation.of(
                        current.with(
                                own.get(), RecordNames.read(session.space(), own.get().kind())),
                        own.get().id())
                : Observation.of(current, "");
    }

    private Optional<Machine> own() throws ProblemException, InterruptedException {
        OwnAgent agent = instance.agent(host, answers.certificate());
        Optional<Thumbprint> certificate = instance.own();
        if (certificate.isEmpty()) {
            return Optional.empty();
        }
        List<Machine> listed = session.space().machinesWithThumbprint(certificate.get());
        var wanted = new OwnAgent.WantedRecord(name(), Optional.empty());
        return agent.judge(about(), listed, wanted).ours().stream().findFirst();
    }

    private String name() {
        return switch (answers.registration()) {
            case Answers.Registration.Listed listed -> listed.name();
            case Answers.Registration.None _ ->
                    current.text(AnswerKey.REGISTRATION_NAME).orElse("");
        };
    }
}
