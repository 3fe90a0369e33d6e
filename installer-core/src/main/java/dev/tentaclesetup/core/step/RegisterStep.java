package dev.tentaclesetup.core.step;

import dev.tentaclesetup.core.host.Snapshots;
import dev.tentaclesetup.core.octopus.Machine;
import dev.tentaclesetup.core.octopus.MachineKind;
import dev.tentaclesetup.core.octopus.MachineSpec;
import dev.tentaclesetup.core.octopus.OctopusSpace;
import dev.tentaclesetup.core.ownership.OwnRecords;
import dev.tentaclesetup.core.ownership.RegistrationDecision;
import dev.tentaclesetup.core.ownership.RegistrationNotes;
import dev.tentaclesetup.core.plan.RunFacts;
import dev.tentaclesetup.core.plan.Step;
import dev.tentaclesetup.core.plan.StepDescription;
import dev.tentaclesetup.core.plan.StepKind;
import dev.tentaclesetup.core.problem.Problem;
import dev.tentaclesetup.core.problem.ProblemException;
import dev.tentaclesetup.core.problem.ProblemId;
import dev.tentaclesetup.core.problem.Reason;
import dev.tentaclesetup.instance.Thumbprint;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Makes the server's record, or changes the one there is. Undoing deletes what was made and puts
/// back what was changed, even when the server's answer never arrived.
public final class RegisterStep implements Step {

    private final OctopusSpace space;
    private final WantedRegistration wanted;
    private final RunFacts board;
    private final RegisteredMachine registered;
    private final RegistrationFacts facts;
    private final OwnRecords known;
    private final RegistrationNotes notes;
    private final Snapshots before = new Snapshots();
    private final StepDescription description;
    private Optional<Machine> changed = Optional.empty();
    private final List<String> idsBefore = new ArrayList<>();
    private boolean began;

    /// @param known what the plan was made from
    /// @param notes where it is kept which record is this agent's
    /// @param values that are written, for the plan
    public RegisterStep(
            OctopusSpace space,
            WantedRegistration wanted,
            RunFacts board,
            RegisteredMachine registered,
            RegistrationFacts facts,
            OwnRecords known,
            RegistrationNotes notes,
            RecordValues values) {
        this.space = space;
        this.wanted = wanted;
        this.board = board;
        this.registered = registered;
        this.facts = facts;
        this.known = known;
        this.notes = notes;
        this.description =
                StepDescription.of(
                        StepKind.REGISTER,
                        List.of(wanted.name()),
                        values.of(wanted, facts),
                        values.foreign());
    }

    @Override
    public StepDescription description() {
        return description;
    }

    @Override
    public boolean holds() throws ProblemException, InterruptedException {
        Optional<Machine> held =
                known.judge(own()).ours().stream()
                        .filter(machine -> wanted.heldBy(machine, thumbprint()))
                        .findFirst();
        held.ifPresent(this::known);
        return held.isPresent();
    }

    private List<Machine> own() throws ProblemException, InterruptedException {
        return space.machinesWithThumbprint(wanted.kind(), thumbprint());
    }

    @Override
    public void apply(Progress progress) throws ProblemException, InterruptedException {
        List<Machine> withCertificate = own();
        OwnRecords own = known.renewed() ? renewed() : known.judge(withCertificate);
        Optional<Machine> byName = space.machineNamed(wanted.kind(), wanted.name());
        withCertificate.forEach(machine -> idsBefore.add(machine.id()));
        before.note(notes.snapshot());
        began = true;
        Machine written =
                write(RegistrationDecision.decide(wanted.name(), wanted.onConflict(), byName, own));
        known(written);
        notes.write(facts.server(), written, board.facts().thumbprint().orElseThrow());
    }

    private Machine write(RegistrationDecision decision)
            throws ProblemException, InterruptedException {
        return switch (decision) {
            case RegistrationDecision.Create(String name) -> {
                MachineSpec spec = wanted.spec(name, thumbprint());
                yield answered(() -> space.create(spec), spec);
            }
            case RegistrationDecision.Update(Machine present, String name) -> {
                changed = Optional.of(present);
                MachineSpec spec = wanted.spec(name, thumbprint());
                yield answered(() -> space.modify(present, spec), spec);
            }
            case RegistrationDecision.Refused(Problem problem) ->
                    throw new ProblemException(problem);
        };
    }

    @FunctionalInterface
    private interface Writing {
        Machine write() throws ProblemException, InterruptedException;
    }

    /// A server that gives no answer, or an error, may have written the record all the same: what
    /// is there decides [octopus-api 6.9].
    private Machine answered(Writing writing, MachineSpec spec)
            throws ProblemException, InterruptedException {
        try {
            return writing.write();
        } catch (ProblemException failed) {
            Optional<Machine> there = found(spec);
            if (there.isPresent()) {
                return there.get();
            }
            throw failed;
        }
    }

    /// The record as it was to be written; empty also when the server cannot be asked.
    private Optional<Machine> found(MachineSpec spec) throws InterruptedException {
        try {
            return own().stream()
                    .filter(machine ->
                            changed.isPresent()
                                    ? machine.id().equals(changed.get().id())
                                    : !idsBefore.contains(machine.id()))
                    .filter(machine -> wanted.named(spec.name()).heldBy(machine, thumbprint()))
                    .findFirst();
        } catch (ProblemException unreachable) {
            return Optional.empty();
        }
    }

    /// The records that this agent had by the certificate that it has no more, as they are now.
    private OwnRecords renewed() throws ProblemException, InterruptedException {
        var ours = new ArrayList<Machine>();
        for (Machine machine : known.ours()) {
            space.machine(machine.kind(), machine.id()).ifPresent(ours::add);
        }
        return new OwnRecords(ours, known.unproved(), known.elsewhere(), true);
    }

    private void known(Machine machine) {
        registered.set(Optional.of(machine));
        board.change(now -> now.withRegistration(Optional.of(facts.of(machine))));
    }

    @Override
    public void verify() throws ProblemException, InterruptedException {
        Machine written = registered.machine().orElseThrow();
        Optional<Machine> there = readBack(written);
        if (there.isEmpty()) {
            board.warn(
                    Problem.of(ProblemId.REG_UNSEEN, written.uri(), written.name(), written.id()));
        } else if (!asWritten(there.get())) {
            throw refused(Reason.of("record-not-as-written", written.id()));
        }
    }

    private boolean asWritten(Machine there) {
        String style = wanted.spec(wanted.name(), thumbprint()).endpoint().style();
        return there.hasThumbprint(thumbprint()) && there.style().equals(style);
    }

    /// Empty when the account, which may write the record, may not see it: the server has said that
    /// it is there.
    private Optional<Machine> readBack(Machine written)
            throws ProblemException, InterruptedException {
        try {
            return space.machine(written.kind(), written.id());
        } catch (ProblemException e) {
            if (e.problem().id() == ProblemId.PERM_CREATE) {
                return Optional.empty();
            }
            throw e;
        }
    }

    @Override
    public void undo() throws ProblemException, InterruptedException {
        before.restore();
        if (changed.isPresent()) {
            Machine _ = space.restore(changed.get());
        }
        for (Machine machine : made()) {
            space.delete(machine.kind(), machine.id());
        }
        registered.set(changed);
        board.change(now -> now.withRegistration(changed.map(facts::of)));
    }

    /// The records with our certificate that were not there before.
    private List<Machine> made() throws ProblemException, InterruptedException {
        if (!began) {
            return List.of();
        }
        return own().stream()
                .filter(machine -> !idsBefore.contains(machine.id()))
                .filter(machine -> changed.map(Machine::id).filter(machine.id()::equals).isEmpty())
                .toList();
    }

    @Override
    public void undone() throws ProblemException, InterruptedException {
        if (!made().isEmpty()) {
            throw refused(Reason.of("record-still-there"));
        }
        if (changed.isPresent()) {
            MachineKind kind = changed.get().kind();
            Optional<Machine> now = space.machine(kind, changed.get().id());
            boolean back =
                    now.isPresent()
                            && now.get().uri().equals(changed.get().uri())
                            && now.get().thumbprint().equals(changed.get().thumbprint());
            if (!back) {
                throw refused(Reason.of("record-not-as-before", changed.get().id()));
            }
        }
        before.requireRestored();
    }

    /// The certificate is made by an earlier step where there is none yet.
    private Thumbprint thumbprint() {
        return board.facts().thumbprint().orElseThrow();
    }

    private ProblemException refused(Reason reason) {
        return new ProblemException(
                Problem.blocker(ProblemId.REG_REFUSED, "", wanted.name()).because(reason));
    }
}
