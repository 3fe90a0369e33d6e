package dev.tentaclesetup.core.octopus;

import dev.tentaclesetup.core.problem.Problem;
import dev.tentaclesetup.core.problem.ProblemException;
import dev.tentaclesetup.core.problem.ProblemId;
import dev.tentaclesetup.instance.Thumbprint;

/// What the server says after it dialled an agent [octopus-api 7.1].
final class MachineDiscovery {

    private MachineDiscovery() {}

    static Thumbprint thumbprint(ApiAnswer answer, String host, int port) throws ProblemException {
        if (answer.status() == 400) {
            throw new ProblemException(
                    Problem.of(
                            ProblemId.FW_REMOTE, StatusProblems.said(answer), host + ":" + port));
        }
        if (!answer.successful()) {
            throw new ProblemException(StatusProblems.of(answer, ProblemId.AUTH_KEY));
        }
        String thumbprint =
                MachineDocuments.read(MachineKind.TARGET, Documents.parse(answer)).thumbprint();
        return switch (Thumbprint.parse(thumbprint)) {
            case Thumbprint.Parsed.Accepted accepted -> accepted.thumbprint();
            case Thumbprint.Parsed.Rejected _ ->
                    throw new ProblemException(
                            Problem.of(
                                    ProblemId.SRV_ANSWER,
                                    thumbprint,
                                    answer.call().purpose().phrase()));
        };
    }
}
