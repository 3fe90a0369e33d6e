package dev.tentaclesetup.practice.rest;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// Finds the route of a request. Literal segments win over variables.
final class Router {

    private final List<Route> routes;

    Router(List<Route> routes) {
        this.routes =
                routes.stream()
                        .sorted(
                                Comparator.comparingLong(Router::variables)
                                        .thenComparing(Route::scope))
                        .toList();
    }

    /// What was found for a path: a route, a path without that method, or nothing.
    sealed interface Found {

        /// The route and the values of its variables.
        record Match(Route route, Map<String, String> values) implements Found {}

        /// Other methods only.
        record OtherMethods() implements Found {}

        /// No route.
        record Nothing() implements Found {}
    }

    Found find(String method, ApiPath path) {
        Optional<Found> match =
                matches(path)
                        .filter(found -> found.route().method().equals(method))
                        .findFirst()
                        .map(found -> found);
        if (match.isPresent()) {
            return match.get();
        }
        return matches(path).findAny().isPresent() ? new Found.OtherMethods() : new Found.Nothing();
    }

    private Stream<Found.Match> matches(ApiPath path) {
        return routes.stream()
                .flatMap(route ->
                        route.match(path).stream().map(values -> new Found.Match(route, values)));
    }

    private static long variables(Route route) {
        return route.template().stream().filter(segment -> segment.startsWith("{")).count();
    }
}
