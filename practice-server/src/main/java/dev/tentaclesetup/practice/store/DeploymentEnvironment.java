package dev.tentaclesetup.practice.store;

/// An environment [octopus-api 5.3].
///
/// @param sortOrder its place in lists, from 0
public record DeploymentEnvironment(
        String id, String spaceId, String name, String slug, String description, int sortOrder)
        implements Item {}
