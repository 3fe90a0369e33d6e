package dev.tentaclesetup.core.doctor;

import dev.tentaclesetup.core.Secret;
import dev.tentaclesetup.core.answers.Answers;
import dev.tentaclesetup.core.answers.Verification;
import dev.tentaclesetup.core.check.CheckLog;
import dev.tentaclesetup.core.octopus.OctopusClient;
import dev.tentaclesetup.core.octopus.OctopusSpace;
import dev.tentaclesetup.core.plan.Facts;
import dev.tentaclesetup.core.preflight.FoundInstance;
import dev.tentaclesetup.core.preflight.ServerChecks;
import dev.tentaclesetup.core.problem.Problem;
import dev.tentaclesetup.core.problem.ProblemId;
import dev.tentaclesetup.core.step.RegistrationFacts;
import dev.tentaclesetup.instance.HostPort;
import dev.tentaclesetup.instance.Thumbprint;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/// What a server says of an agent, as far as it is asked.
final class ServerExamination {

    private final Verification asked;
    private final CheckLog log;
    private final FoundInstance instance;
    private final ConfiguredAgent agent;
    private final boolean running;

    /// @param running whether the agent's process runs
    ServerExamination(
            Verification asked,
            CheckLog log,
            FoundInstance instance,
            ConfiguredAgent agent,
            boolean running) {
        this.asked = asked;
        this.log = log;
        this.instance = instance;
        this.agent = agent;
        this.running = running;
    }

    /// @return with what the server knows of the record
    Facts examine(Facts known) throws InterruptedException {
        Optional<URI> url = asked.url().or(this::registered);
        if (!asked.contact() || url.isEmpty()) {
            log.note(List.of(unasked()));
            return known;
        }
        var checks = new ServerChecks(log);
        Answers.Proxy proxy = asked.proxy().orElse(agent.webProxy());
        Optional<OctopusClient> client = checks.connect(online(url.get()), proxy);
        if (client.isEmpty()) {
            return known;
        }
        try (OctopusClient open = client.get()) {
            if (asked.credential().isEmpty()) {
                log.note(List.of(unasked()));
                return known;
            }
            return signedIn(checks, open, online(url.get()), known);
        }
    }

    private Optional<URI> registered() {
        return instance.memory()
                .note()
                .map(note -> note.server())
                .filter(text -> text.matches("https?://[^\\s\\\\^`{|}<>\"]{1,500}"))
                .map(URI::create);
    }

    private Problem unasked() {
        return Problem.of(ProblemId.SRV_UNASKED, "", instance.name());
    }

    /// Without a credential nothing is asked that needs one.
    private Answers.Server.Online online(URI url) {
        return new Answers.Server.Online(
                url,
                asked.space(),
                asked.credential().orElse(new Answers.Credential.ApiKey(Secret.of(new char[0]))),
                List.of(),
                asked.connectTimeout(),
                asked.retries(),
                asked.trust(),
                Answers.AgentTrust.REPLACE);
    }

    private Facts signedIn(
            ServerChecks checks, OctopusClient client, Answers.Server.Online server, Facts known)
            throws InterruptedException {
        Optional<List<OctopusSpace>> spaces = checks.spaces(client, server);
        if (spaces.isEmpty()) {
            return known;
        }
        log.runQuietly(new ServerTrustCheck(client, agent));
        String base = client.server().base().toString();
        Optional<OwnRecord> found =
                log.run(new OwnRecordCheck(base, spaces.get(), agent, instance.memory().note()));
        if (found.isEmpty()) {
            return known;
        }
        OwnRecord record = found.get();
        checks.taskQueue(record.space().space());
        wayIn(record);
        Facts.Registration words = new RegistrationFacts(base, record.space()).of(record.machine());
        Facts facts = known.withRegistration(Optional.of(words));
        return health(client, record).map(facts::withHealth).orElse(facts);
    }

    private void wayIn(OwnRecord record) throws InterruptedException {
        Optional<HostPort> at = record.machine().called();
        Optional<Thumbprint> own = agent.thumbprint();
        if (running && agent.listening() && at.isPresent() && own.isPresent()) {
            log.run(new WayInCheck(record, at.get(), own.get()));
        }
    }

    /// A server checks no machine that is disabled, and one that does not run will not be healthy.
    private Optional<String> health(OctopusClient client, OwnRecord record)
            throws InterruptedException {
        boolean possible = running && asked.setup().waitForHealth() && !record.machine().disabled();
        return possible
                ? log.run(
                        new HealthTaskCheck(record, client.tasks(), asked.setup().healthTimeout()))
                : Optional.empty();
    }
}
