package dev.tentaclesetup.practice.rest;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// One method on one path form.
///
/// @param template segments; `{name}` stands for any one segment
record Route(String method, List<String> template, Scope scope, Access access, Handler handler) {

    Route {
        template = List.copyOf(template);
    }

    static Route get(Scope scope, String template, Handler handler) {
        return of("GET", scope, template, handler);
    }

    static Route of(String method, Scope scope, String template, Handler handler) {
        return new Route(method, segments(template), scope, Access.SIGNED_IN, handler);
    }

    /// The same for everyone, credentials or not.
    Route anonymous() {
        return new Route(method, template, scope, Access.ANONYMOUS, handler);
    }

    /// The values of the template's variables when the path is of this form.
    Optional<Map<String, String>> match(ApiPath path) {
        boolean named = path.space().isPresent();
        boolean scopeFits =
                switch (scope) {
                    case SYSTEM -> !named;
                    case SPACE, SYSTEM_OR_SPACE -> true;
                    case NAMED_SPACE -> named;
                };
        if (!scopeFits || path.segments().size() != template.size()) {
            return Optional.empty();
        }
        var values = new HashMap<String, String>();
        for (int i = 0; i < template.size(); i++) {
            String wanted = template.get(i);
            String seen = path.segments().get(i);
            if (wanted.startsWith("{")) {
                values.put(wanted.substring(1, wanted.length() - 1), seen);
            } else if (!wanted.equalsIgnoreCase(seen)) {
                return Optional.empty();
            }
        }
        return Optional.of(values);
    }

    private static List<String> segments(String template) {
        return template.isEmpty() ? List.of() : List.of(template.split("/", -1));
    }

    /// Where a route lives.
    enum Scope {
        /// `/api/X` only.
        SYSTEM,
        /// `/api/{space}/X`, and `/api/X` for the default space.
        SPACE,
        /// `/api/{space}/X` only.
        NAMED_SPACE,
        /// Both forms, the space being a mere filter.
        SYSTEM_OR_SPACE
    }

    /// Who may ask.
    enum Access {
        /// Everyone.
        ANONYMOUS,
        /// Users.
        SIGNED_IN
    }

    /// Carries a request out.
    @FunctionalInterface
    interface Handler {
        Answer handle(Call call) throws Refusal, InterruptedException;
    }
}
