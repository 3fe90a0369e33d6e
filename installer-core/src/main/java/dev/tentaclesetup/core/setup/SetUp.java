package dev.tentaclesetup.core.setup;

import dev.tentaclesetup.core.answers.Answers;
import dev.tentaclesetup.core.answers.HostFacts;
import dev.tentaclesetup.core.answers.Removal;
import dev.tentaclesetup.core.answers.Verification;
import dev.tentaclesetup.core.check.CheckLog;
import dev.tentaclesetup.core.check.CheckRunner;
import dev.tentaclesetup.core.check.Finding;
import dev.tentaclesetup.core.doctor.Diagnosis;
import dev.tentaclesetup.core.doctor.Doctor;
import dev.tentaclesetup.core.host.HostPorts;
import dev.tentaclesetup.core.plan.Runner;
import dev.tentaclesetup.core.preflight.ChosenFoldersCheck;
import dev.tentaclesetup.core.preflight.CurrentAnswers;
import dev.tentaclesetup.core.preflight.CurrentAnswersCheck;
import dev.tentaclesetup.core.preflight.InstalledServiceCheck;
import dev.tentaclesetup.core.preflight.ServiceManagerCheck;
import dev.tentaclesetup.core.problem.Problem;
import dev.tentaclesetup.instance.InstanceName;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;

/// The whole way from answers to a plan: checks this host and the server, reports everything that
/// is wrong with them at once, and plans what has to change. Changes nothing; plans are carried out
/// by [#runner()].
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

    /// Of the host and the process that this runs in.
    public static SetUp system() {
        return new SetUp(HostPorts.system());
    }

    /// Carries plans out.
    public Runner runner() {
        return new Runner(host.state(), host.clock());
    }

    /// What fits this host for such an instance.
    ///
    /// @param facts what the defaults depend on
    /// @param instance as typed, may be empty or no valid name
    /// @param run what is to keep the agent running
    /// @param worker whether the server is to list the host as a worker
    public HostProposal propose(HostFacts facts, String instance, Answers.Run run, boolean worker)
            throws InterruptedException {
        Path data = facts.dataFolder(instance, run);
        return new HostProposal(
                data,
                facts.applicationsFolder(data),
                facts.serviceManager() && host.administrator(),
                facts.serviceManager() ? Optional.empty() : noService(instance),
                facts.windowsAccounts(),
                keptAccount(instance, run),
                Answers.defaultAccount(worker, facts.windowsAccounts()));
    }

    /// Whether an instance may have these folders.
    ///
    /// @param instance as typed, may be empty or no valid name
    /// @param paths absolute
    public FolderFindings folders(String instance, Answers.Paths paths)
            throws InterruptedException {
        return InstanceName.isValid(instance)
                ? new FolderFindings(
                        CheckRunner.run(new ChosenFoldersCheck(host, instance, paths))
                                .finding()
                                .problems())
                : FolderFindings.NONE;
    }

    private Optional<Problem> noService(String instance) throws InterruptedException {
        String name = InstanceName.isValid(instance) ? instance : InstanceName.DEFAULT.text();
        var check = new ServiceManagerCheck(host, name, false);
        return CheckRunner.run(check).finding().problems().stream().findFirst();
    }

    private Optional<Answers.Account> keptAccount(String instance, Answers.Run run)
            throws InterruptedException {
        return InstanceName.isValid(instance)
                ? CheckRunner.run(new InstalledServiceCheck(host, instance, run))
                        .value()
                        .map(service -> AccountDefault.of(service, host.style()))
                : Optional.empty();
    }

    /// What an instance answers today, as far as this host knows; nothing for one that is not there
    /// or that cannot be read, which a [preparation][#prepare] reports.
    ///
    /// @param instance as typed, may be empty or no valid name
    public CurrentAnswers current(String instance) throws InterruptedException {
        return InstanceName.isValid(instance)
                ? CheckRunner.run(new CurrentAnswersCheck(host, instance))
                        .value()
                        .orElse(CurrentAnswers.NONE)
                : CurrentAnswers.NONE;
    }

    /// Prepares an installation, or the change of an instance that exists. Blocks for as long as
    /// the checks take; interruption ends it.
    ///
    /// @param listener gets every finding, on the calling thread
    public Preparation prepare(Answers answers, Consumer<Finding> listener)
            throws InterruptedException {
        return prepare(answers, RunHistory.COMPLETE, listener);
    }

    /// Prepares the same after a run that died: what the server said of the agent's health before
    /// proves nothing.
    ///
    /// @param listener gets every finding, on the calling thread
    public Preparation prepareAfterInterruption(Answers answers, Consumer<Finding> listener)
            throws InterruptedException {
        return prepare(answers, RunHistory.INTERRUPTED, listener);
    }

    private Preparation prepare(Answers answers, RunHistory history, Consumer<Finding> listener)
            throws InterruptedException {
        var log = new CheckLog(listener, answers.setup().checks()::weigh);
        return new InstallPreparation(host, answers, history, log).prepare();
    }

    /// Examines an instance. Changes nothing.
    ///
    /// @param listener gets every finding, on the calling thread
    public Diagnosis examine(Verification asked, Consumer<Finding> listener)
            throws InterruptedException {
        return new Doctor(host, asked, listener).examine();
    }

    /// Prepares a removal.
    ///
    /// @param listener gets every finding, on the calling thread
    public Preparation prepare(Removal removal, Consumer<Finding> listener)
            throws InterruptedException {
        return new RemovalPreparation(host, removal, new CheckLog(listener)).prepare();
    }
}
