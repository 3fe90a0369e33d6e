package dev.tentaclesetup.core.setup;

import dev.tentaclesetup.core.answers.Answers;
import dev.tentaclesetup.core.problem.Problem;
import java.nio.file.Path;
import java.util.Optional;

/// What fits this host where the answers say nothing: what a front end shows before a choice.
///
/// @param dataFolder the instance's home
/// @param applicationsFolder where deployments put applications
/// @param services whether this process may install a service here
/// @param noService why no process could, on a host without a service manager
/// @param windowsAccounts whether accounts have passwords, and domains may manage them
/// @param kept the account that the instance's service has already; empty when there is none, or
///   when it cannot be read: a [preparation][SetUp#prepare] reports why
/// @param usual the account of a new service
public record HostProposal(
        Path dataFolder,
        Path applicationsFolder,
        boolean services,
        Optional<Problem> noService,
        boolean windowsAccounts,
        Optional<Answers.Account> kept,
        Answers.Account usual) {

    /// The account that the service will run as when none is chosen.
    public Answers.Account account() {
        return kept.orElse(usual);
    }
}
