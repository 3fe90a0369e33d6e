package dev.tentaclesetup.core.setup;

import dev.tentaclesetup.core.answers.Answers;
import dev.tentaclesetup.core.answers.Removal;
import dev.tentaclesetup.core.host.HostPorts;
import dev.tentaclesetup.core.plan.Runner;
import dev.tentaclesetup.core.problem.ProblemException;
import dev.tentaclesetup.instance.InstanceName;
import java.util.Optional;
import java.util.function.Consumer;

/// The whole way from answers to a plan: looks at this machine and at the server, reports
/// everything that is wrong with them at once, and plans what has to change. Changes nothing; plans
/// are carried out by [#runner()].
///
/// ```
/// try (Preparation preparation = setUp.prepare(answers, finding -> …)) {
///     if (preparation instanceof Preparation.Ready ready) {
///         Report report = setUp.runner().start(ready.plan(), settings, listener).await();
///     }
/// }
/// ```
public final class SetUp {

    private final HostPorts host;

    public SetUp(HostPorts host) {
        this.host = host;
    }

    /// Of the machine and the process that this runs in.
    public static SetUp system() {
        return new SetUp(HostPorts.system());
    }

    /// Carries plans out.
    public Runner runner() {
        return new Runner(host.state(), host.clock());
    }

    /// The account that the instance's service has; empty when there is none, or when it cannot be
    /// read: whoever prepares a change learns why.
    ///
    /// @param instance as typed
    public Optional<Answers.Account> account(String instance, Answers.Run run)
            throws InterruptedException {
        if (!InstanceName.isValid(instance)) {
            return Optional.empty();
        }
        try {
            return new InstanceReader(host)
                    .definition(instance, run)
                    .map(service -> AccountDefault.of(service, host.style()));
        } catch (ProblemException e) {
            return Optional.empty();
        }
    }

    /// Prepares an installation, or the change of an instance that exists. Blocks for as long as
    /// the looks take; interruption ends it.
    ///
    /// @param listener hears every finding, on the calling thread
    public Preparation prepare(Answers answers, Consumer<Finding> listener)
            throws InterruptedException {
        return new InstallPreparation(host, answers, new CheckLog(listener)).prepare();
    }

    /// Prepares a removal.
    ///
    /// @param listener hears every finding, on the calling thread
    public Preparation prepare(Removal removal, Consumer<Finding> listener)
            throws InterruptedException {
        return new RemovalPreparation(host, removal, new CheckLog(listener)).prepare();
    }
}
