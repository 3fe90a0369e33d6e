package dev.tentaclesetup.core.plan;

import dev.tentaclesetup.core.problem.Problem;
import dev.tentaclesetup.core.problem.ProblemException;
import dev.tentaclesetup.core.problem.ProblemId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/// The right to change one instance, from before anything about it is read until its run has ended.
/// No other set-up of the instance gets one meanwhile; those of other instances do.
///
/// ```
/// try (Reservation reservation = runner.reserve("Tentacle", Duration.ZERO)) {
///     Report report = reservation.start(plan, settings, listener).await();
/// }
/// ```
public final class Reservation implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(Reservation.class.getName());

    private final StateFolder state;
    private final InstantSource clock;
    private final String instance;
    private final Journals journals;
    private final SetUpLock lock;
    private boolean begun;

    Reservation(StateFolder state, InstantSource clock, String instance, SetUpLock lock) {
        this.state = state;
        this.clock = clock;
        this.instance = instance;
        this.journals = new Journals(state);
        this.lock = lock;
    }

    /// The runs of this instance that died before their end, oldest first. What they left is for
    /// people to decide.
    public List<InterruptedRun> interrupted() throws ProblemException {
        try {
            return journals.unfinished(instance);
        } catch (IOException | UncheckedIOException e) {
            throw unusable(e);
        }
    }

    /// Forgets the runs of this instance that died. What they left stays as it is.
    public void discard() throws ProblemException {
        try {
            for (InterruptedRun run : journals.unfinished(instance)) {
                journals.discard(run);
            }
        } catch (IOException | UncheckedIOException e) {
            throw unusable(e);
        }
    }

    /// Begins and returns at once, at most once. The end of the run is the end of the reservation.
    ///
    /// @param plan of this instance
    /// @param listener hears every event on the run's own thread
    /// @throws ProblemException `DISK-RO` when the state folder cannot be written; nothing has
    ///   happened then
    public synchronized Run start(Plan plan, RunSettings settings, RunListener listener)
            throws ProblemException {
        if (begun || !plan.instance().equalsIgnoreCase(instance)) {
            throw new IllegalArgumentException("reserved for one run of " + instance);
        }
        boolean nothing = plan.isEmpty() && plan.footprint().isEmpty();
        Run run = nothing ? empty(plan, settings, listener) : full(plan, settings, listener);
        begun = true;
        run.begin(settings.timeout());
        return run;
    }

    private Run empty(Plan plan, RunSettings settings, RunListener listener) {
        return new Run(loop(plan, settings, listener), _ -> free());
    }

    private Run full(Plan plan, RunSettings settings, RunListener listener)
            throws ProblemException {
        Optional<FootprintKeeper> keeper = keeper(plan);
        Journal journal = journal(plan, keeper);
        RunListener all =
                event -> {
                    journal.on(event);
                    keeper.ifPresent(keeping -> keeping.on(event));
                    listener.on(event);
                };
        return new Run(loop(plan, settings, all), report -> finish(report, plan, journal, keeper));
    }

    private Optional<FootprintKeeper> keeper(Plan plan) throws ProblemException {
        try {
            return FootprintKeeper.begin(state, plan);
        } catch (IOException e) {
            throw unusable(e);
        }
    }

    private StepLoop loop(Plan plan, RunSettings settings, RunListener listener) {
        return new StepLoop(plan, settings.onFailure(), listener, clock, state);
    }

    private Journal journal(Plan plan, Optional<FootprintKeeper> keeper) throws ProblemException {
        try {
            return journals.begin(plan, clock);
        } catch (IOException e) {
            keeper.ifPresent(this::putBack);
            throw unusable(e);
        }
    }

    private void putBack(FootprintKeeper keeper) {
        try {
            keeper.putBack();
        } catch (IOException e) {
            LOG.log(System.Logger.Level.WARNING, "a footprint stays in " + state.path(), e);
        }
    }

    /// The footprint goes last: as long as it is there, a removal that is killed can be completed.
    private void finish(
            Report report, Plan plan, Journal journal, Optional<FootprintKeeper> keeper) {
        try {
            journal.close();
            if (removed(report, plan)) {
                journals.forget(plan.instance());
                state.tidyProcesses(plan.instance());
                state.forget(plan.instance());
            } else {
                journals.tidy(plan.instance());
            }
            if (keeper.isPresent()) {
                keeper.get().end(report);
            }
        } catch (IOException | UncheckedIOException e) {
            LOG.log(System.Logger.Level.WARNING, "old journals stay in " + state.journals(), e);
        }
        if (removed(report, plan)) {
            tidyLock();
        }
        free();
    }

    /// The file of the shared lock stays when its holder is killed. Who takes the lock deletes it.
    private void tidyLock() {
        if (Files.exists(state.sharedLock())) {
            try (SetUpLock _ = SetUpLock.take(state, state.sharedLock())) {
                LOG.log(System.Logger.Level.DEBUG, "the shared lock was left by a killed run");
            } catch (ProblemException e) {
                LOG.log(System.Logger.Level.DEBUG, "the shared lock is held", e);
            }
        }
    }

    private static boolean removed(Report report, Plan plan) {
        return report.stopCause().isEmpty() && plan.purpose() != Plan.Purpose.SET_UP;
    }

    private void free() {
        lock.close();
        state.deleteIfEmpty(lock.made());
    }

    private ProblemException unusable(Exception e) {
        return new ProblemException(
                Problem.blocker(ProblemId.DISK_RO, "", state.path().toString()), e);
    }

    /// Gives the right back, unless a run has begun: that does it at its end.
    @Override
    public synchronized void close() {
        if (!begun) {
            free();
        }
    }
}
