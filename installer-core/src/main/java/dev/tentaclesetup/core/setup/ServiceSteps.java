package dev.tentaclesetup.core.setup;

import dev.tentaclesetup.core.Secret;
import dev.tentaclesetup.core.answers.Answers;
import dev.tentaclesetup.core.host.HostPorts;
import dev.tentaclesetup.core.host.ListeningProbe;
import dev.tentaclesetup.core.host.RightsPort;
import dev.tentaclesetup.core.plan.RunFacts;
import dev.tentaclesetup.core.plan.Step;
import dev.tentaclesetup.core.preflight.CurrentState;
import dev.tentaclesetup.core.preflight.WantedFolders;
import dev.tentaclesetup.core.problem.ProblemException;
import dev.tentaclesetup.core.step.AgentLeftovers;
import dev.tentaclesetup.core.step.IdleWait;
import dev.tentaclesetup.core.step.PasswordStep;
import dev.tentaclesetup.core.step.RightsStep;
import dev.tentaclesetup.core.step.ServiceStep;
import dev.tentaclesetup.core.step.StartStep;
import dev.tentaclesetup.core.step.StopStep;
import dev.tentaclesetup.core.time.PausingClock;
import dev.tentaclesetup.core.time.Poller;
import dev.tentaclesetup.service.ServiceAccount;
import dev.tentaclesetup.service.ServiceDefinition;
import dev.tentaclesetup.service.ServiceDrift;
import dev.tentaclesetup.service.ServiceName;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// The steps about what keeps the agent running: the service or the background process, its
/// account's rights and password, and its start.
final class ServiceSteps {

    private static final Duration POLL_INTERVAL = Duration.ofMillis(50);
    private static final Duration IDLE_INTERVAL = Duration.ofSeconds(1);

    /// What systemd names the settings of a unit's order.
    private static final String OF_THE_START = "Unit.";

    /// As long as `install.sh` waits.
    private static final Duration IDLE_LIMIT = Duration.ofMinutes(10);

    private final HostPorts host;
    private final Answers answers;
    private final CurrentState current;
    private final WantedInstance wanted;
    private final RunFacts board;
    private final boolean listed;

    /// @param board says which certificate the agent has
    /// @param listed whether the server lists the agent when it starts
    ServiceSteps(
            HostPorts host,
            Answers answers,
            CurrentState current,
            WantedInstance wanted,
            RunFacts board,
            boolean listed) {
        this.host = host;
        this.answers = answers;
        this.current = current;
        this.wanted = wanted;
        this.board = board;
        this.listed = listed;
    }

    List<Step> install() {
        if (current.serviceDrift().stream().noneMatch(ServiceDrift::repairable)) {
            return List.of();
        }
        return List.of(
                new ServiceStep(
                        wanted.services(),
                        answers.service().run(),
                        wanted.service(),
                        answers.service().account().givenPassword(),
                        current.service(),
                        current.serviceDrift()));
    }

    /// Whether what differs in its definition concerns a process that runs already: when the system
    /// starts it, and after what, does not.
    boolean read() {
        return current.serviceDrift().stream()
                .filter(ServiceDrift::repairable)
                .anyMatch(drift -> !ofTheStart(drift));
    }

    /// A service manager that cannot say what differs says that its definition does.
    private boolean ofTheStart(ServiceDrift drift) {
        boolean whole = drift.name().equals(wanted.service().name().value());
        return drift.aspect() == ServiceDrift.Aspect.START
                || drift.name().startsWith(OF_THE_START)
                || (whole && current.service().filter(this::startsOtherwise).isPresent());
    }

    private boolean startsOtherwise(ServiceDefinition now) {
        ServiceDefinition then = wanted.service();
        return now.withStart(then.start()).withAfter(then.after()).equals(then);
    }

    /// Of a service that stays as it is.
    List<Step> password() {
        boolean other = current.serviceDrift().stream().anyMatch(ServiceDrift::repairable);
        Optional<Secret> given =
                other || !host.style().storesPasswords()
                        ? Optional.empty()
                        : answers.service().account().givenPassword();
        return given.stream()
                .map(secret -> new PasswordStep(wanted.services(), wanted.service(), secret))
                .map(Step.class::cast)
                .toList();
    }

    /// Closes what holds secrets. Applications are read by whatever is deployed, and written by the
    /// service.
    List<Step> rights() throws ProblemException {
        Optional<RightsPort> rights = host.rights();
        if (rights.isEmpty() || answers.service().run() != Answers.Run.SERVICE) {
            return List.of();
        }
        WantedFolders folders = wanted.folders();
        ServiceAccount account = wanted.service().account();
        var step =
                new RightsStep(
                        rights.get(),
                        List.of(folders.configuration(), folders.data()),
                        List.of(folders.applications()),
                        account,
                        current.service()
                                .map(ServiceDefinition::account)
                                .filter(former -> !former.equals(account)));
        return current.missingFolders().isEmpty() && step.holds() ? List.of() : List.of(step);
    }

    /// An agent that an upgrade has left with its old program is not cut off in a script for it.
    Step stop() {
        ServiceName name = wanted.service().name();
        var idle =
                new IdleWait(new Poller(PausingClock.of(host.clock()), IDLE_INTERVAL), IDLE_LIMIT);
        return current.program()
                .map(old -> StopStep.ofOldProgram(wanted.services(), name, old, idle))
                .orElseGet(() -> new StopStep(wanted.services(), name));
    }

    Step start() {
        StartStep.Answer answer =
                switch (answers.connection()) {
                    case Answers.Connection.Listening listening -> answering(listening);
                    case Answers.Connection.Polling _ -> () -> true;
                };
        var step =
                new StartStep(
                        wanted.services(),
                        wanted.service().name(),
                        startGoal(),
                        answer,
                        new AgentLeftovers(wanted.folders().data()),
                        new Poller(PausingClock.of(host.clock()), POLL_INTERVAL));
        return current.program()
                .flatMap(_ -> host.program().image())
                .map(step::withProgram)
                .orElse(step);
    }

    /// Whether the service does all that can be asked of it before this run.
    boolean works() {
        return startGoal().reachedBy(current.status());
    }

    /// A server accepts the polls only of machines that it lists.
    private StartStep.Goal startGoal() {
        return switch (answers.connection()) {
            case Answers.Connection.Listening _ -> StartStep.Goal.READY;
            case Answers.Connection.Polling _ ->
                    listed ? StartStep.Goal.READY : StartStep.Goal.WAITING;
        };
    }

    /// The port is listened on, and by this very agent.
    private StartStep.Answer answering(Answers.Connection.Listening listening) {
        var probe = new ListeningProbe(listening.listenAddress(), listening.port());
        return () -> probe.thumbprint().equals(board.facts().thumbprint());
    }
}
