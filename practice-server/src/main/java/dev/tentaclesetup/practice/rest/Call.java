package dev.tentaclesetup.practice.rest;

import dev.tentaclesetup.practice.store.Permission;
import dev.tentaclesetup.practice.store.Space;
import dev.tentaclesetup.practice.store.User;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A request on its way into a handler: route, user and space are known, the body is read.
final class Call {

    private final Incoming incoming;
    private final Map<String, String> values;
    private final @Nullable User user;
    private final @Nullable Space space;

    Call(
            Incoming incoming,
            Map<String, String> values,
            @Nullable User user,
            @Nullable Space space) {
        this.incoming = incoming;
        this.values = Map.copyOf(values);
        this.user = user;
        this.space = space;
    }

    Incoming incoming() {
        return incoming;
    }

    /// The value of a variable of the route.
    String value(String name) {
        String value = values.get(name);
        if (value == null) {
            throw new IllegalArgumentException("the route has no variable " + name);
        }
        return value;
    }

    Query query() {
        return incoming.query();
    }

    Members body() throws Refusal {
        return Members.parse(incoming.body());
    }

    Optional<User> optionalUser() {
        return Optional.ofNullable(user);
    }

    User user() {
        if (user == null) {
            throw new IllegalStateException("an anonymous route has no user");
        }
        return user;
    }

    /// The space of the path, or the default space; of routes inside spaces only.
    Space space() {
        if (space == null) {
            throw new IllegalStateException("the route is not inside a space");
        }
        return space;
    }

    /// The space, when the path named one.
    Optional<Space> namedSpace() {
        return Optional.ofNullable(space);
    }

    /// Whether the user has the permission in the space.
    boolean permits(Permission permission) {
        return user().permitted(permission, space().id());
    }

    /// @throws Refusal 403 when the user lacks the permission altogether
    void require(Permission permission) throws Refusal {
        if (!permits(permission)) {
            throw Refusal.missing(permission);
        }
    }

    void requireAdministrator() throws Refusal {
        if (!user().administrator()) {
            throw Refusal.missing(Permission.ADMINISTER_SYSTEM);
        }
    }
}
