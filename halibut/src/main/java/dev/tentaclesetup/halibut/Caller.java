package dev.tentaclesetup.halibut;

import dev.tentaclesetup.halibut.transport.RuntimeThreads;
import dev.tentaclesetup.halibut.wire.HalibutException;
import dev.tentaclesetup.halibut.wire.HalibutFailure;
import dev.tentaclesetup.halibut.wire.Message;
import dev.tentaclesetup.halibut.wire.ServerError;
import dev.tentaclesetup.halibut.wire.ServiceEndpoint;
import dev.tentaclesetup.halibut.wire.WireObject;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/// Makes requests of calls and results of answers. All I/O happens in threads of the runtime, so
/// that a caller on any kind of thread can be interrupted.
final class Caller {

    private final ListeningCaller listening;
    private final PollingCaller polling;
    private final RuntimeThreads threads;
    private final AtomicLong count = new AtomicLong();
    private final Set<FutureTask<?>> running = ConcurrentHashMap.newKeySet();

    Caller(ListeningCaller listening, PollingCaller polling, RuntimeThreads threads) {
        this.listening = listening;
        this.polling = polling;
        this.threads = threads;
    }

    @Nullable Object call(
            ServiceEndpoint endpoint, String service, String method, @Nullable Object... params)
            throws HalibutException {
        Message.Request request = request(endpoint, service, method, params);
        Message.Response response =
                switch (endpoint) {
                    case ServiceEndpoint.Listening dialled -> dialled(dialled, request);
                    case ServiceEndpoint.Polling polled -> polling.call(polled, request);
                };
        ServerError error = response.error();
        if (error != null) {
            ReceivedStreams.close(response.result());
            throw new HalibutException(error.classify());
        }
        return response.result();
    }

    /// Cancels the calls that are dialled; those of pollers end with their queues.
    void cancelAll() {
        running.forEach(call -> call.cancel(true));
    }

    private Message.Response dialled(ServiceEndpoint.Listening endpoint, Message.Request request)
            throws HalibutException {
        var progress = new ListeningCaller.Progress();
        var work = new FutureTask<>(() -> listening.call(endpoint, request, progress));
        running.add(work);
        try {
            threads.start("call", work);
            return work.get();
        } catch (IllegalStateException e) {
            throw new HalibutException(new HalibutFailure.Closed(progress.cancel()), e);
        } catch (InterruptedException e) {
            HalibutFailure.Phase phase = progress.cancel();
            work.cancel(true);
            Thread.currentThread().interrupt();
            throw new HalibutException(new HalibutFailure.Cancelled(phase), e);
        } catch (ExecutionException e) {
            throw failed(e.getCause());
        } finally {
            running.remove(work);
        }
    }

    private static HalibutException failed(@Nullable Throwable cause) {
        return switch (cause) {
            case HalibutException e -> new HalibutException(e.failure(), e);
            case RuntimeException e -> throw e;
            case Error e -> throw e;
            case null, default -> new HalibutException(new HalibutFailure.Closed(), cause);
        };
    }

    private Message.Request request(
            ServiceEndpoint endpoint, String service, String method, @Nullable Object... params) {
        UUID activity = UUID.randomUUID();
        String id =
                service + "::" + method + "Async[" + count.incrementAndGet() + "] / " + activity;
        List<@Nullable Object> inOrder = new ArrayList<>(params.length);
        for (Object param : params) {
            inOrder.add(param);
        }
        var builder = WireObject.builder().put("BaseUri", endpoint.uri().toString());
        builder.put(
                "RemoteThumbprint",
                endpoint instanceof ServiceEndpoint.Listening listener
                        ? listener.thumbprint().hex()
                        : null);
        return new Message.Request(
                id,
                activity,
                builder.build(),
                service,
                method,
                Collections.unmodifiableList(inOrder));
    }
}
