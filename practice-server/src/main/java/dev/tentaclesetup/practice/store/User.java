package dev.tentaclesetup.practice.store;

import java.util.Collection;
import java.util.List;

/// A user and what it may do.
///
/// @param id `Users-{n}`
public record User(String id, String username, String displayName, Kind kind, Rights rights) {

    /// What stands behind the name.
    public enum Kind {
        /// A person.
        PERSON,
        /// A service account.
        SERVICE,
        /// An account that may no longer sign in.
        DISABLED
    }

    /// What a user may do.
    public sealed interface Rights {

        /// Everything.
        record Administrator() implements Rights {}

        /// Only what is granted.
        ///
        /// @param system permissions for the whole server
        record Granted(List<Grant> grants, List<Permission> system) implements Rights {

            /// Copies the lists.
            public Granted {
                grants = List.copyOf(grants);
                system = List.copyOf(system);
            }
        }
    }

    /// Whether it may sign in.
    public boolean active() {
        return kind != Kind.DISABLED;
    }

    /// Whether it may do everything.
    public boolean administrator() {
        return rights instanceof Rights.Administrator;
    }

    /// Whether it has the permission for the whole server.
    public boolean permittedEverywhere(Permission permission) {
        return switch (rights) {
            case Rights.Administrator() -> true;
            case Rights.Granted(List<Grant> _, List<Permission> system) ->
                    system.contains(permission);
        };
    }

    /// Whether it has any role in the space.
    public boolean hasRoleIn(String spaceId) {
        return switch (rights) {
            case Rights.Administrator() -> true;
            case Rights.Granted(List<Grant> grants, List<Permission> _) ->
                    grants.stream().anyMatch(grant -> grant.spaceId().equals(spaceId));
        };
    }

    /// Whether it has the permission in the space, be it for one environment only.
    public boolean permitted(Permission permission, String spaceId) {
        return switch (rights) {
            case Rights.Administrator() -> true;
            case Rights.Granted(List<Grant> grants, List<Permission> _) ->
                    grants.stream().anyMatch(grant -> grant.concerns(permission, spaceId));
        };
    }

    /// Whether it has the permission in the space for every one of the environments.
    public boolean permittedInAll(
            Permission permission, String spaceId, Collection<String> environmentIds) {
        return permitted(permission, spaceId)
                && environmentIds.stream().allMatch(id -> permittedIn(permission, spaceId, id));
    }

    /// Whether it has the permission in the space for at least one of the environments.
    public boolean permittedInAny(
            Permission permission, String spaceId, Collection<String> environmentIds) {
        return environmentIds.stream().anyMatch(id -> permittedIn(permission, spaceId, id));
    }

    private boolean permittedIn(Permission permission, String spaceId, String environmentId) {
        return switch (rights) {
            case Rights.Administrator() -> true;
            case Rights.Granted(List<Grant> grants, List<Permission> _) ->
                    grants.stream()
                            .anyMatch(grant ->
                                    grant.concerns(permission, spaceId)
                                            && grant.covers(environmentId));
        };
    }
}
