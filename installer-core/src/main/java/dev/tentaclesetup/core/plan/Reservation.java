package dev.tentaclesetup.core.plan;

import dev.tentaclesetup.core.problem.Problem;
import dev.tentaclesetup.core.problem.ProblemException;
import dev.tentaclesetup.core.problem.ProblemId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.InstantSource;
import java.util.List;

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
        Run run = plan.isEmpty() ? empty(plan, settings, listener) : full(plan, settings, listener);
        begun = true;
        run.begin(settings.timeout());
        return run;
    }

    private Run empty(Plan plan, RunSettings settings, RunListener listener) {
        return new Run(loop(plan, settings, listener), _ -> free());
    }

    private Run full(Plan plan, RunSettings settings, RunListener listener)
            throws ProblemException {
        Journal journal = journal(plan);
        RunListener both =
                event -> {
                    journal.on(event);
                    listener.on(event);
                };
        return new Run(loop(plan, settings, both), report -> finish(report, plan, journal));
    }

    private StepLoop loop(Plan plan, RunSettings settings, RunListener listener) {
        return new StepLoop(plan, settings.onFailure(), listener, clock, state);
    }

    private Journal journal(Plan plan) throws ProblemException {
        try {
            return journals.begin(plan, clock);
        } catch (IOException e) {
            throw unusable(e);
        }
    }

    private void finish(Report report, Plan plan, Journal journal) {
        try {
            journal.close();
            if (report instanceof Report.Done && plan.purpose() != Plan.Purpose.SET_UP) {
                journals.forget(plan.instance());
                state.forget(plan.instance());
            } else {
                journals.tidy(plan.instance());
            }
        } catch (IOException | UncheckedIOException e) {
            LOG.log(System.Logger.Level.WARNING, "old journals stay in " + state.journals(), e);
        }
        free();
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
