package dev.tentaclesetup.core.setup;

import dev.tentaclesetup.core.answers.Answers;
import dev.tentaclesetup.core.host.HostPorts;
import dev.tentaclesetup.core.host.InstanceFiles;
import dev.tentaclesetup.core.host.ServicePort;
import dev.tentaclesetup.core.octopus.MachineEndpoint;
import dev.tentaclesetup.core.ownership.RegistrationDecision;
import dev.tentaclesetup.core.plan.PlannedValue;
import dev.tentaclesetup.core.preflight.CurrentState;
import dev.tentaclesetup.core.preflight.ServerState;
import dev.tentaclesetup.core.preflight.WantedFolders;
import dev.tentaclesetup.core.preflight.WantedServers;
import dev.tentaclesetup.core.preflight.WantedService;
import dev.tentaclesetup.core.problem.ProblemException;
import dev.tentaclesetup.core.step.Owner;
import dev.tentaclesetup.core.step.OwnershipStep;
import dev.tentaclesetup.core.step.PublicAddress;
import dev.tentaclesetup.core.step.WantedConfiguration;
import dev.tentaclesetup.core.step.WantedRegistration;
import dev.tentaclesetup.instance.ConfigurationFile;
import dev.tentaclesetup.instance.InstanceName;
import dev.tentaclesetup.instance.SubscriptionId;
import dev.tentaclesetup.service.ServiceDefinition;
import java.net.InetAddress;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/// The answers, made into what each part of the host and the server has to be.
///
/// @param name of the instance
/// @param files of its configuration
/// @param folders that it needs
/// @param owner of its files
/// @param owned what belongs to the service's account
/// @param configuration what the file has to say
/// @param services what keeps the agent running
/// @param service its definition there
/// @param publicAddress by which the server calls a listening agent; empty for a polling one
/// @param registration the server's record; empty for none
/// @param servers which servers the agent obeys
record WantedInstance(
        InstanceName name,
        InstanceFiles files,
        WantedFolders folders,
        Owner owner,
        List<OwnershipStep.Root> owned,
        WantedConfiguration configuration,
        ServicePort services,
        ServiceDefinition service,
        Optional<PublicAddress> publicAddress,
        Optional<WantedRegistration> registration,
        WantedServers servers) {

    static WantedInstance of(HostPorts host, Answers answers, CurrentState current)
            throws ProblemException {
        String instance = answers.setup().instance();
        var service = new WantedService(host, answers);
        var servers =
                WantedServers.of(
                        answers, current.server(), current.configuration(), current.identity());
        Optional<PublicAddress> address = publicAddress(answers.connection(), current);
        var folders =
                WantedFolders.of(host.folders(), current.configurationFile(), answers.paths());
        return new WantedInstance(
                new InstanceName(instance),
                InstanceFiles.of(host.folders(), ConfigurationFile.at(current.configurationFile())),
                folders,
                service.owner(current.formerAccounts()),
                current.owned(),
                configuration(answers, servers),
                host.manager(answers.service().run()),
                service.definition(),
                address,
                registration(answers, current, servers.subscription(), address),
                servers);
    }

    /// What the record says already is tried first, so that nothing changes without need.
    private static Optional<PublicAddress> publicAddress(
            Answers.Connection connection, CurrentState current) {
        if (!(connection instanceof Answers.Connection.Listening listening)) {
            return Optional.empty();
        }
        List<String> candidates =
                listening
                        .publicHost()
                        .map(List::of)
                        .orElseGet(() ->
                                Stream.concat(
                                                current.registeredHost().stream(),
                                                current.hostNames().stream())
                                        .distinct()
                                        .toList());
        return Optional.of(new PublicAddress(candidates, listening.publicPort()));
    }

    private static WantedConfiguration configuration(Answers answers, WantedServers servers) {
        return switch (answers.connection()) {
            case Answers.Connection.Listening listening ->
                    new WantedConfiguration(
                            answers.paths().data(),
                            answers.paths().applications(),
                            Optional.of(
                                    new WantedConfiguration.Port(
                                            listening.port(),
                                            listening.listenAddress().map(InetAddress::ofLiteral))),
                            OptionalInt.empty(),
                            servers.trust(),
                            answers.proxies());
            case Answers.Connection.Polling polling ->
                    new WantedConfiguration(
                            answers.paths().data(),
                            answers.paths().applications(),
                            Optional.empty(),
                            OptionalInt.of(polling.connections()),
                            servers.trust(),
                            answers.proxies());
        };
    }

    /// By which server and agent reach each other, as a plan says it.
    String address() {
        return publicAddress
                .map(PublicAddress::words)
                .orElseGet(() ->
                        servers.trust().newSubscription()
                                ? PlannedValue.NEW
                                : servers.subscription().text());
    }

    private static Optional<WantedRegistration> registration(
            Answers answers,
            CurrentState current,
            SubscriptionId subscription,
            Optional<PublicAddress> address) {
        if (!(answers.registration() instanceof Answers.Registration.Listed listed)
                || !(current.server() instanceof ServerState.Known known)
                || known.placement().isEmpty()) {
            return Optional.empty();
        }
        WantedRegistration.EndpointFactory endpoints =
                switch (answers.connection()) {
                    case Answers.Connection.Listening _ ->
                            thumbprint ->
                                    new MachineEndpoint.Listening(
                                            address.orElseThrow().host(),
                                            address.orElseThrow().port(),
                                            thumbprint);
                    case Answers.Connection.Polling _ ->
                            thumbprint ->
                                    new MachineEndpoint.Polling(
                                            URI.create(subscription.text()), thumbprint);
                };
        return Optional.of(
                new WantedRegistration(
                        known.decision()
                                .flatMap(RegistrationDecision::finalName)
                                .orElse(listed.name()),
                        listed.onConflict(),
                        known.placement().get(),
                        known.policyId(),
                        known.options(),
                        endpoints));
    }
}
