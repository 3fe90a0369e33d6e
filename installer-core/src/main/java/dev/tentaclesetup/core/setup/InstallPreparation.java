package dev.tentaclesetup.core.setup;

import dev.tentaclesetup.core.answers.AnswerKey;
import dev.tentaclesetup.core.answers.Answers;
import dev.tentaclesetup.core.host.CertificateSource;
import dev.tentaclesetup.core.host.HostNames;
import dev.tentaclesetup.core.host.HostPorts;
import dev.tentaclesetup.core.host.HostStyle;
import dev.tentaclesetup.core.host.ServiceProblems;
import dev.tentaclesetup.core.octopus.OctopusClient;
import dev.tentaclesetup.core.plan.Facts;
import dev.tentaclesetup.core.plan.Plan;
import dev.tentaclesetup.core.plan.RunFacts;
import dev.tentaclesetup.core.problem.Problem;
import dev.tentaclesetup.core.problem.ProblemException;
import dev.tentaclesetup.core.problem.ProblemId;
import dev.tentaclesetup.core.step.AccountStep;
import dev.tentaclesetup.core.step.OwnershipStep;
import dev.tentaclesetup.instance.InstanceException;
import dev.tentaclesetup.service.ServiceAccount;
import dev.tentaclesetup.service.ServiceDefinition;
import dev.tentaclesetup.service.ServiceDrift;
import dev.tentaclesetup.service.ServiceException;
import dev.tentaclesetup.service.ServiceState;
import dev.tentaclesetup.service.account.DedicatedAccount;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Everything between answers and a plan, once. This machine and the server are looked at
/// independently, so that the problems of both are known together.
final class InstallPreparation {

    private final HostPorts host;
    private Answers answers;
    private final CheckLog log;
    private Optional<OctopusClient> client = Optional.empty();
    private Optional<HostFirewall> firewall = Optional.empty();

    InstallPreparation(HostPorts host, Answers answers, CheckLog log) {
        this.host = host;
        this.answers = answers;
        this.log = log;
    }

    Preparation prepare() throws InterruptedException {
        Optional<InstanceReader.Instance> instance =
                log.run(
                        "instance",
                        () ->
                                new InstanceReader(host)
                                        .read(instanceName(), answers.service().run()),
                        found -> found.exists() ? found.files().file().path().toString() : "");
        if (instance.isPresent() && instance.get().exists()) {
            switch (answers.setup().ifExists()) {
                case FAIL -> {
                    return new Preparation.Blocked(List.of(taken(instance.get())));
                }
                case SKIP -> {
                    return new Preparation.Ready(nothing(), Optional.empty(), List.of(), client);
                }
                case RECONFIGURE -> {}
            }
        }
        return prepare(instance);
    }

    private String instanceName() {
        return answers.setup().instance();
    }

    private Problem taken(InstanceReader.Instance instance) {
        String file = instance.files().file().path().toString();
        return Problem.of(ProblemId.INST_EXISTS, file, instanceName())
                .at(AnswerKey.SETUP_INSTANCE.text(), 0);
    }

    private Plan nothing() {
        return new Plan(Plan.Purpose.SET_UP, List.of(), new RunFacts(Facts.of(instanceName())));
    }

    private Preparation prepare(Optional<InstanceReader.Instance> instance)
            throws InterruptedException {
        answers =
                AccountDefault.resolve(
                        answers,
                        host.style(),
                        instance.flatMap(found -> found.service().definition()));
        boolean ready = false;
        boolean certified = instance.flatMap(InstanceReader.Instance::own).isPresent();
        CertificateSource certificate =
                certified
                        ? CertificateSource.later(host.clock())
                        : CertificateSource.begin(host.clock());
        try {
            if (instance.isPresent()) {
                lookAtService(instance.get().service());
                lookAtMachine(instance.get());
            }
            Optional<Server> server = lookAtServer(instance);
            if (instance.isEmpty() || server.isEmpty() || log.blocked()) {
                return new Preparation.Blocked(log.problems());
            }
            var means = new StepContext(host, server.get().session(), certificate);
            Plan plan = Planner.plan(answers, current(instance.get(), server.get().state()), means);
            ready = true;
            return new Preparation.Ready(
                    plan, Optional.of(answers.service().account()), log.problems(), client);
        } catch (ProblemException e) {
            log.report(new Finding("plan", e.problem().seen(), List.of(e.problem())));
            return new Preparation.Blocked(log.problems());
        } finally {
            if (!ready) {
                client.ifPresent(OctopusClient::close);
            }
        }
    }

    /// What is wrong with a service that is there. This run tries to start it, so that it is no
    /// reason to stop here.
    private void lookAtService(InstanceReader.Service service) throws InterruptedException {
        if (service.definition().isEmpty()) {
            return;
        }
        String name = service.definition().get().name().value();
        try {
            Optional<Problem> problem = ServiceHealth.check(host.manager(service.run()), service);
            log.report(new Finding("service", name, problem.stream().toList()));
        } catch (ProblemException e) {
            log.report(new Finding("service", name, List.of(e.problem())));
        }
    }

    /// @param session empty when the server is not called
    private record Server(ServerState state, Optional<ServerSession> session) {}

    private void lookAtMachine(InstanceReader.Instance instance) throws InterruptedException {
        List<Problem> problems =
                new HostChecks(host).of(answers, folders(instance), ownPort(instance));
        log.report(
                new Finding(
                        "machine", problems.isEmpty() ? "" : problems.getFirst().seen(), problems));
        firewall = log.run("firewall", () -> HostFirewall.read(host, answers), HostFirewall::words);
        firewall.flatMap(HostFirewall::problem)
                .ifPresent(problem ->
                        log.report(new Finding("firewall", problem.seen(), List.of(problem))));
    }

    private WantedFolders folders(InstanceReader.Instance instance) {
        return WantedFolders.of(host.folders(), instance.files().file().path(), answers.paths());
    }

    private static Optional<Integer> ownPort(InstanceReader.Instance instance) {
        try {
            boolean listens =
                    instance.service().running()
                            && instance.configuration().isPresent()
                            && instance.configuration().get().listening();
            return listens ? Optional.of(instance.configuration().get().port()) : Optional.empty();
        } catch (InstanceException e) {
            return Optional.empty();
        }
    }

    private Optional<Server> lookAtServer(Optional<InstanceReader.Instance> instance)
            throws InterruptedException {
        return switch (answers.server()) {
            case Answers.Server.Online online -> lookAtServer(online, instance);
            case Answers.Server.Offline offline ->
                    Optional.of(
                            new Server(
                                    new ServerState.NotCalled(offline.thumbprints()),
                                    Optional.empty()));
        };
    }

    private Optional<Server> lookAtServer(
            Answers.Server.Online online, Optional<InstanceReader.Instance> instance)
            throws InterruptedException {
        var checks = new ServerChecks(log);
        client = checks.connect(online, answers.proxy());
        Optional<ServerSession> session =
                client.isEmpty() ? Optional.empty() : checks.signIn(client.get(), online);
        if (session.isEmpty()) {
            return Optional.empty();
        }
        Optional<ServerState> state =
                checks.registration(
                        session.get(), answers, instance.flatMap(InstanceReader.Instance::own));
        if (state.isPresent()) {
            checks.commsAddresses(answers, state.get());
        }
        return state.map(known -> new Server(known, session));
    }

    private CurrentState current(InstanceReader.Instance instance, ServerState server)
            throws ProblemException, InterruptedException {
        Set<String> former = formerAccounts(instance);
        return new CurrentState(
                instance.record(),
                instance.files().file().path(),
                instance.configuration(),
                instance.service().definition(),
                drift(),
                instance.service().status(),
                busy(instance.service()),
                accountMissing(),
                former,
                OwnershipStep.foreign(
                        List.of(
                                instance.files().file().path(),
                                answers.paths().data(),
                                answers.paths().applications()),
                        WantedInstance.owner(host, answers, former)),
                firewall.isPresent() ? firewall.get() : HostFirewall.read(host, answers),
                folders(instance).missing(),
                HostNames.towards(answers.server()),
                server);
    }

    /// systemd starts a service that fails again and again; others leave it alone, or are not kept
    /// from it by a stop.
    private boolean busy(InstanceReader.Service service) {
        boolean again =
                host.style() == HostStyle.UNIT
                        && service.run() == Answers.Run.SERVICE
                        && service.status().state() == ServiceState.FAILED;
        return service.running() || again;
    }

    /// An account that was made for the instance may be one that it ran as, too.
    private Set<String> formerAccounts(InstanceReader.Instance instance)
            throws ProblemException, InterruptedException {
        var former = new HashSet<String>();
        instance.service()
                .definition()
                .map(ServiceDefinition::account)
                .flatMap(InstallPreparation::name)
                .ifPresent(former::add);
        String usual = host.accounts().usualName(instance.name());
        try {
            host.accounts()
                    .find(usual)
                    .filter(account -> account.madeFor(instance.name()))
                    .ifPresent(account -> former.add(account.name()));
        } catch (ServiceException e) {
            throw ServiceProblems.of(e);
        }
        return former;
    }

    private static Optional<String> name(ServiceAccount account) {
        return switch (account) {
            case ServiceAccount.SystemAccount _ -> Optional.empty();
            case ServiceAccount.NamedAccount(String name) -> Optional.of(name);
            case ServiceAccount.OwnAccount(String name) -> Optional.of(name);
        };
    }

    private boolean accountMissing() throws ProblemException, InterruptedException {
        Optional<DedicatedAccount> wanted = WantedInstance.dedicated(host, answers);
        return wanted.isPresent() && !AccountStep.making(host.accounts(), wanted.get()).holds();
    }

    private List<ServiceDrift> drift() throws ProblemException, InterruptedException {
        try {
            return host.manager(answers.service().run())
                    .drift(WantedInstance.service(host, answers));
        } catch (ServiceException e) {
            throw ServiceProblems.of(e);
        }
    }
}
