package dev.tentaclesetup.ui.engine;

import dev.tentaclesetup.core.Messages;
import dev.tentaclesetup.core.Secret;
import dev.tentaclesetup.core.answers.AnswerDraft;
import dev.tentaclesetup.core.answers.Answers;
import dev.tentaclesetup.core.answers.CommsAddress;
import dev.tentaclesetup.core.answers.HostFacts;
import dev.tentaclesetup.core.answers.Removal;
import dev.tentaclesetup.core.check.CheckRunner;
import dev.tentaclesetup.core.check.CommsAddressCheck;
import dev.tentaclesetup.core.check.Finding;
import dev.tentaclesetup.core.check.ListenPortCheck;
import dev.tentaclesetup.core.frontend.LoggedRun;
import dev.tentaclesetup.core.frontend.RunLog;
import dev.tentaclesetup.core.host.HostPorts;
import dev.tentaclesetup.core.octopus.MachineKind;
import dev.tentaclesetup.core.plan.InterruptedRun;
import dev.tentaclesetup.core.plan.RunSettings;
import dev.tentaclesetup.core.preflight.AgentState;
import dev.tentaclesetup.core.preflight.CurrentAnswers;
import dev.tentaclesetup.core.preflight.HostInstance;
import dev.tentaclesetup.core.problem.Problem;
import dev.tentaclesetup.core.problem.ProblemException;
import dev.tentaclesetup.core.setup.AgentOrder;
import dev.tentaclesetup.core.setup.FolderFindings;
import dev.tentaclesetup.core.setup.HostProposal;
import dev.tentaclesetup.core.setup.Preparation;
import dev.tentaclesetup.core.setup.SetUp;
import dev.tentaclesetup.instance.Thumbprint;
import dev.tentaclesetup.ui.widget.CheckRow;
import dev.tentaclesetup.ui.widget.Status;
import dev.tentaclesetup.ui.widget.Texts;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// Asks the core: its checks and plans, for this host and for the server over the network. Decides
/// nothing itself.
public final class LiveBackend implements WizardBackend, AutoCloseable {

    /// An agent that is asked to stop may have to end a script first.
    private static final RunSettings ORDERS =
            new RunSettings(Duration.ofMinutes(5), Answers.OnFailure.ROLLBACK);

    private final HostFacts facts;
    private final SetUp setUp;
    private final CheckRows rows;
    private final ServerLink server;
    private final LoggedRun log;
    private Optional<Preparation> prepared = Optional.empty();

    public LiveBackend(HostFacts facts, HostPorts host, Messages messages) {
        this(facts, host, messages, log(host, messages));
    }

    /// @param log of the runs
    public LiveBackend(HostFacts facts, HostPorts host, Messages messages, LoggedRun log) {
        this.facts = facts;
        this.log = log;
        this.setUp = new SetUp(host);
        this.rows = new CheckRows(messages);
        this.server = new ServerLink(rows);
    }

    /// The usual log of a host's runs.
    public static LoggedRun log(HostPorts host, Messages messages) {
        return new LoggedRun(new RunLog(host.state().logs(), host.clock(), messages));
    }

    @Override
    public ServerFacts signIn(
            String address,
            Secret apiKey,
            String wantedSpace,
            Answers.Proxy proxy,
            Consumer<CheckRow> progress)
            throws ProblemException, InterruptedException {
        return server.signIn(address, apiKey, wantedSpace, proxy, progress);
    }

    @Override
    public SpaceFacts space(String space) throws ProblemException, InterruptedException {
        return server.space(space);
    }

    @Override
    public NameCheck name(MachineKind kind, String name)
            throws ProblemException, InterruptedException {
        return server.name(kind, name);
    }

    @Override
    public CheckRow commsAddress(
            String typed, Optional<Thumbprint> serverThumbprint, Answers.Proxy proxy)
            throws InterruptedException {
        Optional<URI> address = CommsAddress.parse(typed);
        if (address.isEmpty()) {
            return CheckRow.of(Status.PROBLEM, Texts.text("wizard.connection.comms.address"));
        }
        List<Thumbprint> expected = serverThumbprint.stream().toList();
        var check = new CommsAddressCheck(address.get(), proxy, expected);
        return row(
                CheckRunner.run(check).finding(),
                expected.isEmpty()
                        ? Texts.text("wizard.connection.comms.reachable")
                        : Texts.text("wizard.connection.comms.matches"));
    }

    @Override
    public CheckRow listenPort(int port, Optional<String> listenAddress)
            throws InterruptedException {
        Finding finding = CheckRunner.run(ListenPortCheck.free(port, listenAddress)).finding();
        CheckRow row =
                row(finding, Texts.text("wizard.connection.port.free", Integer.toString(port)));
        return finding.passes() ? row : row.with(nextPort(port));
    }

    private String nextPort(int port) {
        return Texts.text("wizard.connection.port.next", Integer.toString(facts.freePort(port)));
    }

    private CheckRow row(Finding finding, String good) {
        return rows.of(finding).stream().findFirst().orElseGet(() -> CheckRow.of(Status.OK, good));
    }

    @Override
    public String hostName() {
        return facts.hostName();
    }

    @Override
    public String systemAccount() {
        return facts.systemAccount();
    }

    @Override
    public HostProposal host(String instance, Answers.Run run, boolean worker)
            throws InterruptedException {
        return setUp.propose(facts, instance, run, worker);
    }

    @Override
    public FolderFindings folders(String instance, Answers.Paths paths)
            throws InterruptedException {
        return setUp.folders(instance, paths);
    }

    @Override
    public Prepared prepare(AnswerDraft draft, Answers answers) throws InterruptedException {
        log.begin(draft, "", "wizard");
        var findings = new ArrayList<Finding>();
        Preparation found =
                setUp.prepare(
                        draft,
                        facts,
                        finding -> {
                            log.found(finding);
                            log.problems(finding.problems());
                            findings.add(finding);
                        });
        keep(found);
        int passed = (int) findings.stream().filter(one -> one.problems().isEmpty()).count();
        return switch (found) {
            case Preparation.Ready ready -> {
                Answers used = ready.answers().orElse(answers);
                log.planned(ready.plan());
                var run =
                        new LiveRun(
                                setUp.runner(), ready.plan(), RunSettings.of(used.setup()), log);
                yield new Prepared(used, passed, rowsOf(ready.warnings()), Optional.of(run));
            }
            case Preparation.Blocked blocked ->
                    new Prepared(answers, passed, rowsOf(blocked.problems()), Optional.empty());
        };
    }

    @Override
    public PreparedRemoval prepare(AnswerDraft draft, Removal removal) throws InterruptedException {
        log.begin(draft, "", "wizard");
        Preparation found = setUp.prepare(removal, log::found);
        keep(found);
        return switch (found) {
            case Preparation.Ready ready -> {
                log.planned(ready.plan());
                var settings = RunSettings.of(removal.setup());
                var run = new LiveRun(setUp.runner(), ready.plan(), settings, log);
                yield new PreparedRemoval(rowsOf(ready.warnings()), Optional.of(run));
            }
            case Preparation.Blocked blocked -> {
                log.problems(blocked.problems());
                yield new PreparedRemoval(rowsOf(blocked.problems()), Optional.empty());
            }
        };
    }

    @Override
    public CurrentAnswers current(String instance) throws InterruptedException {
        return setUp.current(instance);
    }

    @Override
    public CurrentAnswers recorded(String instance) throws ProblemException, InterruptedException {
        CurrentAnswers current = setUp.current(instance);
        Optional<Thumbprint> own =
                setUp.instances().stream()
                        .filter(one -> one.name().equals(instance))
                        .findFirst()
                        .flatMap(HostInstance::thumbprint);
        return own.isPresent() ? server.recorded(own.get(), current) : current;
    }

    @Override
    public HomeFacts home() throws ProblemException, InterruptedException {
        return HomeFacts.of(setUp);
    }

    @Override
    public AgentState agent(String instance) throws ProblemException, InterruptedException {
        return setUp.agent(instance);
    }

    @Override
    public PlannedRun order(String instance, AgentOrder order)
            throws ProblemException, InterruptedException {
        log.begin(AnswerDraft.empty(), "", "wizard");
        Preparation found = setUp.prepare(instance, order, log::found);
        return switch (found) {
            case Preparation.Ready ready -> {
                log.planned(ready.plan());
                yield new LiveRun(setUp.runner(), ready.plan(), ORDERS, log);
            }
            case Preparation.Blocked blocked -> throw new ProblemException(blocking(blocked));
        };
    }

    private static Problem blocking(Preparation.Blocked blocked) {
        return blocked.problems().stream()
                .filter(Problem::blocks)
                .findFirst()
                .orElseGet(blocked.problems()::getFirst);
    }

    @Override
    public List<InterruptedRun> interrupted() throws ProblemException {
        return setUp.runner().interrupted();
    }

    @Override
    public void discard(InterruptedRun run) throws ProblemException {
        setUp.runner().discard(run);
    }

    private List<CheckRow> rowsOf(List<Problem> problems) {
        return problems.stream().map(rows::of).distinct().toList();
    }

    @Override
    public void close() {
        forget();
        server.close();
    }

    private synchronized void keep(Preparation found) {
        forget();
        prepared = Optional.of(found);
    }

    private synchronized void forget() {
        prepared.ifPresent(Preparation::close);
        prepared = Optional.empty();
    }
}
