package dev.tentaclesetup.practice.rest;

import dev.tentaclesetup.practice.fault.Fault;
import dev.tentaclesetup.practice.rest.Route.Scope;
import dev.tentaclesetup.practice.store.Space;
import dev.tentaclesetup.practice.store.User;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/// Signing in and out, and what a user is [octopus-api 2].
final class UserRoutes {

    private final ServerParts parts;
    private final Sessions sessions;
    private final Links links;
    private final PermissionDocument permissions;

    UserRoutes(ServerParts parts, Sessions sessions) {
        this.parts = parts;
        this.sessions = sessions;
        this.links = parts.links();
        this.permissions = new PermissionDocument(parts.store(), links);
    }

    List<Route> routes() {
        return List.of(
                Route.get(Scope.SYSTEM, "authentication", _ -> providers()).anonymous(),
                Route.of("POST", Scope.SYSTEM, "users/login", this::login).anonymous(),
                Route.of("POST", Scope.SYSTEM, "users/logout", this::logout).anonymous(),
                Route.get(Scope.SYSTEM, "users", this::page),
                Route.get(Scope.SYSTEM, "users/me", call -> Answer.ok(document(call.user()))),
                Route.get(Scope.SYSTEM, "users/{id}", call -> Answer.ok(document(user(call)))),
                Route.get(Scope.SYSTEM, "users/{id}/spaces", this::spaces),
                Route.get(
                        Scope.SYSTEM_OR_SPACE,
                        "users/{id}/permissions",
                        call -> Answer.ok(permissions.of(user(call), call.query()))));
    }

    private Answer providers() {
        ObjectNode provider =
                Json.object()
                        .put("Name", "Username / Password")
                        .put("DisplayName", "Username / Password")
                        .put("IdentityType", "UsernamePassword")
                        .put("FormsLoginEnabled", true)
                        .put("FormsUsernameIdentity", "Username");
        provider.set(
                "Links",
                Json.object().put("Authenticate", links.system("/users/login{?returnUrl}")));
        provider.set("JavascriptLinks", Json.array());
        provider.set("CSSLinks", Json.array());
        ObjectNode document =
                Json.object()
                        .put("AnyAuthenticationProvidersSupportPasswordManagement", true)
                        .put("AutoLoginEnabled", false)
                        .put("RememberMeEnabled", true)
                        .put("UserApiKeysEnabled", true);
        document.set("AuthenticationProviders", Json.array(List.of(provider)));
        document.set("Links", Json.object().put("Self", links.system("/authentication")));
        return Answer.ok(document);
    }

    private Answer page(Call call) throws Refusal {
        call.requireAdministrator();
        return new Page("User", links.system("/users"), "{?skip,take,ids,filter}")
                .answer(call.query(), parts.store().accounts().users(), this::document);
    }

    private Answer login(Call call) throws Refusal {
        Members body = call.body();
        String username = body.text("Username").orElse("");
        String password = body.rawText("Password").orElse("");
        if (username.isEmpty()) {
            body.error("Please enter a username.");
        }
        if (password.isEmpty()) {
            body.error("Please enter a password.");
        }
        body.check();
        User user = sessions.signIn(username, password);
        List<String> cookies = sessions.begin(user, call.incoming().secure());
        return Answer.ok(document(user)).with("Set-Cookie", cookies.toArray(String[]::new));
    }

    private Answer logout(Call call) {
        sessions.end(call.incoming());
        return Answer.empty();
    }

    private User user(Call call) throws Refusal {
        String id = call.value("id");
        User asking = call.user();
        return parts.store()
                .accounts()
                .byId(id)
                .filter(user -> user.id().equals(asking.id()) || asking.administrator())
                .orElseThrow(() -> Refusal.notFound(id));
    }

    /// Only the spaces in which the user has a role [octopus-api 3.1].
    private Answer spaces(Call call) throws Refusal {
        if (!parts.generation().spaces()) {
            throw Refusal.notFound("spaces");
        }
        User user = user(call);
        boolean noDefault = parts.faults().on(Fault.NoDefaultSpace.class);
        List<Space> spaces =
                parts.store().spaces().all().stream()
                        .filter(space -> user.hasRoleIn(space.id()))
                        .filter(space -> !(noDefault && space.standard()))
                        .toList();
        return Answer.ok(
                Json.array(
                        spaces.stream().map(space -> SpaceRoutes.document(space, parts)).toList()));
    }

    private ObjectNode document(User user) {
        String self = links.system("/users/" + user.id());
        ObjectNode named =
                Json.object()
                        .put("Self", self)
                        .put("Permissions", self + "/permissions{?includeSystem,spaces}");
        if (parts.generation().spaces()) {
            named.put("Spaces", self + "/spaces");
        }
        ObjectNode document =
                Json.object()
                        .put("Id", user.id())
                        .put("Username", user.username())
                        .put("DisplayName", user.displayName())
                        .put("IsActive", user.active())
                        .put("IsService", user.kind() == User.Kind.SERVICE)
                        .putNull("EmailAddress")
                        .put("CanPasswordBeEdited", false)
                        .put("IsRequestor", true);
        document.set("Identities", Json.array());
        document.set("Links", named);
        return document;
    }
}
