package dev.tentaclesetup.core.setup;

import dev.tentaclesetup.core.Secret;
import dev.tentaclesetup.core.answers.Answers;
import dev.tentaclesetup.core.host.HostPorts;
import dev.tentaclesetup.core.host.HostStyle;
import dev.tentaclesetup.core.host.InstanceFiles;
import dev.tentaclesetup.core.octopus.MachineEndpoint;
import dev.tentaclesetup.core.problem.ProblemException;
import dev.tentaclesetup.core.step.Owner;
import dev.tentaclesetup.core.step.PublicAddress;
import dev.tentaclesetup.core.step.WantedConfiguration;
import dev.tentaclesetup.core.step.WantedRegistration;
import dev.tentaclesetup.instance.ConfigurationFile;
import dev.tentaclesetup.instance.InstanceException;
import dev.tentaclesetup.instance.InstanceName;
import dev.tentaclesetup.instance.SubscriptionId;
import dev.tentaclesetup.instance.TentacleConfiguration;
import dev.tentaclesetup.instance.TrustedServer;
import dev.tentaclesetup.service.ServiceAccount;
import dev.tentaclesetup.service.ServiceDefinition;
import dev.tentaclesetup.service.ServiceManager;
import dev.tentaclesetup.service.StartMode;
import dev.tentaclesetup.service.account.DedicatedAccount;
import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;

/// The answers, made into what each part of the machine and the server has to be.
///
/// @param name of the instance
/// @param files of its configuration
/// @param folders that it needs
/// @param owner of its files
/// @param configuration what the file has to say
/// @param services what keeps the agent running
/// @param service its definition there
/// @param publicAddress by which the server calls a listening agent; empty for a polling one
/// @param registration the server's record; empty for none
record WantedInstance(
        InstanceName name,
        InstanceFiles files,
        WantedFolders folders,
        Owner owner,
        WantedConfiguration configuration,
        ServiceManager services,
        ServiceDefinition service,
        Optional<PublicAddress> publicAddress,
        Optional<WantedRegistration> registration) {

    static WantedInstance of(HostPorts host, Answers answers, CurrentState current)
            throws ProblemException {
        String instance = answers.setup().instance();
        SubscriptionId subscription = subscription(answers.connection(), current);
        Optional<PublicAddress> address = publicAddress(answers.connection(), current);
        var folders =
                WantedFolders.of(host.folders(), current.configurationFile(), answers.paths());
        return new WantedInstance(
                new InstanceName(instance),
                InstanceFiles.of(host.folders(), ConfigurationFile.at(current.configurationFile())),
                folders,
                owner(host, answers, current.formerAccounts()),
                configuration(answers, current, subscription),
                host.manager(answers.service().run()),
                service(host, answers),
                address,
                registration(answers, current, subscription, address));
    }

    /// Windows has access lists for that ([RightsStep]), and a background process keeps its files.
    ///
    /// @param former accounts that the service ran as before
    static Owner owner(HostPorts host, Answers answers, Set<String> former) {
        if (host.style() == HostStyle.WINDOWS || answers.service().run() == Answers.Run.PROCESS) {
            return Owner.UNCHANGED;
        }
        return switch (account(host, answers)) {
            case ServiceAccount.SystemAccount _ -> Owner.root(former);
            case ServiceAccount.NamedAccount(String name) -> Owner.named(name);
            case ServiceAccount.OwnAccount(String name) -> Owner.named(name);
        };
    }

    /// What is stored stays, because it is the address under which the server knows this machine.
    private static SubscriptionId subscription(
            Answers.Connection connection, CurrentState current) {
        Optional<SubscriptionId> given =
                connection instanceof Answers.Connection.Polling polling
                        ? polling.subscriptionId()
                                .flatMap(uri -> SubscriptionId.parse(uri.toString()))
                        : Optional.empty();
        return current.configuration()
                .flatMap(WantedInstance::storedSubscription)
                .or(() -> given)
                .orElseGet(() -> SubscriptionId.generate(new SecureRandom()));
    }

    private static Optional<SubscriptionId> storedSubscription(TentacleConfiguration stored) {
        try {
            return stored.trustedServers().stream()
                    .flatMap(server -> server.subscription().stream())
                    .findFirst();
        } catch (InstanceException e) {
            return Optional.empty();
        }
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

    private static WantedConfiguration configuration(
            Answers answers, CurrentState current, SubscriptionId subscription) {
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
                            current.server().thumbprints().stream()
                                    .map(TrustedServer::listening)
                                    .toList(),
                            answers.proxy());
            case Answers.Connection.Polling polling ->
                    new WantedConfiguration(
                            answers.paths().data(),
                            answers.paths().applications(),
                            Optional.empty(),
                            OptionalInt.of(polling.connections()),
                            polled(polling.commsAddresses(), current, subscription),
                            answers.proxy());
        };
    }

    private static List<TrustedServer> polled(
            List<URI> addresses, CurrentState current, SubscriptionId subscription) {
        return current.server().thumbprints().stream()
                .flatMap(thumbprint ->
                        addresses.stream()
                                .map(address ->
                                        TrustedServer.polling(thumbprint, address, subscription)))
                .toList();
    }

    static ServiceDefinition service(HostPorts host, Answers answers) {
        String instance = answers.setup().instance();
        ServiceDefinition plain =
                host.style()
                        .definition(answers.service().run(), instance, host.program())
                        .withEnvironment(host.environment())
                        .withAccount(account(host, answers));
        List<String> after =
                Stream.concat(plain.after().stream(), answers.service().dependsOn().stream())
                        .distinct()
                        .toList();
        StartMode start = answers.service().start();
        return plain.withAfter(after)
                .withStart(start == StartMode.AUTOMATIC ? plain.start() : start);
    }

    static ServiceAccount account(HostPorts host, Answers answers) {
        return switch (answers.service().account()) {
            case Answers.Account.Unspecified _ ->
                    throw new IllegalStateException("nobody has settled the account");
            case Answers.Account.SystemAccount _ -> new ServiceAccount.SystemAccount();
            case Answers.Account.Dedicated(Optional<String> username) ->
                    new ServiceAccount.OwnAccount(
                            username.orElseGet(
                                    () -> host.accounts().usualName(answers.setup().instance())));
            case Answers.Account.Managed(String username) ->
                    new ServiceAccount.NamedAccount(username);
            case Answers.Account.Existing(String username, Optional<Secret> _) ->
                    new ServiceAccount.NamedAccount(username);
        };
    }

    /// The account that is made for the instance; empty when none is, or the system makes it.
    static Optional<DedicatedAccount> dedicated(HostPorts host, Answers answers) {
        return account(host, answers) instanceof ServiceAccount.OwnAccount(String name)
                        && !host.accounts().comesWithService(name)
                ? Optional.of(
                        new DedicatedAccount(
                                name, answers.setup().instance(), answers.paths().data()))
                : Optional.empty();
    }

    /// What belongs to the service's account.
    List<Path> owned() {
        return List.of(files.file().path(), folders.data(), folders.applications());
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
                        listed.name(),
                        listed.onConflict(),
                        known.placement().get(),
                        known.policyId(),
                        endpoints));
    }
}
