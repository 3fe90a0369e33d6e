package dev.tentaclesetup.core.doctor;

import dev.tentaclesetup.core.check.CheckSubject;
import dev.tentaclesetup.core.check.HostCheck;
import dev.tentaclesetup.core.check.Observation;
import dev.tentaclesetup.core.host.EndedService;
import dev.tentaclesetup.core.host.HostPorts;
import dev.tentaclesetup.core.host.ServicePort;
import dev.tentaclesetup.core.preflight.FoundInstance;
import dev.tentaclesetup.core.preflight.FoundService;
import dev.tentaclesetup.core.problem.Argument;
import dev.tentaclesetup.core.problem.Problem;
import dev.tentaclesetup.core.problem.ProblemException;
import dev.tentaclesetup.core.problem.ProblemId;
import dev.tentaclesetup.core.problem.Severity;
import dev.tentaclesetup.service.ServiceDefinition;
import dev.tentaclesetup.service.ServiceName;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// Whether the agent runs, with what its service says of itself.
///
/// @param host that it is on
/// @param instance as found
record RunningAgentCheck(HostPorts host, FoundInstance instance) implements HostCheck<Boolean> {

    private static final int LOG_LINES = 20;

    @Override
    public CheckSubject subject() {
        return CheckSubject.SERVICE;
    }

    @Override
    public String about() {
        return instance.name();
    }

    @Override
    public Duration limit() {
        return SEVERAL_COMMANDS;
    }

    @Override
    public Observation<Boolean> observe() throws ProblemException, InterruptedException {
        FoundService kept = instance.other().orElse(instance.service());
        Optional<ServiceName> name = kept.definition().map(ServiceDefinition::name);
        if (name.isEmpty()) {
            return observed(kept, Optional.of(stopped("start.set-up", "")));
        }
        return observed(kept, problem(kept, name.get()));
    }

    private static Observation<Boolean> observed(FoundService kept, Optional<Problem> problem) {
        return new Observation<>(
                Optional.of(kept.running()), words(kept), problem.stream().toList());
    }

    private Optional<Problem> problem(FoundService kept, ServiceName name)
            throws ProblemException, InterruptedException {
        return switch (kept.status().state()) {
            case RUNNING -> Optional.empty();
            case NOT_INSTALLED, STOPPED, STOPPING ->
                    Optional.of(
                            switch (kept.run()) {
                                case SERVICE -> stopped(manager(), name.value());
                                case PROCESS -> stopped("start.set-up", "");
                            });
            case FAILED -> Optional.of(ended(kept, name));
            case STARTING ->
                    Optional.of(
                            Problem.blocker(
                                    ProblemId.SVC_TIMEOUT, kept.status().told(), name.value()));
        };
    }

    private String manager() {
        return host.style().windowsAccounts() ? "start.windows" : "start.systemd";
    }

    /// A background process ends with its host, so that one which is gone says little.
    private Problem ended(FoundService kept, ServiceName name)
            throws ProblemException, InterruptedException {
        ServicePort manager = host.manager(kept.run());
        List<String> lines = manager.lastLines(name, LOG_LINES);
        Problem ended =
                new EndedService(name.value(), kept.status().result(), lines)
                        .problem(Severity.BLOCKER);
        boolean gone =
                ended.id() == ProblemId.SVC_CRASH
                        && switch (kept.run()) {
                            case SERVICE -> false;
                            case PROCESS -> true;
                        };
        return gone ? stopped("start.set-up", "") : ended;
    }

    private Problem stopped(String phrase, String service) {
        return Problem.of(
                ProblemId.SVC_STOPPED,
                "",
                Argument.text(instance.name()),
                Argument.phrase(phrase),
                Argument.text(service));
    }

    private static String words(FoundService kept) {
        String name = kept.definition().map(found -> found.name().value()).orElse("");
        String process =
                kept.running() ? " (pid " + kept.status().processId().getAsLong() + ")" : "";
        return (name + process + " " + kept.status().told()).strip();
    }
}
