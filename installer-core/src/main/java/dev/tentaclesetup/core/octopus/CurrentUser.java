package dev.tentaclesetup.core.octopus;

/// The account that the credential belongs to.
///
/// @param id for example `Users-21`
/// @param username the name to sign in with
/// @param displayName the name to show
/// @param service whether it is a service account
public record CurrentUser(String id, String username, String displayName, boolean service) {}
