package dev.tentaclesetup.core.step;

import dev.tentaclesetup.core.host.EndedService;
import dev.tentaclesetup.core.host.ServicePort;
import dev.tentaclesetup.core.plan.Step;
import dev.tentaclesetup.core.plan.StepDescription;
import dev.tentaclesetup.core.plan.StepKind;
import dev.tentaclesetup.core.problem.Problem;
import dev.tentaclesetup.core.problem.ProblemException;
import dev.tentaclesetup.core.problem.ProblemId;
import dev.tentaclesetup.core.problem.Reason;
import dev.tentaclesetup.core.problem.Severity;
import dev.tentaclesetup.core.time.Poller;
import dev.tentaclesetup.service.ServiceName;
import dev.tentaclesetup.service.ServiceState;
import dev.tentaclesetup.service.ServiceStatus;
import java.time.Duration;
import java.util.List;

/// Starts the service and waits until the agent itself answers, not only until its process exists.
/// An agent whose server does not know it yet is only seen to wait for it.
public final class StartStep implements Step {

    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final int LOG_LINES = 20;

    private final ServicePort services;
    private final ServiceName name;
    private final Goal goal;
    private final Answer answer;
    private final AgentLeftovers traces;
    private final Poller poller;
    private final String after;

    /// @param goal how far the start has to go
    /// @param answer whether the agent itself answers
    /// @param traces what the agent leaves in its home
    public StartStep(
            ServicePort services,
            ServiceName name,
            Goal goal,
            Answer answer,
            AgentLeftovers traces,
            Poller poller) {
        this(services, name, goal, answer, traces, poller, "running");
    }

    private StartStep(
            ServicePort services,
            ServiceName name,
            Goal goal,
            Answer answer,
            AgentLeftovers traces,
            Poller poller,
            String after) {
        this.services = services;
        this.name = name;
        this.goal = goal;
        this.answer = answer;
        this.traces = traces;
        this.poller = poller;
        this.after = after;
    }

    /// The same, as the start with another program than before.
    ///
    /// @param image that of the program
    public StartStep withProgram(String image) {
        return new StartStep(services, name, goal, answer, traces, poller, runningFrom(image));
    }

    static String runningFrom(String image) {
        return "running " + image;
    }

    /// How far a start has to go.
    public enum Goal {
        /// The agent is ready.
        READY,
        /// The agent is ready, or says that it waits for its server, which does not list it yet.
        WAITING;

        public boolean reachedBy(ServiceStatus now) {
            return switch (now.state()) {
                case RUNNING -> true;
                case STARTING -> this == WAITING && !now.told().isEmpty();
                case NOT_INSTALLED, STOPPED, STOPPING, FAILED -> false;
            };
        }
    }

    /// Asks the started agent from outside.
    @FunctionalInterface
    public interface Answer {
        boolean works() throws ProblemException;
    }

    @Override
    public StepDescription description() {
        return new StepDescription(StepKind.START, List.of(name.value()), "stopped", after, false);
    }

    @Override
    public boolean holds() throws ProblemException, InterruptedException {
        return status().state() == ServiceState.RUNNING && answer.works();
    }

    @Override
    public void apply(Progress progress) throws ProblemException, InterruptedException {
        traces.note();
        switch (goal) {
            case READY -> services.start(name);
            case WAITING -> services.launch(name);
        }
    }

    @Override
    public void verify() throws ProblemException, InterruptedException {
        if (!poller.await(LIMIT, this::readyOrCrashed)) {
            String seen = (status().told() + "\n" + String.join("\n", lastLines())).strip();
            throw new ProblemException(Problem.blocker(ProblemId.SVC_TIMEOUT, seen, name.value()));
        }
    }

    private boolean readyOrCrashed() throws ProblemException, InterruptedException {
        ServiceStatus now = status();
        return switch (now.state()) {
            case NOT_INSTALLED, STOPPED, STOPPING, FAILED ->
                    throw new ProblemException(
                            new EndedService(name.value(), "", lastLines())
                                    .problem(Severity.BLOCKER));
            case STARTING -> goal.reachedBy(now);
            case RUNNING -> answer.works();
        };
    }

    @Override
    public void undo() throws ProblemException, InterruptedException {
        services.stop(name);
        traces.remove();
    }

    @Override
    public void undone() throws ProblemException, InterruptedException {
        ServiceStatus now = status();
        if (now.processId().isPresent()) {
            throw new ProblemException(
                    Problem.blocker(ProblemId.SVC_COMMAND, now.told(), name.value())
                            .because(Reason.of("still-running")));
        }
        traces.requireRemoved();
    }

    private ServiceStatus status() throws ProblemException, InterruptedException {
        return services.status(name);
    }

    private List<String> lastLines() throws InterruptedException {
        try {
            return services.lastLines(name, LOG_LINES);
        } catch (ProblemException e) {
            return List.of(e.problem().seen());
        }
    }
}
