package dev.tentaclesetup.service.windows;

import dev.tentaclesetup.service.ServiceException;
import dev.tentaclesetup.service.ServiceFailure;
import dev.tentaclesetup.service.windows.ReportedStatus.State;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.IntUnaryOperator;
import org.jspecify.annotations.Nullable;

/// A service control manager that calls back as Windows does, and remembers what it was told.
final class ScriptedManager implements Dispatcher {

    private final List<ReportedStatus> reports = new CopyOnWriteArrayList<>();
    private boolean started = true;
    private @Nullable ServiceFailure refusal;
    private @Nullable ServiceFailure handlerRefusal;
    private Consumer<ReportedStatus> listener = status -> {};
    private IntUnaryOperator handler = control -> -1;

    void notStartedByUs() {
        started = false;
    }

    void refuses(ServiceFailure failure) {
        refusal = failure;
    }

    void refusesTheHandler(ServiceFailure failure) {
        handlerRefusal = failure;
    }

    void onReport(Consumer<ReportedStatus> newListener) {
        listener = newListener;
    }

    int control(int number) {
        return handler.applyAsInt(number);
    }

    List<ReportedStatus> reports() {
        return List.copyOf(reports);
    }

    List<State> states() {
        return reports.stream().map(ReportedStatus::state).toList();
    }

    ReportedStatus last() {
        return reports.getLast();
    }

    @Override
    public boolean dispatch(Runnable serviceMain) throws ServiceException {
        if (refusal != null) {
            throw new ServiceException(refusal);
        }
        if (started) {
            Thread main = Thread.ofPlatform().name("service-main").start(serviceMain);
            try {
                main.join();
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        }
        return started;
    }

    @Override
    public Consumer<ReportedStatus> register(IntUnaryOperator newHandler) throws ServiceException {
        if (handlerRefusal != null) {
            throw new ServiceException(handlerRefusal);
        }
        handler = newHandler;
        return status -> {
            reports.add(status);
            listener.accept(status);
        };
    }
}
