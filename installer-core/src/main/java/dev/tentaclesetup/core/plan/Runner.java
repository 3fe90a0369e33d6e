package dev.tentaclesetup.core.plan;

import dev.tentaclesetup.core.problem.Problem;
import dev.tentaclesetup.core.problem.ProblemException;
import dev.tentaclesetup.core.problem.ProblemId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/// Carries out plans on this host, in this process, for each instance one at a time on the whole
/// host.
public final class Runner {

    private final StateFolder state;
    private final InstantSource clock;

    public Runner(StateFolder state, InstantSource clock) {
        this.state = state;
        this.clock = clock;
    }

    /// Waits until no other set-up of the instance is going on, and keeps others out from then on.
    ///
    /// @param patience how long to wait at most, zero for not at all
    /// @throws ProblemException `CFG-LOCK` when another run is still going on, `DISK-RO` when the
    ///   state folder cannot be written
    public Reservation reserve(String instance, Duration patience)
            throws ProblemException, InterruptedException {
        return reservation(instance, SetUpLock.await(state, state.lock(instance), patience));
    }

    /// Reserves the instance, begins and returns at once. An empty plan is carried out as well: it
    /// reports that there is nothing to change.
    ///
    /// @param listener hears every event on the run's own thread
    /// @throws ProblemException `CFG-LOCK` when another run is going on, `DISK-RO` when the state
    ///   folder cannot be written; nothing has happened then
    public Run start(Plan plan, RunSettings settings, RunListener listener)
            throws ProblemException {
        SetUpLock lock = SetUpLock.take(state, state.lock(plan.instance()));
        try (Reservation reservation = reservation(plan.instance(), lock)) {
            return reservation.start(plan, settings, listener);
        }
    }

    /// The runs of all instances that died before their end, oldest first; what is still going on
    /// is not among them. What they left is for people to decide.
    ///
    /// @throws ProblemException `DISK-RO` when the state folder cannot be read
    public List<InterruptedRun> interrupted() throws ProblemException {
        try {
            var died = new ArrayList<InterruptedRun>();
            for (InterruptedRun run : new Journals(state).unfinished()) {
                if (!goingOn(run.instance())) {
                    died.add(run);
                }
            }
            return died;
        } catch (IOException | UncheckedIOException e) {
            throw new ProblemException(
                    Problem.blocker(ProblemId.DISK_RO, "", state.path().toString()), e);
        }
    }

    private boolean goingOn(String instance) throws ProblemException {
        try (SetUpLock _ = SetUpLock.take(state, state.lock(instance))) {
            return false;
        } catch (ProblemException e) {
            if (e.problem().id() == ProblemId.CFG_LOCK) {
                return true;
            }
            throw e;
        }
    }

    /// Forgets the runs that died of the same instance as this one. What they left stays as it is.
    ///
    /// @throws ProblemException `CFG-LOCK` when a set-up of the instance is going on
    public void discard(InterruptedRun run) throws ProblemException {
        SetUpLock lock = SetUpLock.take(state, state.lock(run.instance()));
        try (Reservation reservation = reservation(run.instance(), lock)) {
            reservation.discard();
        }
    }

    private Reservation reservation(String instance, SetUpLock lock) {
        return new Reservation(state, clock, instance, lock);
    }

    /// The runs of an instance that have not come to their end, for those who change nothing and so
    /// reserve nothing: they died, or one of them is going on. Empty when that cannot be read.
    public List<InterruptedRun> unfinished(String instance) {
        try {
            return new Journals(state).unfinished(instance);
        } catch (IOException | UncheckedIOException e) {
            return List.of();
        }
    }
}
