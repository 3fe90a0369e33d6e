package dev.tentaclesetup.practice.rest;

import dev.tentaclesetup.practice.store.MachineKind;
import java.util.ArrayList;
import java.util.List;

/// All routes of the server.
final class Routes {

    private Routes() {}

    static Dispatcher dispatcher(ServerParts parts) {
        var sessions =
                new Sessions(
                        parts.store().accounts(),
                        parts.store().installationId().toString(),
                        parts.clock());
        var routes = new ArrayList<Route>();
        for (List<Route> group :
                List.of(
                        new RootRoutes(parts).routes(),
                        new UserRoutes(parts, sessions).routes(),
                        new SpaceRoutes(parts).routes(),
                        new ServerRoutes(parts).routes(),
                        new EnvironmentRoutes(parts).routes(),
                        new LookupRoutes(parts).routes(),
                        new PoolRoutes(parts).routes(),
                        new TaskRoutes(parts).routes())) {
            routes.addAll(group);
        }
        for (var kind : MachineKind.values()) {
            routes.addAll(new MachineRoutes(parts, kind).routes());
        }
        var authentication = new Authentication(parts.store().accounts(), sessions, parts.faults());
        return new Dispatcher(parts, new Router(routes), authentication);
    }
}
