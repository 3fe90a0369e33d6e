package dev.tentaclesetup.ui.engine;

import dev.tentaclesetup.core.answers.Answers;
import java.util.Optional;

/// What fits this machine.
///
/// @param dataFolder a good data folder for the instance
/// @param applicationsFolder a good applications folder for the instance
/// @param services whether a service can be installed here by this user
/// @param windowsAccounts whether accounts have passwords, and domains may manage them
/// @param kept the account that the instance's service has already; empty when there is none
public record HostProposal(
        String dataFolder,
        String applicationsFolder,
        boolean services,
        boolean windowsAccounts,
        Optional<Answers.Account> kept) {}
