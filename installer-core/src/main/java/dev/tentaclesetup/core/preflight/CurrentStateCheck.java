package dev.tentaclesetup.core.preflight;

import dev.tentaclesetup.core.answers.Answers;
import dev.tentaclesetup.core.check.CheckSubject;
import dev.tentaclesetup.core.check.HostCheck;
import dev.tentaclesetup.core.check.Observation;
import dev.tentaclesetup.core.host.HostNames;
import dev.tentaclesetup.core.host.HostPorts;
import dev.tentaclesetup.core.host.RunningProgram;
import dev.tentaclesetup.core.ownership.AgentIdentity;
import dev.tentaclesetup.core.problem.ProblemException;
import dev.tentaclesetup.core.step.AccountStep;
import dev.tentaclesetup.core.step.OwnershipStep;
import dev.tentaclesetup.service.ServiceDefinition;
import dev.tentaclesetup.service.ServiceDrift;
import dev.tentaclesetup.service.ServiceState;
import dev.tentaclesetup.service.account.DedicatedAccount;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;

/// Reads the rest of what a plan starts from, once nothing else is in the way.
///
/// @param host that is set up
/// @param answers with an account that is decided
/// @param instance as found
/// @param folders that it needs
/// @param firewall as found
/// @param server what it says
public record CurrentStateCheck(
        HostPorts host,
        Answers answers,
        FoundInstance instance,
        WantedFolders folders,
        HostFirewall firewall,
        ServerState server)
        implements HostCheck<CurrentState> {

    /// The owner of every file below the instance's folders is read.
    private static final Duration WHOLE_TREES = Duration.ofMinutes(15);

    @Override
    public CheckSubject subject() {
        return CheckSubject.PLAN;
    }

    @Override
    public String about() {
        return instance.name();
    }

    @Override
    public Duration limit() {
        return WHOLE_TREES;
    }

    @Override
    public Observation<CurrentState> observe() throws ProblemException, InterruptedException {
        var wanted = new WantedService(host, answers);
        AgentIdentity identity = identity();
        Set<String> former = formerAccounts();
        Path file = instance.files().file().path();
        List<OwnershipStep.Root> owned =
                OwnedFiles.of(host, answers, file, instance.configuration());
        var current =
                new CurrentState(
                        instance.record(),
                        file,
                        instance.configuration(),
                        instance.damage(),
                        identity,
                        instance.service().definition(),
                        drift(wanted.definition()),
                        instance.service().status(),
                        program(),
                        instance.other(),
                        busy(),
                        missing(wanted.dedicated()),
                        former,
                        owned,
                        OwnershipStep.foreign(owned, wanted.owner(former)),
                        firewall,
                        folders.missing(),
                        HostNames.towards(answers.server()),
                        server);
        return new Observation<>(
                Optional.of(current),
                "",
                Stream.concat(
                                UnusedAnswers.ofSubscription(
                                        answers.connection(),
                                        instance.configuration()
                                                .filter(_ -> identity.keepsSubscription()))
                                        .stream(),
                                WantedServers.of(
                                        answers, server, instance.configuration(), identity)
                                        .warnings()
                                        .stream())
                        .toList());
    }

    private Optional<RunningProgram> program() {
        OptionalLong process = instance.service().status().processId();
        return process.isPresent()
                ? RunningProgram.of(process.getAsLong())
                        .filter(running -> running.olderThan(host.program()))
                : Optional.empty();
    }

    private AgentIdentity identity() throws InterruptedException {
        if (!instance.renewed(answers.certificate())) {
            return claimed() ? AgentIdentity.NEW_SUBSCRIPTION : AgentIdentity.KEPT;
        }
        boolean others =
                switch (server) {
                    case ServerState.Known known ->
                            known.records().others() && known.own().isEmpty();
                    case ServerState.NotCalled _ -> false;
                };
        boolean own = server instanceof ServerState.Known known && !known.own().isEmpty();
        boolean copied = instance.agent(host, answers.certificate()).copied();
        return others || (copied && !own) ? AgentIdentity.NEW : AgentIdentity.NEW_CERTIFICATE;
    }

    /// Whether the answers take a record for this agent's that may be another host's.
    private boolean claimed() {
        return server instanceof ServerState.Known known
                && known.present().filter(known.records()::unproved).isPresent();
    }

    /// systemd starts a service that fails again and again; others leave it alone, or are not kept
    /// from it by a stop.
    private boolean busy() {
        FoundService service = instance.service();
        boolean again =
                host.style().restartsFailed()
                        && service.run() == Answers.Run.SERVICE
                        && service.status().state() == ServiceState.FAILED;
        return service.running() || again;
    }

    /// An account that was made for the instance may be one that it ran as, too.
    private Set<String> formerAccounts() throws ProblemException, InterruptedException {
        var former = new HashSet<String>();
        Stream.of(Optional.of(instance.service()), instance.other())
                .flatMap(Optional::stream)
                .flatMap(service -> service.definition().stream())
                .map(ServiceDefinition::account)
                .flatMap(definition -> AccountNames.of(definition).stream())
                .forEach(former::add);
        String usual = host.accounts().usualName(instance.name());
        host.accounts()
                .find(usual)
                .filter(account -> account.madeFor(instance.name()))
                .ifPresent(account -> former.add(account.name()));
        return former;
    }

    private boolean missing(Optional<DedicatedAccount> wanted)
            throws ProblemException, InterruptedException {
        return wanted.isPresent() && !AccountStep.making(host.accounts(), wanted.get()).holds();
    }

    private List<ServiceDrift> drift(ServiceDefinition wanted)
            throws ProblemException, InterruptedException {
        return host.manager(answers.service().run()).drift(wanted);
    }
}
