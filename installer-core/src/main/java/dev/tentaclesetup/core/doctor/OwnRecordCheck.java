package dev.tentaclesetup.core.doctor;

import dev.tentaclesetup.core.check.CheckSubject;
import dev.tentaclesetup.core.check.NetworkCheck;
import dev.tentaclesetup.core.check.Observation;
import dev.tentaclesetup.core.octopus.Machine;
import dev.tentaclesetup.core.octopus.MachineKind;
import dev.tentaclesetup.core.octopus.OctopusSpace;
import dev.tentaclesetup.core.ownership.RegistrationNote;
import dev.tentaclesetup.core.problem.Argument;
import dev.tentaclesetup.core.problem.Problem;
import dev.tentaclesetup.core.problem.ProblemException;
import dev.tentaclesetup.core.problem.ProblemId;
import dev.tentaclesetup.instance.Thumbprint;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Whether the server's record is about this agent: thumbprint, who calls whom, subscription. Where
/// a listening agent is called is proved by a call.
///
/// @param server its web address
/// @param spaces to search, the most probable one first
/// @param agent as configured
/// @param note of what was registered last
record OwnRecordCheck(
        String server,
        List<OctopusSpace> spaces,
        ConfiguredAgent agent,
        Optional<RegistrationNote> note)
        implements NetworkCheck<OwnRecord> {

    OwnRecordCheck {
        spaces = List.copyOf(spaces);
    }

    @Override
    public CheckSubject subject() {
        return CheckSubject.REGISTRATION;
    }

    @Override
    public String about() {
        return server;
    }

    @Override
    public Duration limit() {
        return SEVERAL_REQUESTS;
    }

    @Override
    public Observation<OwnRecord> observe() throws ProblemException, InterruptedException {
        Optional<OwnRecord> found = noted();
        if (found.isEmpty()) {
            found = byThumbprint();
        }
        if (found.isEmpty()) {
            String own = agent.thumbprint().map(Thumbprint::hex).orElse("");
            return Observation.problem(Problem.of(ProblemId.REG_GONE, own, server));
        }
        Machine machine = found.get().machine();
        return new Observation<>(found, words(machine), problems(machine));
    }

    private Optional<OwnRecord> noted() throws ProblemException, InterruptedException {
        Optional<String> id =
                note.filter(kept -> kept.isAbout(server, kept.recordId()))
                        .map(RegistrationNote::recordId);
        for (OctopusSpace space : id.isEmpty() ? List.<OctopusSpace>of() : spaces) {
            for (MachineKind kind : MachineKind.values()) {
                Optional<Machine> machine = space.machine(kind, id.get());
                if (machine.isPresent()) {
                    return Optional.of(new OwnRecord(space, machine.get()));
                }
            }
        }
        return Optional.empty();
    }

    /// Of several, the one that has this agent's subscription.
    private Optional<OwnRecord> byThumbprint() throws ProblemException, InterruptedException {
        if (agent.thumbprint().isEmpty()) {
            return Optional.empty();
        }
        var all = new ArrayList<OwnRecord>();
        for (OctopusSpace space : spaces) {
            space.machinesWithThumbprint(agent.thumbprint().get())
                    .forEach(machine -> all.add(new OwnRecord(space, machine)));
        }
        return all.stream()
                .filter(one -> polledHere(one.machine()))
                .findFirst()
                .or(() -> all.stream().findFirst());
    }

    private boolean polledHere(Machine machine) {
        return agent.subscriptions().stream().anyMatch(machine::isAt);
    }

    private List<Problem> problems(Machine machine) {
        var problems = new ArrayList<Problem>();
        String own = agent.thumbprint().map(Thumbprint::hex).orElse("");
        if (!machine.thumbprint().equals(own)) {
            problems.add(differs(machine, "differs.thumbprint", machine.thumbprint(), own));
        }
        if (machine.called().isPresent() && !agent.listening()) {
            problems.add(differs(machine, "differs.mode", machine.uri(), subscriptions()));
        } else if (machine.called().isEmpty() && !polledHere(machine)) {
            String here = agent.listening() ? "port " + agent.port() : subscriptions();
            problems.add(differs(machine, "differs.mode", machine.uri(), here));
        }
        if (machine.disabled()) {
            String seen = machine.id() + " " + machine.uri();
            problems.add(Problem.of(ProblemId.REG_DISABLED, seen, machine.name()));
        }
        return problems;
    }

    private String subscriptions() {
        return String.join(", ", agent.subscriptions());
    }

    private static Problem differs(Machine machine, String phrase, String there, String here) {
        return Problem.of(
                ProblemId.REG_DIFFERS,
                there,
                Argument.text(machine.name()),
                Argument.phrase(phrase),
                Argument.text(there),
                Argument.text(here));
    }

    private static String words(Machine machine) {
        return machine.name() + " " + machine.id() + "  " + machine.health();
    }
}
