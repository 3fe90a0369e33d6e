package dev.tentaclesetup.core.step;

import dev.tentaclesetup.core.host.Snapshots;
import dev.tentaclesetup.core.octopus.Machine;
import dev.tentaclesetup.core.octopus.MachineKind;
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
                switch (RegistrationDecision.decide(
                        wanted.name(), wanted.onConflict(), byName, own)) {
                    case RegistrationDecision.Create create ->
                            space.create(wanted.spec(create.name(), thumbprint()));
                    case RegistrationDecision.Update update -> {
                        changed = Optional.of(update.machine());
                        yield space.modify(
                                update.machine(), wanted.spec(update.name(), thumbprint()));
                    }
                    case RegistrationDecision.Refused refused ->
                            throw new ProblemException(refused.problem());
                };
        known(written);
        notes.write(facts.server(), written, board.facts().thumbprint().orElseThrow());
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
        String id = registered.machine().map(Machine::id).orElse("");
        Optional<Machine> there = space.machine(wanted.kind(), id);
        boolean right =
                there.isPresent()
                        && there.get().hasThumbprint(thumbprint())
                        && there.get()
                                .style()
                                .equals(
                                        wanted.spec(wanted.name(), thumbprint())
                                                .endpoint()
                                                .style());
        if (!right) {
            throw refused(Reason.of("record-not-as-written", id));
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
