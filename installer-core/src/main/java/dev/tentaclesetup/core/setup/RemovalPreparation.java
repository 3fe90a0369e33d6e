package dev.tentaclesetup.core.setup;

import dev.tentaclesetup.core.answers.AnswerKey;
import dev.tentaclesetup.core.answers.Answers;
import dev.tentaclesetup.core.answers.Removal;
import dev.tentaclesetup.core.host.HostPorts;
import dev.tentaclesetup.core.octopus.Machine;
import dev.tentaclesetup.core.octopus.MachineKind;
import dev.tentaclesetup.core.octopus.OctopusClient;
import dev.tentaclesetup.core.plan.Facts;
import dev.tentaclesetup.core.plan.Plan;
import dev.tentaclesetup.core.plan.RunFacts;
import dev.tentaclesetup.core.plan.Step;
import dev.tentaclesetup.core.problem.Problem;
import dev.tentaclesetup.core.problem.ProblemException;
import dev.tentaclesetup.core.problem.ProblemId;
import dev.tentaclesetup.core.problem.Severity;
import dev.tentaclesetup.instance.Thumbprint;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Everything between the wish to remove an instance and a plan, once.
final class RemovalPreparation {

    private final HostPorts host;
    private final Removal removal;
    private final CheckLog log;
    private Optional<OctopusClient> client = Optional.empty();

    RemovalPreparation(HostPorts host, Removal removal, CheckLog log) {
        this.host = host;
        this.removal = removal;
        this.log = log;
    }

    Preparation prepare() throws InterruptedException {
        boolean ready = false;
        try {
            InstanceReader.Instance instance = instance();
            var board = new RunFacts(facts(instance));
            Optional<RemovalPlan.RegisteredHere> here = server(instance);
            if (log.blocked()) {
                return new Preparation.Blocked(log.problems());
            }
            List<Step> surroundings = new SurroundingsRemoval(host, removal, instance).steps();
            var plan = new RemovalPlan(host.folders(), removal, instance, board, surroundings);
            Plan steps = plan.plan(host.manager(instance.service().run()), here);
            ready = true;
            return new Preparation.Ready(steps, Optional.empty(), log.problems(), client);
        } catch (ProblemException e) {
            log.report(new Finding("instance", e.problem().seen(), List.of(e.problem())));
            return new Preparation.Blocked(log.problems());
        } finally {
            if (!ready) {
                client.ifPresent(OctopusClient::close);
            }
        }
    }

    private InstanceReader.Instance instance() throws ProblemException, InterruptedException {
        String name = removal.setup().instance();
        var reader = new InstanceReader(host);
        InstanceReader.Instance asService = reader.read(name, Answers.Run.SERVICE);
        InstanceReader.Instance found =
                asService.service().definition().isPresent()
                        ? asService
                        : reader.read(name, Answers.Run.PROCESS);
        if (!found.exists() && found.service().definition().isEmpty()) {
            throw new ProblemException(
                    Problem.of(ProblemId.INST_MISSING, "", name)
                            .at(AnswerKey.SETUP_INSTANCE.text(), 0));
        }
        if (found.service().run() == Answers.Run.SERVICE && !host.administrator()) {
            throw new ProblemException(
                    Problem.blocker(ProblemId.PRIV_NONE, "", "setup.action = remove"));
        }
        log.report(new Finding("instance", found.files().file().path().toString(), List.of()));
        return found;
    }

    private static Facts facts(InstanceReader.Instance instance) {
        Facts facts = Facts.of(instance.name());
        return instance.own().map(Thumbprint::hex).map(facts::withThumbprint).orElse(facts);
    }

    /// Unless the answers insist, a server that cannot be asked does not stop the removal: its
    /// problems become warnings and the record stays there.
    private Optional<RemovalPlan.RegisteredHere> server(InstanceReader.Instance instance)
            throws InterruptedException {
        if (removal.server().isEmpty() || instance.own().isEmpty()) {
            return Optional.empty();
        }
        var seen = new ArrayList<Problem>();
        var quiet = new CheckLog(finding -> seen.addAll(finding.problems()));
        Optional<RemovalPlan.RegisteredHere> here = ask(quiet, instance.own().get());
        Severity severity =
                removal.deregister() == Removal.Deregister.YES
                        ? Severity.BLOCKER
                        : Severity.WARNING;
        List<Problem> problems = seen.stream().map(problem -> as(severity, problem)).toList();
        String words =
                here.map(RemovalPreparation::words)
                        .orElseGet(() -> problems.isEmpty() ? "" : problems.getFirst().seen());
        log.report(new Finding("server", words, problems));
        return here;
    }

    private static Problem as(Severity severity, Problem problem) {
        return new Problem(
                problem.id(),
                severity,
                problem.arguments(),
                problem.seen(),
                problem.answer(),
                problem.line());
    }

    private static String words(RemovalPlan.RegisteredHere here) {
        return String.join(", ", here.machines().stream().map(Machine::id).toList());
    }

    private Optional<RemovalPlan.RegisteredHere> ask(CheckLog quiet, Thumbprint own)
            throws InterruptedException {
        Answers.Server.Online online = removal.server().orElseThrow();
        var checks = new ServerChecks(quiet);
        client = checks.connect(online, removal.proxy());
        Optional<ServerSession> session =
                client.isEmpty() ? Optional.empty() : checks.signIn(client.get(), online);
        if (session.isEmpty()) {
            return Optional.empty();
        }
        return quiet.run(
                "registration",
                () -> new RemovalPlan.RegisteredHere(session.get(), machines(session.get(), own)),
                RemovalPreparation::words);
    }

    private static List<Machine> machines(ServerSession session, Thumbprint own)
            throws ProblemException, InterruptedException {
        var machines = new ArrayList<Machine>();
        for (MachineKind kind : MachineKind.values()) {
            machines.addAll(session.space().machinesWithThumbprint(kind, own.hex()));
        }
        return machines;
    }
}
