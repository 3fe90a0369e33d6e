package dev.tentaclesetup.core.check;

import dev.tentaclesetup.core.problem.Problem;
import dev.tentaclesetup.core.problem.ProblemException;
import java.time.Duration;

/// One thing to find out about host, network or server, without changing anything. Runs through
/// [CheckRunner] or [CheckLog], which limit its time; obeys interruption.
///
/// @param <T> what it hands to the checks after it
public sealed interface Check<T> permits HostCheck, NetworkCheck {

    /// What it examines.
    CheckSubject subject();

    /// Which one of its kind, for example an address or a folder: for the log and for the problem
    /// of a check that takes too long.
    String about();

    /// How long it may take. Longer than the limits of the single calls that it makes, because
    /// their problems say more.
    Duration limit();

    /// What it means when the limit has passed.
    Problem late();

    /// Finds out.
    ///
    /// @throws ProblemException with what is wrong, when that ends the check
    Observation<T> observe() throws ProblemException, InterruptedException;
}
