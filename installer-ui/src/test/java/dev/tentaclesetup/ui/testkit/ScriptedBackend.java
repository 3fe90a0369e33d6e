package dev.tentaclesetup.ui.testkit;

import dev.tentaclesetup.core.Secret;
import dev.tentaclesetup.core.answers.AnswerDraft;
import dev.tentaclesetup.core.answers.Answers;
import dev.tentaclesetup.core.answers.Mode;
import dev.tentaclesetup.core.answers.Removal;
import dev.tentaclesetup.core.octopus.MachineKind;
import dev.tentaclesetup.core.plan.Facts;
import dev.tentaclesetup.core.plan.InterruptedRun;
import dev.tentaclesetup.core.plan.Plan;
import dev.tentaclesetup.core.plan.Report;
import dev.tentaclesetup.core.plan.RunEvent;
import dev.tentaclesetup.core.plan.RunListener;
import dev.tentaclesetup.core.plan.StepDescription;
import dev.tentaclesetup.core.plan.StepKind;
import dev.tentaclesetup.core.preflight.AgentState;
import dev.tentaclesetup.core.preflight.CurrentAnswers;
import dev.tentaclesetup.core.problem.Problem;
import dev.tentaclesetup.core.problem.ProblemException;
import dev.tentaclesetup.core.problem.ProblemId;
import dev.tentaclesetup.core.setup.AgentOrder;
import dev.tentaclesetup.core.setup.FolderFindings;
import dev.tentaclesetup.core.setup.HostProposal;
import dev.tentaclesetup.instance.Thumbprint;
import dev.tentaclesetup.service.ServiceState;
import dev.tentaclesetup.ui.engine.HomeFacts;
import dev.tentaclesetup.ui.engine.NameCheck;
import dev.tentaclesetup.ui.engine.PlannedRun;
import dev.tentaclesetup.ui.engine.ServerFacts;
import dev.tentaclesetup.ui.engine.SpaceFacts;
import dev.tentaclesetup.ui.engine.WizardBackend;
import dev.tentaclesetup.ui.widget.CheckRow;
import dev.tentaclesetup.ui.widget.Status;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// An engine that answers as a test wants, at once, and remembers what it was asked.
public final class ScriptedBackend implements WizardBackend {

    public static final String SERVER_PRINT = "B1C0A6F7D0E3425A9E8F7061524338495A6B7C8D";
    static final String AGENT_PRINT = "5C2190AB77DE11024E5FA0B39D10CC428E7701FA";
    public static final String GOOD_KEY = "API-GOODGOODGOODGOOD";

    public final List<String> asked = new ArrayList<>();
    public String takenName = "";
    public List<String> spaces = List.of("Default", "Payments");
    public Status comms = Status.OK;
    public Status port = Status.OK;
    public @Nullable Problem maintenance;
    public boolean services = true;

    /// Why no service can be here.
    public @Nullable Problem noService;

    public boolean windowsAccounts;

    /// By instance.
    public final Map<String, Answers.Account> kept = new ConcurrentHashMap<>();

    public List<CheckRow> checks =
            List.of(
                    CheckRow.of(Status.OK, "The folders can be written"),
                    CheckRow.of(Status.OK, "The server accepts the key"));
    public FolderFindings folders = FolderFindings.NONE;
    public @Nullable Problem planProblem;

    /// Met by the next questions, as a fault of the program.
    public @Nullable RuntimeException fault;

    public final List<InterruptedRun> died = new ArrayList<>();
    public @Nullable Problem discardProblem;
    public ScriptedRun run = new ScriptedRun();
    public ScriptedRun removalRun = ScriptedRun.ofARemoval();
    public final List<Removal> removals = new ArrayList<>();
    public List<CheckRow> removalProblems = List.of();
    public CurrentAnswers current = CurrentAnswers.NONE;
    public CurrentAnswers recorded = CurrentAnswers.NONE;
    public HomeFacts home = HomeFacts.NONE;
    public @Nullable Problem homeProblem;
    public final Map<String, AgentState> agents = new ConcurrentHashMap<>();
    public @Nullable Problem orderProblem;

    @Override
    public synchronized ServerFacts signIn(
            String address,
            Secret apiKey,
            String wantedSpace,
            Answers.Proxy proxy,
            Consumer<CheckRow> progress)
            throws ProblemException {
        asked.add("sign in " + address);
        meetFault();
        progress.accept(CheckRow.of(Status.RUNNING, "Looking for the server"));
        if (maintenance != null) {
            throw new ProblemException(maintenance);
        }
        if (address.contains("nowhere")) {
            throw new ProblemException(
                    Problem.of(ProblemId.NET_DNS, address, "nowhere.example.com"));
        }
        progress.accept(
                new CheckRow(Status.OK, "Octopus Deploy 2026.3.1234", "48 ms, clock equal", ""));
        progress.accept(CheckRow.of(Status.RUNNING, "Signing in"));
        if (!apiKey.use(String::new).equals(GOOD_KEY)) {
            throw new ProblemException(Problem.of(ProblemId.AUTH_KEY, "401", address));
        }
        progress.accept(new CheckRow(Status.OK, "Signed in as Deploy Bot", "12 ms", ""));
        String cleaned =
                address.contains("://") ? address.replaceAll("/app.*", "") : "https://" + address;
        return new ServerFacts(
                cleaned,
                "Deploy Bot",
                spaces,
                spaces.contains(wantedSpace) ? wantedSpace : spaces.getFirst());
    }

    @Override
    public synchronized SpaceFacts space(String space) {
        asked.add("space " + space);
        return new SpaceFacts(
                Optional.of(new Thumbprint(SERVER_PRINT)),
                List.of("Development", "Test", "Production"),
                List.of("web-server", "database", "queue"),
                List.of("Default Worker Pool", "Big machines"));
    }

    @Override
    public NameCheck name(MachineKind kind, String name) {
        return name.equals(takenName)
                ? new NameCheck(true, "Healthy", name + "-2")
                : NameCheck.FREE;
    }

    @Override
    public CheckRow commsAddress(
            String address, Optional<Thumbprint> serverThumbprint, Answers.Proxy proxy) {
        return comms == Status.OK
                ? CheckRow.of(Status.OK, "Reachable, and the certificate is the server’s own")
                : new CheckRow(comms, "Nothing answers there", "", "Ask for a way through");
    }

    @Override
    public CheckRow listenPort(int number, Optional<String> listenAddress) {
        return port == Status.OK
                ? CheckRow.of(Status.OK, "Free")
                : new CheckRow(port, "Port " + number + " is in use", "", "Choose another port");
    }

    @Override
    public String hostName() {
        return "web01";
    }

    @Override
    public String systemAccount() {
        return "root";
    }

    @Override
    public HostProposal host(String instance, Answers.Run wanted, boolean worker) {
        String base = wanted == Answers.Run.SERVICE ? "/var/lib/octopus/" : "/home/me/octopus/";
        return new HostProposal(
                Path.of(base + instance),
                Path.of(base + instance + "-applications"),
                services,
                Optional.ofNullable(noService),
                windowsAccounts,
                Optional.ofNullable(kept.get(instance)),
                Answers.defaultAccount(worker, windowsAccounts));
    }

    @Override
    public synchronized FolderFindings folders(String instance, Answers.Paths paths) {
        asked.add("folders " + instance + " " + paths.data() + " " + paths.applications());
        return paths.acceptExisting() ? FolderFindings.NONE : folders;
    }

    @Override
    public Prepared prepare(AnswerDraft draft, Answers answers) throws ProblemException {
        meetFault();
        if (planProblem != null) {
            throw new ProblemException(planProblem);
        }
        Answers.Account account =
                kept.getOrDefault(answers.setup().instance(), answers.defaultAccount(false));
        boolean open = answers.service().account() instanceof Answers.Account.Unspecified;
        return new Prepared(
                open ? answers.withAccount(account) : answers,
                (int) checks.stream().filter(check -> check.mark() == Status.OK).count(),
                checks.stream().filter(check -> check.mark() != Status.OK).toList(),
                Optional.of(run));
    }

    @Override
    public synchronized PreparedRemoval prepare(AnswerDraft draft, Removal removal)
            throws ProblemException {
        removals.add(removal);
        if (planProblem != null) {
            throw new ProblemException(planProblem);
        }
        removalRun.purpose =
                removal.server().isPresent() ? Plan.Purpose.REMOVE : Plan.Purpose.REMOVE_HERE_ONLY;
        removalRun.afterwards = () -> home = HomeFacts.NONE;
        return new PreparedRemoval(removalProblems, Optional.of(removalRun));
    }

    @Override
    public synchronized CurrentAnswers current(String instance) {
        asked.add("current " + instance);
        return current;
    }

    @Override
    public synchronized CurrentAnswers recorded(String instance) {
        asked.add("recorded " + instance);
        return recorded;
    }

    @Override
    public synchronized HomeFacts home() throws ProblemException {
        asked.add("home");
        if (homeProblem != null) {
            throw new ProblemException(homeProblem);
        }
        return home;
    }

    @Override
    public synchronized AgentState agent(String instance) throws ProblemException {
        asked.add("agent " + instance);
        AgentState known = agents.get(instance);
        if (known == null) {
            throw new ProblemException(Problem.blocker(ProblemId.HOST_SLOW, "20 s", instance));
        }
        return known;
    }

    @Override
    public synchronized PlannedRun order(String instance, AgentOrder order)
            throws ProblemException {
        asked.add(order + " " + instance);
        if (orderProblem != null) {
            throw new ProblemException(orderProblem);
        }
        run.afterwards = () -> obey(instance, order);
        return run;
    }

    private synchronized void obey(String instance, AgentOrder order) {
        ServiceState now =
                switch (order) {
                    case START, RESTART -> ServiceState.RUNNING;
                    case STOP -> ServiceState.STOPPED;
                };
        agents.computeIfPresent(
                instance,
                (name, agent) ->
                        new AgentState(
                                agent.run(),
                                now,
                                "",
                                agent.program(),
                                agent.foreign(),
                                agent.changeable()));
    }

    @Override
    public synchronized List<InterruptedRun> interrupted() {
        return List.copyOf(died);
    }

    @Override
    public synchronized void discard(InterruptedRun which) throws ProblemException {
        if (discardProblem != null) {
            throw new ProblemException(discardProblem);
        }
        died.remove(which);
    }

    private void meetFault() {
        if (fault != null) {
            throw fault;
        }
    }

    /// A run whose events the test sends.
    public static final class ScriptedRun implements PlannedRun {
        public static final List<StepDescription> STEPS =
                List.of(
                        step(StepKind.FOLDERS),
                        step(StepKind.CERTIFICATE),
                        step(StepKind.CONFIGURATION),
                        step(StepKind.SERVICE),
                        step(StepKind.START),
                        step(StepKind.REGISTER),
                        step(StepKind.HEALTH));

        public Consumer<RunListener> script = listener -> {};
        public Report report = new Report.Done(doneFacts(), STEPS);
        public List<StepDescription> steps = STEPS;
        public int cancelled;
        public Plan.Purpose purpose = Plan.Purpose.SET_UP;
        Runnable afterwards = () -> {};
        public String log = "";
        public @Nullable ProblemException refusal;

        /// Of everything but the folders.
        static ScriptedRun ofARemoval() {
            var run = new ScriptedRun();
            run.steps =
                    List.of(
                            step(StepKind.STOP),
                            step(StepKind.REMOVE_SERVICE),
                            new StepDescription(
                                    StepKind.REMOVE_CONFIGURATION,
                                    List.of("Tentacle"),
                                    "/etc/octopus/Tentacle/tentacle-Tentacle.config",
                                    "",
                                    true));
            run.report = new Report.Done(Facts.of("Tentacle"), run.steps);
            return run;
        }

        static StepDescription step(StepKind kind) {
            return new StepDescription(kind, List.of("web01"), "", "", false);
        }

        public static Facts doneFacts() {
            return new Facts(
                    "Tentacle",
                    Optional.of(Mode.LISTENING),
                    Optional.of("web01:10933"),
                    Optional.of(new Thumbprint(AGENT_PRINT)),
                    List.of(new Thumbprint(SERVER_PRINT)),
                    Optional.of(
                            new Facts.Registration(
                                    "https://octopus.example.com",
                                    "Default",
                                    "target",
                                    "Machines-1",
                                    "web01",
                                    "https://octopus.example.com/app#/Spaces-1/infrastructure/machines/Machines-1",
                                    "https://web01:10933/")),
                    Optional.of("Healthy"),
                    List.of(),
                    List.of());
        }

        public static void succeed(RunListener listener, int steps) {
            for (int i = 0; i < steps; i++) {
                listener.on(new RunEvent.StepRunning(i + 1, STEPS.size(), STEPS.get(i)));
                listener.on(
                        new RunEvent.StepOk(
                                i + 1,
                                STEPS.size(),
                                STEPS.get(i),
                                Duration.ofMillis(120L * i + 8)));
            }
        }

        @Override
        public Plan.Purpose purpose() {
            return purpose;
        }

        @Override
        public List<StepDescription> steps() {
            return steps;
        }

        @Override
        public Facts facts() {
            return Facts.of("Tentacle");
        }

        @Override
        public Report run(RunListener listener) throws ProblemException {
            if (refusal != null) {
                throw refusal;
            }
            script.accept(listener);
            afterwards.run();
            return report;
        }

        @Override
        public String log() {
            return log;
        }

        @Override
        public void cancel() {
            cancelled++;
        }
    }
}
