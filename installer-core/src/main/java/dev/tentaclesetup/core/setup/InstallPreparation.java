package dev.tentaclesetup.core.setup;

import dev.tentaclesetup.core.answers.AnswerKey;
import dev.tentaclesetup.core.answers.Answers;
import dev.tentaclesetup.core.answers.AnswersResult;
import dev.tentaclesetup.core.answers.EffectiveAnswer;
import dev.tentaclesetup.core.check.CheckLog;
import dev.tentaclesetup.core.check.CheckSubject;
import dev.tentaclesetup.core.check.ImportedCertificateCheck;
import dev.tentaclesetup.core.host.CertificateSource;
import dev.tentaclesetup.core.host.HostPorts;
import dev.tentaclesetup.core.octopus.OctopusClient;
import dev.tentaclesetup.core.octopus.ResolvedProxies;
import dev.tentaclesetup.core.plan.Facts;
import dev.tentaclesetup.core.plan.Plan;
import dev.tentaclesetup.core.plan.RunFacts;
import dev.tentaclesetup.core.plan.StepKind;
import dev.tentaclesetup.core.preflight.CopiedConfigurationCheck;
import dev.tentaclesetup.core.preflight.CurrentState;
import dev.tentaclesetup.core.preflight.CurrentStateCheck;
import dev.tentaclesetup.core.preflight.FirewallCheck;
import dev.tentaclesetup.core.preflight.FootprintCheck;
import dev.tentaclesetup.core.preflight.FoundInstance;
import dev.tentaclesetup.core.preflight.FoundService;
import dev.tentaclesetup.core.preflight.HostChecks;
import dev.tentaclesetup.core.preflight.HostFirewall;
import dev.tentaclesetup.core.preflight.InstanceCheck;
import dev.tentaclesetup.core.preflight.OwnThumbprintCheck;
import dev.tentaclesetup.core.preflight.PermissionCheck;
import dev.tentaclesetup.core.preflight.ServerChecks;
import dev.tentaclesetup.core.preflight.ServerSession;
import dev.tentaclesetup.core.preflight.ServerState;
import dev.tentaclesetup.core.preflight.ServiceHealthCheck;
import dev.tentaclesetup.core.preflight.WantedFolders;
import dev.tentaclesetup.core.problem.Problem;
import dev.tentaclesetup.core.problem.ProblemId;
import dev.tentaclesetup.instance.TentacleCertificate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Everything between answers and a plan, once. This host and the server are checked independently,
/// so that the problems of both are known together.
final class InstallPreparation {

    private final HostPorts host;
    private Answers answers;
    private final RunHistory history;
    private final CheckLog log;
    private final Optional<KeptRecord> kept;
    private List<EffectiveAnswer> effective;
    private Optional<OctopusClient> client = Optional.empty();

    InstallPreparation(HostPorts host, Answers answers, RunHistory history, CheckLog log) {
        this(host, answers, history, log, Optional.empty(), List.of());
    }

    /// @param kept what the answers leave as it is; empty when every answer is given
    /// @param effective the answers as they are shown
    InstallPreparation(
            HostPorts host,
            Answers answers,
            RunHistory history,
            CheckLog log,
            Optional<KeptRecord> kept,
            List<EffectiveAnswer> effective) {
        this.host = host;
        this.answers = answers.withProxies(new ResolvedProxies(System.getenv()).of(answers));
        this.history = history;
        this.log = log;
        this.kept = kept;
        this.effective = effective;
    }

    Preparation prepare() throws InterruptedException {
        Optional<FoundInstance> instance =
                log.run(new InstanceCheck(host, instanceName(), answers.service().run()));
        if (instance.isPresent() && instance.get().exists()) {
            switch (answers.setup().ifExists()) {
                case FAIL -> {
                    return new Preparation.Blocked(
                            Stream.concat(Stream.of(taken(instance.get())), log.problems().stream())
                                    .toList());
                }
                case SKIP -> {
                    return new Preparation.Ready(
                            nothing(), Optional.empty(), log.problems(), client, effective);
                }
                case RECONFIGURE ->
                        log.runQuietly(
                                new OwnThumbprintCheck(
                                        instance.get(), answers.server().thumbprints()));
            }
        }
        return prepare(instance);
    }

    private String instanceName() {
        return answers.setup().instance();
    }

    private Problem taken(FoundInstance instance) {
        String file = instance.files().file().path().toString();
        return Problem.of(ProblemId.INST_EXISTS, file, instanceName())
                .at(AnswerKey.SETUP_INSTANCE.text(), 0);
    }

    private Plan nothing() {
        return new Plan(Plan.Purpose.SET_UP, List.of(), new RunFacts(Facts.of(instanceName())));
    }

    private Preparation prepare(Optional<FoundInstance> instance) throws InterruptedException {
        if (instance.isPresent()) {
            answers = AccountDefault.resolve(answers, host.style(), instance.get());
        }
        CertificateSource certificate = certificate(instance);
        Optional<Plan> plan = Optional.empty();
        try {
            Optional<HostFirewall> firewall =
                    instance.isPresent() ? checkHost(instance.get()) : Optional.empty();
            Optional<Server> server = checkServer(instance);
            if (firewall.isPresent() && server.isPresent() && !log.blocked()) {
                plan = plan(instance.orElseThrow(), firewall.get(), server.get(), certificate);
            }
            return plan.isPresent()
                    ? new Preparation.Ready(
                            plan.get(), Optional.of(answers), log.problems(), client, effective)
                    : new Preparation.Blocked(log.problems());
        } finally {
            if (plan.isEmpty()) {
                client.ifPresent(OctopusClient::close);
            }
        }
    }

    /// Importing the certificate that is there already changes nothing.
    private CertificateSource certificate(Optional<FoundInstance> instance)
            throws InterruptedException {
        int bits = answers.key().bits();
        Optional<TentacleCertificate> imported =
                answers.key().imported().isEmpty()
                        ? Optional.empty()
                        : log.runQuietly(
                                new ImportedCertificateCheck(answers.key().imported().get()));
        boolean same =
                instance.filter(found -> !found.renewed(Answers.Certificate.KEEP))
                        .flatMap(FoundInstance::own)
                        .equals(imported.map(TentacleCertificate::thumbprint));
        if (same && imported.isPresent()) {
            answers = answers.withCertificate(Answers.Certificate.KEEP);
        }
        if (imported.isPresent()) {
            return CertificateSource.given(imported.get());
        }
        return instance.filter(found -> !found.renewed(answers.certificate())).isPresent()
                ? CertificateSource.later(host.clock(), bits)
                : CertificateSource.begin(host.clock(), bits);
    }

    private Optional<Plan> plan(
            FoundInstance instance,
            HostFirewall firewall,
            Server server,
            CertificateSource certificate)
            throws InterruptedException {
        Optional<CurrentState> current =
                log.runQuietly(
                        new CurrentStateCheck(
                                host,
                                answers,
                                instance,
                                folders(instance),
                                firewall,
                                server.state()));
        if (current.isEmpty()) {
            return Optional.empty();
        }
        var context = new StepContext(host, server.session(), certificate, history);
        Optional<Plan> plan =
                log.runQuietly(
                        new PlanCheck(
                                CheckSubject.PLAN,
                                instanceName(),
                                () -> new PlanBuilder(answers, current.get(), context).build()));
        return plan.isPresent() && allowed(plan.get(), server)
                ? noted(plan.get(), instance, server)
                : Optional.empty();
    }

    /// Whether the account may write the record, asked before anything is touched.
    private boolean allowed(Plan plan, Server server) throws InterruptedException {
        boolean registers =
                plan.descriptions().stream().anyMatch(step -> step.kind() == StepKind.REGISTER);
        if (registers
                && server.session().isPresent()
                && server.state() instanceof ServerState.Known known
                && known.placement().isPresent()) {
            PermissionCheck.Need need =
                    PermissionCheck.registering(
                            known.space(), known.placement().get(), known.present());
            log.runQuietly(new PermissionCheck(server.session().get().client(), List.of(need)));
        }
        return !log.blocked();
    }

    /// A run that changes something leaves a footprint, by which a removal finds it.
    private Optional<Plan> noted(Plan plan, FoundInstance instance, Server server)
            throws InterruptedException {
        if (plan.isEmpty()) {
            return Optional.of(plan);
        }
        Optional<String> address =
                server.session()
                        .filter(_ -> answers.registration() instanceof Answers.Registration.Listed)
                        .map(session -> session.client().server().base().toString());
        return log.runQuietly(
                        new FootprintCheck(
                                host, instance, answers.paths(), folders(instance), address))
                .map(plan::leaving);
    }

    private Optional<HostFirewall> checkHost(FoundInstance instance) throws InterruptedException {
        FoundService service = instance.service();
        if (service.definition().isPresent()) {
            log.run(
                    new ServiceHealthCheck(
                            host.manager(service.run()),
                            service.definition().get().name(),
                            service.status()));
        }
        log.runAll(
                CheckSubject.HOST,
                HostChecks.of(
                        host,
                        answers,
                        folders(instance),
                        instance.port(),
                        instance.configuration()));
        return log.run(new FirewallCheck(host, answers));
    }

    private WantedFolders folders(FoundInstance instance) {
        return WantedFolders.of(host.folders(), instance.files().file().path(), answers.paths());
    }

    /// @param session empty when the server is not called
    private record Server(ServerState state, Optional<ServerSession> session) {}

    private Optional<Server> checkServer(Optional<FoundInstance> instance)
            throws InterruptedException {
        return switch (answers.server()) {
            case Answers.Server.Online online -> checkServer(online, instance);
            case Answers.Server.Offline offline -> notCalled(offline, instance);
            case Answers.Server.Untouched untouched -> notCalled(untouched, instance);
        };
    }

    private Optional<Server> notCalled(Answers.Server server, Optional<FoundInstance> instance)
            throws InterruptedException {
        if (instance.isPresent()) {
            log.runQuietly(
                    new CopiedConfigurationCheck(host, instance.get(), answers.certificate()));
        }
        return Optional.of(
                new Server(new ServerState.NotCalled(server.thumbprints()), Optional.empty()));
    }

    /// What the answers leave as it is, the server's record may say.
    private boolean completed(ServerSession session, Optional<FoundInstance> instance)
            throws InterruptedException {
        if (kept.isEmpty() || instance.isEmpty()) {
            return true;
        }
        Optional<AnswersResult.Valid> whole =
                kept.get().complete(log, session, instance.get(), answers);
        whole.ifPresent(valid -> {
            effective = valid.effective();
            answers = settled(valid.answers(), instance.get());
        });
        return whole.isPresent();
    }

    /// With what was decided before the record was read, and does not depend on it.
    private Answers settled(Answers read, FoundInstance instance) {
        return AccountDefault.resolve(read, host.style(), instance)
                .withProxies(answers.proxies())
                .withCertificate(answers.certificate());
    }

    private Optional<Server> checkServer(
            Answers.Server.Online online, Optional<FoundInstance> instance)
            throws InterruptedException {
        var checks = new ServerChecks(log);
        client = checks.connect(online, answers.proxy());
        Optional<ServerSession> session =
                client.isEmpty() ? Optional.empty() : checks.signIn(client.get(), online);
        if (session.isEmpty() || !completed(session.get(), instance)) {
            return Optional.empty();
        }
        Optional<ServerState> state = checks.registration(session.get(), answers, host, instance);
        if (state.isPresent()) {
            checks.commsAddresses(answers, state.get(), session.get().client());
        }
        return state.map(known -> new Server(known, session));
    }
}
