package dev.tentaclesetup.core.plan;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

/// Keeps the [Footprint] of an instance true while a plan is carried out.
final class FootprintKeeper implements RunListener {

    private static final System.Logger LOG = System.getLogger(FootprintKeeper.class.getName());

    private final Footprints footprints;
    private final Plan plan;
    private final Footprint planned;
    private final Optional<Footprint> before;
    private Footprint written;

    private FootprintKeeper(
            Footprints footprints, Plan plan, Footprint planned, Optional<Footprint> before) {
        this.footprints = footprints;
        this.plan = plan;
        this.planned = planned;
        this.before = before;
        this.written = planned;
    }

    /// Writes what is planned, so that it is known before anything of it is there.
    ///
    /// @return empty when the plan has no footprint
    static Optional<FootprintKeeper> begin(StateFolder state, Plan plan) throws IOException {
        if (plan.footprint().isEmpty()) {
            return Optional.empty();
        }
        var footprints = new Footprints(state);
        Footprint planned = plan.footprint().get();
        var keeper =
                new FootprintKeeper(footprints, plan, planned, footprints.read(plan.instance()));
        footprints.write(planned);
        return Optional.of(keeper);
    }

    /// Each step that ends may have made a certificate or a record.
    @Override
    public void on(RunEvent event) {
        switch (event) {
            case RunEvent.StepOk _, RunEvent.StepSame _, RunEvent.StepFailed _ -> note();
            case RunEvent.RunStarted _,
                    RunEvent.RunFinished _,
                    RunEvent.StepRunning _,
                    RunEvent.StepLine _,
                    RunEvent.StepUndoing _,
                    RunEvent.StepUndone _,
                    RunEvent.StepNotUndone _ -> {}
        }
    }

    /// One that can no longer be written must not stop a run that is changing the host.
    private void note() {
        Footprint now = planned.after(plan.facts());
        if (!now.equals(written)) {
            try {
                footprints.write(now);
                written = now;
            } catch (IOException e) {
                LOG.log(System.Logger.Level.ERROR, "a footprint cannot be written", e);
            }
        }
    }

    /// What is known of the instance from now on.
    void end(Report report) throws IOException {
        switch (report) {
            case Report.Done _, Report.NothingToChange _ -> finished(report.facts());
            case Report.Undone _ -> putBack();
            case Report.Kept _, Report.UndoIncomplete _ -> note();
        }
    }

    private void finished(Facts facts) throws IOException {
        switch (plan.purpose()) {
            case SET_UP -> note();
            case REMOVE, REMOVE_HERE_ONLY -> footprints.delete(plan.instance());
            case REMOVE_PARTS -> partsRemoved(facts);
        }
    }

    private void partsRemoved(Facts facts) throws IOException {
        boolean deregistered =
                plan.descriptions().stream().anyMatch(step -> step.kind() == StepKind.DEREGISTER);
        if (before.isEmpty() || !deregistered) {
            putBack();
        } else {
            List<Facts.Registration> stay =
                    before.get().records().stream().filter(known -> remains(known, facts)).toList();
            footprints.write(before.get().withRecords(stay));
        }
    }

    private static boolean remains(Facts.Registration known, Facts facts) {
        return facts.remaining().stream().anyMatch(one -> one.id().equals(known.id()));
    }

    /// Nothing of the run is there any more.
    void putBack() throws IOException {
        if (before.isPresent()) {
            footprints.write(before.get());
        } else {
            footprints.delete(plan.instance());
        }
    }
}
