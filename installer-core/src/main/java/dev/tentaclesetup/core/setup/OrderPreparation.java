package dev.tentaclesetup.core.setup;

import dev.tentaclesetup.core.answers.Answers;
import dev.tentaclesetup.core.check.CheckLog;
import dev.tentaclesetup.core.host.HostPorts;
import dev.tentaclesetup.core.host.ListeningProbe;
import dev.tentaclesetup.core.host.ServicePort;
import dev.tentaclesetup.core.plan.Facts;
import dev.tentaclesetup.core.plan.Plan;
import dev.tentaclesetup.core.plan.RunFacts;
import dev.tentaclesetup.core.plan.Step;
import dev.tentaclesetup.core.preflight.AgentCheck;
import dev.tentaclesetup.core.preflight.AgentState;
import dev.tentaclesetup.core.preflight.FoundInstance;
import dev.tentaclesetup.core.preflight.InstanceCheck;
import dev.tentaclesetup.core.problem.Problem;
import dev.tentaclesetup.core.problem.ProblemId;
import dev.tentaclesetup.core.problem.Reason;
import dev.tentaclesetup.core.step.AgentLeftovers;
import dev.tentaclesetup.core.step.StartStep;
import dev.tentaclesetup.core.step.StopStep;
import dev.tentaclesetup.core.time.PausingClock;
import dev.tentaclesetup.core.time.Poller;
import dev.tentaclesetup.instance.InstanceException;
import dev.tentaclesetup.instance.InstanceName;
import dev.tentaclesetup.instance.TentacleConfiguration;
import dev.tentaclesetup.service.ServiceDefinition;
import dev.tentaclesetup.service.ServiceName;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// Everything between an order to an agent and its plan, once.
final class OrderPreparation {

    private static final Duration POLL_INTERVAL = Duration.ofMillis(50);

    private final HostPorts host;
    private final String instance;
    private final AgentOrder order;
    private final CheckLog log;

    OrderPreparation(HostPorts host, String instance, AgentOrder order, CheckLog log) {
        this.host = host;
        this.instance = instance;
        this.order = order;
        this.log = log;
    }

    Preparation prepare() throws InterruptedException {
        Optional<AgentState> agent = log.run(new AgentCheck(host, instance));
        Answers.Run run = agent.flatMap(AgentState::run).orElse(Answers.Run.SERVICE);
        Optional<FoundInstance> found = log.run(new InstanceCheck(host, instance, run));
        if (found.isEmpty()) {
            return new Preparation.Blocked(log.problems());
        }
        Optional<ServiceName> name =
                found.get().service().definition().map(ServiceDefinition::name);
        if (name.isEmpty()) {
            log.note(List.of(nothingToOrder()));
            return new Preparation.Blocked(log.problems());
        }
        return new Preparation.Ready(
                plan(found.get(), name.get()),
                Optional.empty(),
                log.problems(),
                Optional.empty(),
                List.of());
    }

    private Problem nothingToOrder() {
        return Problem.blocker(ProblemId.SVC_COMMAND, "", instance)
                .because(Reason.of("not-installed"));
    }

    private Plan plan(FoundInstance found, ServiceName name) {
        ServicePort manager = host.manager(found.service().run());
        List<Step> steps =
                switch (order) {
                    case START -> List.of(start(manager, name, found));
                    case STOP -> List.of(new StopStep(manager, name));
                    case RESTART ->
                            List.of(new StopStep(manager, name), start(manager, name, found));
                };
        return new Plan(Plan.Purpose.SET_UP, steps, new RunFacts(Facts.of(instance)));
    }

    private Step start(ServicePort manager, ServiceName name, FoundInstance found) {
        return new StartStep(
                manager,
                name,
                goal(found),
                answer(found),
                new AgentLeftovers(home(found)),
                new Poller(PausingClock.of(host.clock()), POLL_INTERVAL));
    }

    /// A server accepts the polls only of machines that it lists.
    private static StartStep.Goal goal(FoundInstance found) {
        boolean polls = found.configuration().isPresent() && listening(found).isEmpty();
        return polls && found.memory().note().isEmpty()
                ? StartStep.Goal.WAITING
                : StartStep.Goal.READY;
    }

    /// The port is listened on, and by this very agent.
    private static StartStep.Answer answer(FoundInstance found) {
        Optional<ListeningProbe> probe = listening(found);
        return probe.isEmpty() ? () -> true : () -> probe.get().thumbprint().equals(found.own());
    }

    private static Optional<ListeningProbe> listening(FoundInstance found) {
        try {
            return found.configuration().isPresent()
                    ? listening(found.configuration().get())
                    : Optional.empty();
        } catch (InstanceException e) {
            return Optional.empty();
        }
    }

    private static Optional<ListeningProbe> listening(TentacleConfiguration configuration)
            throws InstanceException {
        return configuration.listening()
                ? Optional.of(
                        new ListeningProbe(
                                configuration.listenAddress().map(InetAddress::getHostAddress),
                                configuration.port()))
                : Optional.empty();
    }

    /// Without a configuration nothing is known to be the agent's.
    private Path home(FoundInstance found) {
        try {
            return found.configuration().isPresent()
                    ? found.configuration().get().home()
                    : host.folders().defaultHome(new InstanceName(instance));
        } catch (InstanceException e) {
            return host.folders().defaultHome(new InstanceName(instance));
        }
    }
}
