package dev.tentaclesetup.core.step;

import dev.tentaclesetup.core.answers.AnswerKey;
import dev.tentaclesetup.core.answers.Mode;
import dev.tentaclesetup.core.octopus.MachineKind;
import dev.tentaclesetup.core.octopus.OctopusSpace;
import dev.tentaclesetup.core.plan.Irreversible;
import dev.tentaclesetup.core.plan.RunFacts;
import dev.tentaclesetup.core.plan.Step;
import dev.tentaclesetup.core.plan.StepDescription;
import dev.tentaclesetup.core.plan.StepKind;
import dev.tentaclesetup.core.problem.Problem;
import dev.tentaclesetup.core.problem.ProblemException;
import dev.tentaclesetup.core.problem.ProblemId;
import dev.tentaclesetup.instance.Thumbprint;
import java.util.List;
import java.util.Optional;

/// Has the server dial the running agent, by the names that it might know this host by, and takes
/// the first one under which it finds this very agent. Changes nothing, so there is nothing to
/// undo.
@Irreversible("Being called by the server changes nothing.")
public final class InboundStep implements Step {

    private final OctopusSpace space;
    private final MachineKind kind;
    private final PublicAddress address;
    private final RunFacts board;

    public InboundStep(
            OctopusSpace space, MachineKind kind, PublicAddress address, RunFacts board) {
        this.space = space;
        this.kind = kind;
        this.address = address;
        this.board = board;
    }

    @Override
    public StepDescription description() {
        return new StepDescription(
                StepKind.INBOUND, List.of(), "", String.join(", ", address.addresses()), false);
    }

    /// Having been reachable yesterday proves nothing.
    @Override
    public boolean holds() {
        return false;
    }

    @Override
    public void apply(Progress progress) throws ProblemException, InterruptedException {
        Optional<ProblemException> first = Optional.empty();
        for (String host : address.candidates()) {
            try {
                Thumbprint found = space.discover(kind, host, address.port());
                if (own(found)) {
                    address.confirm(host);
                    board.change(facts -> facts.withMode(Mode.LISTENING, address.address(host)));
                    return;
                }
                throw stranger(host, found);
            } catch (ProblemException e) {
                if (!aboutThisWay(e.problem().id())) {
                    throw e;
                }
                progress.line(address.address(host) + ": " + e.problem().seen());
                first = first.or(() -> Optional.of(e));
            }
        }
        throw first.orElseThrow();
    }

    private boolean own(Thumbprint found) {
        return board.facts().thumbprint().filter(found::equals).isPresent();
    }

    private ProblemException stranger(String host, Thumbprint found) {
        String expected = board.facts().thumbprint().map(Thumbprint::hex).orElse("");
        return new ProblemException(
                Problem.of(
                                ProblemId.ADDR_WRONG,
                                found.hex(),
                                address.address(host),
                                found.hex(),
                                expected)
                        .at(AnswerKey.CONNECTION_PUBLIC_HOST.text(), 0));
    }

    private static boolean aboutThisWay(ProblemId id) {
        return id == ProblemId.FW_REMOTE || id == ProblemId.ADDR_WRONG;
    }

    @Override
    public void verify() {
        // The server's answer was the proof.
    }

    @Override
    public void undo() {
        // Being called changed nothing.
    }

    @Override
    public void undone() {
        // As above.
    }
}
