package dev.tentaclesetup.halibut.wire;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The error part of a response [halibut 5.5]. .NET callers classify errors by these texts [halibut
/// 7.4], so the factories produce them to the letter.
///
/// @param message what went wrong: the message of the innermost exception
/// @param details type name and stack trace in .NET's form, or null; callers compare how it begins
/// @param type the full name of a Halibut exception type, or null
public record ServerError(String message, @Nullable String details, @Nullable String type) {

    static final String SERVICE_NOT_FOUND =
            "Halibut.Exceptions.ServiceNotFoundHalibutClientException";
    static final String METHOD_NOT_FOUND =
            "Halibut.Exceptions.MethodNotFoundHalibutClientException";
    static final String AMBIGUOUS_METHOD =
            "Halibut.Exceptions.AmbiguousMethodMatchHalibutClientException";
    static final String SERVICE_INVOCATION =
            "Halibut.Exceptions.ServiceInvocationHalibutClientException";

    /// How `details` begins when the service's own code failed.
    static final String INVOCATION_PREFIX =
            "System.Reflection.TargetInvocationException: Exception has been thrown by the target"
                    + " of an invocation.";

    /// There is no service of that name.
    ///
    /// @param service the name as requested
    public static ServerError serviceNotFound(String service) {
        return typed(SERVICE_NOT_FOUND, "Service not found: " + service);
    }

    /// The service is there, the method is not.
    ///
    /// @param implementation what stands for the implementation's type name in the text
    /// @param method the name as requested, without `Async`
    public static ServerError methodNotFound(String implementation, String method) {
        return typed(
                METHOD_NOT_FOUND, "Method " + implementation + "::" + method + "Async not found");
    }

    /// The method is there, but the arguments fit none of its forms.
    ///
    /// @param candidates the signatures on offer, one per line of the text
    /// @param params the arguments received; their .NET type names are listed
    public static ServerError ambiguousMethod(
            Iterable<String> candidates, Iterable<? extends @Nullable Object> params) {
        var text =
                new StringBuilder("Could not decide which candidate to call out of the following")
                        .append(" methods:\n");
        candidates.forEach(c -> text.append(" - ").append(c).append('\n'));
        text.append("The request arguments were:\n");
        var separator = "";
        for (Object param : params) {
            text.append(separator).append(DotNetNames.shortName(param));
            separator = ", ";
        }
        return typed(AMBIGUOUS_METHOD, text.append('\n').toString());
    }

    /// The service's own code failed. Callers of .NET see it as the exception of a service method.
    ///
    /// @param exceptionType the .NET name to show, for instance `System.IO.IOException`
    /// @param message what went wrong
    /// @param trace the lines below the message, may be empty
    public static ServerError invocationFailed(String exceptionType, String message, String trace) {
        String inner = exceptionType + ": " + message + (trace.isEmpty() ? "" : "\n" + trace);
        return new ServerError(
                message,
                INVOCATION_PREFIX
                        + "\n ---> "
                        + inner
                        + "\n   --- End of inner exception stack trace ---",
                null);
    }

    private static ServerError typed(String type, String message) {
        return new ServerError(message, type + ": " + message, type);
    }

    /// What a caller may conclude, decided in the order of [halibut 7.4].
    public HalibutFailure classify() {
        HalibutFailure named =
                switch (type) {
                    case SERVICE_NOT_FOUND -> new HalibutFailure.ServiceNotFound(this);
                    case METHOD_NOT_FOUND -> new HalibutFailure.MethodNotFound(this);
                    case AMBIGUOUS_METHOD -> new HalibutFailure.AmbiguousMethod(this);
                    case SERVICE_INVOCATION -> new HalibutFailure.ServiceFailed(this);
                    case null, default -> null; // says nothing: the texts decide
                };
        if (named != null) {
            return named;
        }
        if (message.startsWith("Service not found: ")) {
            return new HalibutFailure.ServiceNotFound(this);
        }
        if (message.startsWith("Service ") && message.endsWith(" not found")) {
            return new HalibutFailure.MethodNotFound(this);
        }
        String trace = details == null ? "" : details;
        if (trace.startsWith("System.Reflection.AmbiguousMatchException: ")) {
            return new HalibutFailure.AmbiguousMethod(this);
        }
        if (trace.startsWith(INVOCATION_PREFIX)) {
            return new HalibutFailure.ServiceFailed(this);
        }
        return new HalibutFailure.RemoteError(this);
    }

    /// Names of .NET types as they appear in error texts.
    private static final class DotNetNames {

        static String shortName(@Nullable Object value) {
            return switch (value) {
                case null -> "<null>";
                case String _ -> "String";
                case Boolean _ -> "Boolean";
                case Integer _, Long _ -> "Int64";
                case Double _ -> "Double";
                case UUID _ -> "Guid";
                case Instant _ -> "DateTime";
                case byte[] _ -> "Byte[]";
                case DataStream _ -> "DataStream";
                case WireObject object -> ofType(object.type());
                case List<?> _ -> "JArray";
                default -> value.getClass().getSimpleName().toLowerCase(Locale.ROOT);
            };
        }

        private static String ofType(@Nullable String type) {
            if (type == null) {
                return "JObject";
            }
            int end = type.indexOf(',') < 0 ? type.length() : type.indexOf(',');
            String full = type.substring(0, end);
            return full.substring(full.lastIndexOf('.') + 1);
        }
    }
}
