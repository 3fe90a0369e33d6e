package dev.tentaclesetup.core.doctor;

import dev.tentaclesetup.core.answers.AnswerKey;
import dev.tentaclesetup.core.answers.Answers;
import dev.tentaclesetup.core.answers.Mode;
import dev.tentaclesetup.core.answers.Verification;
import dev.tentaclesetup.core.check.CheckLog;
import dev.tentaclesetup.core.check.CheckSubject;
import dev.tentaclesetup.core.check.CommsAddressCheck;
import dev.tentaclesetup.core.check.ExecutionCheck;
import dev.tentaclesetup.core.check.Finding;
import dev.tentaclesetup.core.check.FipsCheck;
import dev.tentaclesetup.core.check.RoomCheck;
import dev.tentaclesetup.core.host.HostPorts;
import dev.tentaclesetup.core.plan.Facts;
import dev.tentaclesetup.core.preflight.CopiedConfigurationCheck;
import dev.tentaclesetup.core.preflight.FoundInstance;
import dev.tentaclesetup.instance.Thumbprint;
import dev.tentaclesetup.instance.TrustedServer;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// Examines an instance from the inside out: its files, whom it obeys, its process, its port, this
/// host, the way to its servers, then what its server says of it, and last what it has logged.
/// Nothing stops at a fault, and nothing is changed. What the server alone knows is asked when
/// there is a credential.
public final class Doctor {

    private final HostPorts host;
    private final Verification asked;
    private final CheckLog log;
    private Facts facts;

    /// @param listener gets every finding, on the calling thread
    public Doctor(HostPorts host, Verification asked, Consumer<Finding> listener) {
        this.host = host;
        this.asked = asked;
        this.log = new CheckLog(listener);
        this.facts = Facts.of(asked.setup().instance());
    }

    /// Blocks for as long as it takes; interruption ends it.
    public Diagnosis examine() throws InterruptedException {
        Optional<FoundInstance> found =
                log.run(new PresentInstanceCheck(host, asked.setup().instance()));
        if (found.isPresent()) {
            examine(found.get());
        }
        return new Diagnosis(log.problems(), facts);
    }

    private void examine(FoundInstance instance) throws InterruptedException {
        log.runQuietly(new CopiedConfigurationCheck(host, instance, Answers.Certificate.KEEP));
        Optional<ConfiguredAgent> agent =
                instance.configuration().isPresent()
                        ? log.run(
                                new ConfiguredAgentCheck(
                                        instance.name(),
                                        instance.configuration().get(),
                                        host.clock()))
                        : Optional.empty();
        boolean running = log.run(new RunningAgentCheck(host, instance)).orElse(false);
        if (agent.isPresent()) {
            onHost(agent.get(), running);
            wayOut(agent.get());
            facts =
                    new ServerExamination(asked, log, instance, agent.get(), running)
                            .examine(facts);
            log.run(new AgentLogCheck(agent.get().home()));
        }
    }

    private void onHost(ConfiguredAgent agent, boolean running) throws InterruptedException {
        if (agent.listening()) {
            facts = facts.withMode(Mode.LISTENING, ":" + agent.port());
            log.run(new AnsweringPortCheck(agent, running));
            log.run(new OpenFirewallCheck(host, asked.setup(), agent));
        } else {
            String address =
                    agent.polled().stream()
                            .flatMap(server -> server.address().stream())
                            .findFirst()
                            .orElse("");
            facts = facts.withMode(Mode.POLLING, address);
        }
        if (agent.thumbprint().isPresent()) {
            facts = facts.withThumbprint(agent.thumbprint().get());
        }
        List<Thumbprint> obeyed =
                agent.trusted().stream().map(TrustedServer::thumbprint).distinct().toList();
        facts = facts.withServerThumbprints(obeyed);
        log.runAll(
                CheckSubject.HOST,
                List.of(
                        new RoomCheck(AnswerKey.PATHS_DATA, agent.home()),
                        new RoomCheck(AnswerKey.PATHS_APPLICATIONS, agent.applications()),
                        new ExecutionCheck(AnswerKey.PATHS_DATA, agent.home()),
                        FipsCheck.system()));
    }

    /// An address counts with every certificate that is obeyed there.
    private void wayOut(ConfiguredAgent agent) throws InterruptedException {
        if (!asked.contact()) {
            return;
        }
        List<String> addresses =
                agent.polled().stream()
                        .map(server -> server.address().orElseThrow())
                        .distinct()
                        .toList();
        for (String address : addresses) {
            List<Thumbprint> expected =
                    agent.polled().stream()
                            .filter(server -> server.address().equals(Optional.of(address)))
                            .map(TrustedServer::thumbprint)
                            .toList();
            log.run(new CommsAddressCheck(dialled(address), agent.pollingProxy(), expected));
        }
    }

    /// TLS is the same below a web socket.
    private static URI dialled(String address) {
        return URI.create(address.replaceFirst("^wss:", "https:"));
    }
}
