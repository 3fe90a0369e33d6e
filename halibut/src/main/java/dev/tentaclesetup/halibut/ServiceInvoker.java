package dev.tentaclesetup.halibut;

import dev.tentaclesetup.halibut.wire.HalibutException;
import dev.tentaclesetup.halibut.wire.HalibutFailure;
import dev.tentaclesetup.halibut.wire.Message;
import dev.tentaclesetup.halibut.wire.Printable;
import dev.tentaclesetup.halibut.wire.ServerError;
import dev.tentaclesetup.halibut.wire.Thumbprint;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Runs requests against the services on offer and turns what they throw into errors for the caller
/// [halibut 7].
final class ServiceInvoker {

    private static final System.Logger LOG = System.getLogger(ServiceInvoker.class.getName());

    private final Map<String, ServiceHandler> services;
    private final Function<String, ServerError> unknownService;

    ServiceInvoker(
            Map<String, ServiceHandler> services, Function<String, ServerError> unknownService) {
        this.services = Map.copyOf(services);
        this.unknownService = unknownService;
    }

    /// Runs a request.
    ///
    /// @throws HalibutException if the arguments cannot be read: no answer must be sent
    Message.Response invoke(Message.Request request, Thumbprint caller) throws HalibutException {
        String service = request.service() == null ? "" : request.service();
        String method = request.method() == null ? "" : request.method();
        ServiceHandler handler = services.get(service);
        if (handler == null) {
            return failed(request, unknownService.apply(service));
        }
        var invocation =
                new Invocation(service, method, request.params(), request.activityId(), caller);
        try {
            return new Message.Response(request.id(), null, handler.call(invocation));
        } catch (ServiceRejection e) {
            return failed(request, e.error());
        } catch (HalibutException e) {
            if (e.failure() instanceof HalibutFailure.Malformed) {
                throw e;
            }
            return failed(request, invocationFailed(service, method, e));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return failed(request, invocationFailed(service, method, e));
        } catch (Exception | StackOverflowError | LinkageError | AssertionError e) {
            return failed(request, invocationFailed(service, method, e));
        }
    }

    private static ServerError invocationFailed(String service, String method, Throwable e) {
        String called = Printable.line(service + "::" + method);
        LOG.log(System.Logger.Level.WARNING, called + " failed", e);
        String message = e.getMessage() == null ? e.getClass().getName() : e.getMessage();
        return ServerError.invocationFailed(e.getClass().getName(), message, DotNetTrace.below(e));
    }

    private static Message.Response failed(Message.Request request, @Nullable ServerError error) {
        return new Message.Response(request.id(), error, null);
    }
}
