package dev.tentaclesetup.practice.rest;

import dev.tentaclesetup.practice.store.Permission;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/// A request that is not carried out, with the reason that its answer gives.
final class Refusal extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient Reason reason;

    Refusal(Reason reason) {
        super(reason.toString());
        this.reason = reason;
    }

    static Refusal invalid(String... errors) {
        return new Refusal(new Reason.Invalid(List.of(errors)));
    }

    static Refusal notFound(String what) {
        return new Refusal(new Reason.NotFound(what));
    }

    static Refusal missing(Permission permission) {
        return new Refusal(new Reason.Forbidden(permission));
    }

    Answer answer() {
        Answer answer = Answer.json(status(), document());
        return reason instanceof Reason.TooManyRequests(int seconds)
                ? answer.with("Retry-After", Integer.toString(seconds))
                        .with("Octopus-RateLimit-Policy", "\"default\";q=200;w=60")
                        .with("Octopus-RateLimit", "\"default\";r=0;t=" + seconds)
                : answer;
    }

    private int status() {
        return switch (reason) {
            case Reason.Invalid _, Reason.AntiForgery _, Reason.SignInFailed _ -> 400;
            case Reason.NotSignedIn _, Reason.BadKey _ -> 401;
            case Reason.Forbidden _, Reason.NoRole _ -> 403;
            case Reason.NotFound _ -> 404;
            case Reason.WrongMethod _ -> 405;
            case Reason.TooLarge _ -> 413;
            case Reason.TooManyRequests _ -> 429;
            case Reason.Broken _ -> 500;
            case Reason.StartingUp _ -> 503;
            case Reason.Maintenance(int status) -> status;
        };
    }

    /// The error document of [octopus-api 9.1], in words of our own.
    private ObjectNode document() {
        return switch (reason) {
            case Reason.Invalid(List<String> errors) ->
                    withErrors("There was a problem with the request.", errors);
            case Reason.AntiForgery() -> message("This request has no valid anti-forgery token.");
            case Reason.SignInFailed(String text) -> signInFailed(text);
            case Reason.NotSignedIn() ->
                    message(
                            "This resource needs a logged in user or a valid API key. The account may also be disabled.");
            case Reason.BadKey() ->
                    message(
                            "The API key in this request is not valid. Check the key, then repeat the request.");
            case Reason.Forbidden(Permission permission) -> forbidden(permission);
            case Reason.NoRole(String space) ->
                    message("Your account has no role in the space '" + space + "'.");
            case Reason.NotFound(String what) -> message("Resource '" + what + "' was not found.");
            case Reason.WrongMethod(String method) ->
                    message("The method " + method + " is not allowed for this resource.");
            case Reason.TooLarge(int limit) ->
                    message("The request is larger than " + limit + " bytes.");
            case Reason.TooManyRequests _ -> message("Too many requests. Please try again later.");
            case Reason.Broken(String text, @Nullable String trace) -> broken(text, trace);
            case Reason.StartingUp() -> message("The server is starting. Please try again later.");
            case Reason.Maintenance _ ->
                    message(
                            "This server is in maintenance mode. Only administrators can make changes until it is off.");
        };
    }

    private static ObjectNode message(String text) {
        return Json.object().put("ErrorMessage", text);
    }

    private static ObjectNode withErrors(String text, List<String> errors) {
        ObjectNode document = message(text);
        document.set("Errors", Json.strings(errors));
        document.set("ParsedHelpLinks", Json.array());
        return document;
    }

    private static ObjectNode signInFailed(String text) {
        ObjectNode document = message(text);
        document.set("Errors", Json.strings(List.of(text)));
        document.set("DetailLinks", Json.array());
        return document;
    }

    private static ObjectNode forbidden(Permission permission) {
        return message(
                        "Your account does not have permission for this action. Ask an administrator."
                                + " Missing permission: "
                                + permission.wireName())
                .putNull("HelpText");
    }

    private static ObjectNode broken(String text, @Nullable String trace) {
        return message(text).put("FullException", trace);
    }

    /// Why a request is not carried out.
    sealed interface Reason {

        /// Its contents are wrong; one sentence per error.
        record Invalid(List<String> errors) implements Reason {

            public Invalid {
                errors = List.copyOf(errors);
            }
        }

        /// A cookie session without its token.
        record AntiForgery() implements Reason {}

        /// Signing in failed.
        record SignInFailed(String text) implements Reason {}

        /// No credentials.
        record NotSignedIn() implements Reason {}

        /// Credentials that are not valid.
        record BadKey() implements Reason {}

        /// The user lacks a permission.
        record Forbidden(Permission permission) implements Reason {}

        /// The user has no business in that space.
        record NoRole(String space) implements Reason {}

        /// There is no such thing, or the user may not know of it.
        record NotFound(String what) implements Reason {}

        /// The route does not have that method.
        record WrongMethod(String method) implements Reason {}

        /// The body is too large.
        record TooLarge(int limit) implements Reason {}

        /// Too many requests.
        record TooManyRequests(int retryAfterSeconds) implements Reason {}

        /// A fault of the server.
        record Broken(String text, @Nullable String trace) implements Reason {}

        /// The server is not ready yet.
        record StartingUp() implements Reason {}

        /// Maintenance refuses writes with that status.
        record Maintenance(int status) implements Reason {}
    }
}
