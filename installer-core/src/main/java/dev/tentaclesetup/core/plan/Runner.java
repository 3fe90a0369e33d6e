package dev.tentaclesetup.core.plan;

import dev.tentaclesetup.core.problem.Problem;
import dev.tentaclesetup.core.problem.ProblemException;
import dev.tentaclesetup.core.problem.ProblemId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.InstantSource;
import java.util.List;

/// Carries out plans on this machine, in this process, one at a time on the whole machine.
public final class Runner {

    private static final System.Logger LOG = System.getLogger(Runner.class.getName());

    private final StateFolder state;
    private final Journals journals;
    private final InstantSource clock;

    public Runner(StateFolder state, InstantSource clock) {
        this.state = state;
        this.journals = new Journals(state);
        this.clock = clock;
    }

    /// Takes the lock, begins and returns at once. An empty plan is carried out as well: it reports
    /// that there is nothing to change.
    ///
    /// @param listener hears every event on the run's own thread
    /// @throws ProblemException `CFG-LOCK` when another run is going on, `DISK-RO` when the state
    ///   folder cannot be written; nothing has happened then
    public Run start(Plan plan, RunSettings settings, RunListener listener)
            throws ProblemException {
        if (plan.isEmpty()) {
            return begin(new Run(loop(plan, settings, listener), report -> {}), settings);
        }
        SetUpLock lock = SetUpLock.take(state);
        Journal journal = journal(plan, lock);
        RunListener both =
                event -> {
                    journal.on(event);
                    listener.on(event);
                };
        var run =
                new Run(loop(plan, settings, both), report -> finish(report, plan, journal, lock));
        return begin(run, settings);
    }

    private Run begin(Run run, RunSettings settings) {
        run.begin(settings.timeout());
        return run;
    }

    private StepLoop loop(Plan plan, RunSettings settings, RunListener listener) {
        return new StepLoop(plan, settings.onFailure(), listener, clock);
    }

    /// The runs that died before their end, oldest first. What they left is for people to decide.
    public List<InterruptedRun> interrupted() throws ProblemException {
        try {
            return journals.interrupted();
        } catch (IOException | UncheckedIOException e) {
            throw unusable(e);
        }
    }

    /// Forgets a run that died. What it left stays as it is.
    public void discard(InterruptedRun run) throws ProblemException {
        try {
            journals.discard(run);
        } catch (IOException e) {
            throw unusable(e);
        }
    }

    private Journal journal(Plan plan, SetUpLock lock) throws ProblemException {
        try {
            return journals.begin(plan, clock);
        } catch (IOException e) {
            close(lock);
            throw unusable(e);
        }
    }

    private void finish(Report report, Plan plan, Journal journal, SetUpLock lock) {
        close(journal);
        try {
            if (report instanceof Report.Done && plan.purpose() != Plan.Purpose.SET_UP) {
                journals.forget(plan.instance());
            } else {
                journals.tidy(plan.instance());
            }
        } catch (IOException | UncheckedIOException e) {
            LOG.log(System.Logger.Level.WARNING, "old journals stay in " + state.journals(), e);
        }
        close(lock);
        state.deleteIfEmpty();
    }

    private static void close(AutoCloseable closeable) {
        try {
            closeable.close();
        } catch (Exception e) {
            LOG.log(System.Logger.Level.WARNING, "not closed: " + closeable, e);
        }
    }

    private ProblemException unusable(Exception e) {
        return new ProblemException(
                Problem.blocker(ProblemId.DISK_RO, "", state.path().toString()), e);
    }
}
