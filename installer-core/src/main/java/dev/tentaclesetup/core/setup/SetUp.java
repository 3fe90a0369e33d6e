package dev.tentaclesetup.core.setup;

import dev.tentaclesetup.core.answers.AnswerDraft;
import dev.tentaclesetup.core.answers.AnswerKey;
import dev.tentaclesetup.core.answers.Answers;
import dev.tentaclesetup.core.answers.AnswersReader;
import dev.tentaclesetup.core.answers.AnswersResult;
import dev.tentaclesetup.core.answers.Choices;
import dev.tentaclesetup.core.answers.HostFacts;
import dev.tentaclesetup.core.answers.Removal;
import dev.tentaclesetup.core.answers.Verification;
import dev.tentaclesetup.core.check.CheckLog;
import dev.tentaclesetup.core.check.CheckRunner;
import dev.tentaclesetup.core.check.Checked;
import dev.tentaclesetup.core.check.Finding;
import dev.tentaclesetup.core.check.HostCheck;
import dev.tentaclesetup.core.check.RightsCheck;
import dev.tentaclesetup.core.doctor.Diagnosis;
import dev.tentaclesetup.core.doctor.Doctor;
import dev.tentaclesetup.core.host.HostPorts;
import dev.tentaclesetup.core.plan.Runner;
import dev.tentaclesetup.core.preflight.AgentCheck;
import dev.tentaclesetup.core.preflight.AgentState;
import dev.tentaclesetup.core.preflight.ChosenFoldersCheck;
import dev.tentaclesetup.core.preflight.CurrentAnswers;
import dev.tentaclesetup.core.preflight.CurrentAnswersCheck;
import dev.tentaclesetup.core.preflight.HostInstance;
import dev.tentaclesetup.core.preflight.HostInstancesCheck;
import dev.tentaclesetup.core.preflight.InstalledServiceCheck;
import dev.tentaclesetup.core.preflight.ServiceManagerCheck;
import dev.tentaclesetup.core.problem.Problem;
import dev.tentaclesetup.core.problem.ProblemException;
import dev.tentaclesetup.core.problem.ProblemId;
import dev.tentaclesetup.instance.InstanceName;
import java.nio.file.Path;
import java.util.List;
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

    /// Judges answers. For an instance that is there already and may be changed, what they do not
    /// mention is what the instance answers today; what only its server knows is left open until a
    /// [preparation][#prepare(AnswerDraft, HostFacts, Consumer)] asks it.
    public AnswersResult read(AnswerDraft draft, HostFacts facts) throws InterruptedException {
        return read(draft, now(draft), facts);
    }

    private CurrentAnswers now(AnswerDraft draft) throws InterruptedException {
        boolean asked =
                AnswersReader.changes(draft)
                        || AnswersReader.action(draft) == Choices.Action.REMOVE;
        return asked ? current(AnswersReader.setup(draft).instance()) : CurrentAnswers.NONE;
    }

    private static AnswersResult read(AnswerDraft draft, CurrentAnswers current, HostFacts facts) {
        if (current.known()) {
            return AnswersReader.again(draft, current.draft(), false, facts);
        }
        boolean missing =
                AnswersReader.action(draft) == Choices.Action.RECONFIGURE
                        && draft.problems().stream().noneMatch(Problem::blocks);
        return missing
                ? missing(AnswersReader.setup(draft).instance())
                : AnswersReader.read(draft, facts);
    }

    private static AnswersResult missing(String instance) {
        Problem missing =
                Problem.of(ProblemId.INST_MISSING, "", instance)
                        .at(AnswerKey.SETUP_INSTANCE.text(), 0);
        return new AnswersResult.Invalid(List.of(missing));
    }

    /// Prepares what the answers say, be it an installation, the change of an instance, or a
    /// removal. What they leave as it is is read here, so that nothing changes in between when the
    /// instance is reserved.
    ///
    /// @param facts what defaults depend on
    /// @param listener gets every finding, on the calling thread
    public Preparation prepare(AnswerDraft draft, HostFacts facts, Consumer<Finding> listener)
            throws InterruptedException {
        return prepare(draft, facts, RunHistory.COMPLETE, listener);
    }

    /// Prepares the same after a run that died, as [#prepareAfterInterruption(Answers, Consumer)].
    /// That run may have stopped the service, so that it is started unless the answers forbid it.
    public Preparation prepareAfterInterruption(
            AnswerDraft draft, HostFacts facts, Consumer<Finding> listener)
            throws InterruptedException {
        return prepare(draft, facts, RunHistory.INTERRUPTED, listener);
    }

    private Preparation prepare(
            AnswerDraft draft, HostFacts facts, RunHistory history, Consumer<Finding> listener)
            throws InterruptedException {
        CurrentAnswers now = now(draft);
        CurrentAnswers current =
                history == RunHistory.COMPLETE ? now : now.without(AnswerKey.SERVICE_START_NOW);
        return switch (read(draft, current, facts)) {
            case AnswersResult.Valid valid ->
                    new InstallPreparation(
                                    host,
                                    valid.answers(),
                                    history,
                                    log(valid.answers(), listener),
                                    current.known()
                                            ? Optional.of(
                                                    new KeptRecord(host, draft, facts, current))
                                            : Optional.empty(),
                                    valid.effective())
                            .prepare();
            case AnswersResult.ValidRemoval valid -> prepare(valid.removal(), listener);
            case AnswersResult.ValidVerification _ ->
                    throw new IllegalStateException("an examination has no plan");
            case AnswersResult.Invalid invalid -> new Preparation.Blocked(invalid.problems());
        };
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
        return new InstallPreparation(host, answers, history, log(answers, listener)).prepare();
    }

    private static CheckLog log(Answers answers, Consumer<Finding> listener) {
        return new CheckLog(listener, answers.setup().checks()::weigh);
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

    /// The instances that this host has, damaged ones and rests included.
    public List<HostInstance> instances() throws ProblemException, InterruptedException {
        return answer(new HostInstancesCheck(host));
    }

    /// What the agent of an instance does now.
    ///
    /// @param instance its name, as listed
    public AgentState agent(String instance) throws ProblemException, InterruptedException {
        return answer(new AgentCheck(host, instance));
    }

    /// Whether this process may change the list of instances at all.
    public boolean mayChange() throws InterruptedException {
        var check =
                new RightsCheck(
                        Answers.Run.PROCESS, host.folders().indexFolder(), host.administrator());
        return CheckRunner.run(check).finding().passes();
    }

    /// Prepares a start, a stop or both.
    ///
    /// @param instance its name, as listed
    /// @param listener gets every finding, on the calling thread
    public Preparation prepare(String instance, AgentOrder order, Consumer<Finding> listener)
            throws InterruptedException {
        return new OrderPreparation(host, instance, order, new CheckLog(listener)).prepare();
    }

    private static <T> T answer(HostCheck<T> check) throws ProblemException, InterruptedException {
        Checked<T> checked = CheckRunner.run(check);
        if (checked.value().isEmpty()) {
            throw new ProblemException(checked.finding().problems().getFirst());
        }
        return checked.value().get();
    }
}
