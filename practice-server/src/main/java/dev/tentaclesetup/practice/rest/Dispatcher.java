package dev.tentaclesetup.practice.rest;

import dev.tentaclesetup.practice.fault.Fault;
import dev.tentaclesetup.practice.fault.Faults;
import dev.tentaclesetup.practice.rest.Refusal.Reason;
import dev.tentaclesetup.practice.store.Space;
import dev.tentaclesetup.practice.store.User;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// From a request to its answer, without sockets. The order of the checks is that of [octopus-api
/// 14.3 #15].
final class Dispatcher {

    private final ServerParts parts;
    private final Links links;
    private final Router router;
    private final Authentication authentication;
    private final Faults faults;

    Dispatcher(ServerParts parts, Router router, Authentication authentication) {
        this.parts = parts;
        this.links = parts.links();
        this.router = router;
        this.authentication = authentication;
        this.faults = parts.faults();
    }

    Answer answer(Incoming request) throws InterruptedException {
        try {
            Optional<Answer> instead = faultInstead(request);
            if (instead.isPresent()) {
                return instead.get();
            }
            Optional<ApiPath> path = ApiPath.parse(request.rawPath(), links);
            return path.isPresent() ? route(request, path.get()) : Portal.answer(request, links);
        } catch (Refusal refusal) {
            return refusal.answer();
        }
    }

    private Optional<Answer> faultInstead(Incoming request) throws Refusal {
        String method = request.method();
        String path = request.rawPath();
        Optional<Fault.Html> html = faults.strike(Fault.Html.class, method, path);
        if (html.isPresent()) {
            return Optional.of(
                    Answer.html(html.get().status(), Portal.page("A page of something else")));
        }
        boolean realVerb =
                request.sentMethod().equals("PUT") || request.sentMethod().equals("DELETE");
        if (realVerb && faults.strike(Fault.RefuseVerbs.class).isPresent()) {
            return Optional.of(Answer.html(405, Portal.page("405 Method Not Allowed")));
        }
        if (faults.strike(Fault.StartingUp.class).isPresent()) {
            throw new Refusal(new Reason.StartingUp());
        }
        Optional<Fault.TooManyRequests> tooMany = faults.strike(Fault.TooManyRequests.class);
        if (tooMany.isPresent()) {
            throw new Refusal(new Reason.TooManyRequests(tooMany.get().retryAfterSeconds()));
        }
        if (faults.strike(Fault.ServerError.class, method, path).isPresent()) {
            throw new Refusal(
                    new Reason.Broken(
                            "Object reference not set to an instance of an object.",
                            "System.NullReferenceException: on purpose\n   at Practice.Server.Fault()"));
        }
        return faults.strike(Fault.Redirect.class)
                .map(redirect -> Answer.redirect(303, redirect.base() + request.rawPath()));
    }

    private Answer route(Incoming request, ApiPath path) throws Refusal, InterruptedException {
        Router.Found found = router.find(request.method(), path);
        Optional<User> user = userOf(request, found);
        if (request.write() && !staysPossibleInMaintenance(path)) {
            refuseInMaintenance(user);
        }
        return switch (found) {
            case Router.Found.Nothing() -> throw Refusal.notFound(request.rawPath());
            case Router.Found.OtherMethods() ->
                    throw new Refusal(new Reason.WrongMethod(request.method()));
            case Router.Found.Match match -> {
                Space space = spaceOf(match.route(), path, user);
                yield match.route()
                        .handler()
                        .handle(new Call(request, match.values(), user.orElse(null), space));
            }
        };
    }

    private Optional<User> userOf(Incoming request, Router.Found found) throws Refusal {
        if (found instanceof Router.Found.Match match
                && match.route().access() == Route.Access.ANONYMOUS) {
            try {
                return authentication.identify(request);
            } catch (Refusal _) {
                return Optional.empty(); // a wrong key does not matter where none is needed
            }
        }
        Optional<User> user = authentication.identify(request);
        if (user.isEmpty()) {
            throw new Refusal(new Reason.NotSignedIn());
        }
        return user;
    }

    private void refuseInMaintenance(Optional<User> user) throws Refusal {
        Optional<Fault.Maintenance> fault = faults.strike(Fault.Maintenance.class);
        if (fault.isPresent()) {
            throw new Refusal(new Reason.Maintenance(fault.get().status()));
        }
        if (parts.store().inMaintenance() && !user.map(User::administrator).orElse(false)) {
            throw new Refusal(new Reason.Maintenance(400));
        }
    }

    private static boolean staysPossibleInMaintenance(ApiPath path) {
        if (path.segments().isEmpty()) {
            return false;
        }
        String first = path.segments().getFirst();
        boolean session =
                first.equalsIgnoreCase("users")
                        && path.segments().size() == 2
                        && (path.segments().get(1).equalsIgnoreCase("login")
                                || path.segments().get(1).equalsIgnoreCase("logout"));
        return session || first.equalsIgnoreCase("maintenanceconfiguration");
    }

    /// The space a route works in; null for routes of the whole server.
    private @Nullable Space spaceOf(Route route, ApiPath path, Optional<User> user) throws Refusal {
        Optional<String> named = path.space();
        boolean inside =
                switch (route.scope()) {
                    case SYSTEM -> false;
                    case SPACE, NAMED_SPACE -> true;
                    case SYSTEM_OR_SPACE -> named.isPresent();
                };
        if (!inside) {
            return null;
        }
        Optional<Space> known =
                named.isPresent()
                        ? parts.store().spaces().byIdOrSlug("", named.get())
                        : Optional.of(parts.store().defaultSpace());
        if (known.isEmpty()) {
            throw Refusal.notFound(named.orElse(""));
        }
        Space space = known.get();
        boolean hidden = space.standard() && faults.strike(Fault.NoDefaultSpace.class).isPresent();
        if (hidden || (user.isPresent() && !user.get().hasRoleIn(space.id()))) {
            throw new Refusal(new Reason.NoRole(space.name()));
        }
        return space;
    }
}
