package dev.tentaclesetup.core.doctor;

import dev.tentaclesetup.core.answers.AnswerKey;
import dev.tentaclesetup.core.check.CheckSubject;
import dev.tentaclesetup.core.check.NetworkCheck;
import dev.tentaclesetup.core.check.Observation;
import dev.tentaclesetup.core.problem.Problem;
import dev.tentaclesetup.core.problem.ProblemException;
import dev.tentaclesetup.core.problem.ProblemId;
import dev.tentaclesetup.instance.HostPort;
import dev.tentaclesetup.instance.Thumbprint;
import java.time.Duration;

/// Whether the server finds this agent where its record says. Changes nothing there.
///
/// @param record of the agent
/// @param at where the record says it is called
/// @param own its thumbprint
record WayInCheck(OwnRecord record, HostPort at, Thumbprint own) implements NetworkCheck<Void> {

    private static final int HTTPS = 443;

    @Override
    public CheckSubject subject() {
        return CheckSubject.INBOUND;
    }

    @Override
    public String about() {
        return at.toString();
    }

    @Override
    public Duration limit() {
        return SEVERAL_REQUESTS;
    }

    @Override
    public Observation<Void> observe() throws ProblemException, InterruptedException {
        Thumbprint found =
                record.space()
                        .discover(record.machine().kind(), at.host().text(), at.portOr(HTTPS));
        return found.equals(own)
                ? Observation.fine(about())
                : Observation.problem(
                        Problem.of(
                                        ProblemId.ADDR_WRONG,
                                        found.hex(),
                                        about(),
                                        found.hex(),
                                        own.hex())
                                .at(AnswerKey.CONNECTION_PUBLIC_HOST.text(), 0));
    }
}
