package dev.tentaclesetup.core.host;

import dev.tentaclesetup.service.AccountPassword;
import dev.tentaclesetup.service.Detection;
import dev.tentaclesetup.service.ServiceDefinition;
import dev.tentaclesetup.service.ServiceException;
import dev.tentaclesetup.service.ServiceFailure;
import dev.tentaclesetup.service.ServiceManager;
import dev.tentaclesetup.service.ServiceName;
import dev.tentaclesetup.service.ServiceState;
import dev.tentaclesetup.service.ServiceStatus;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/// One service in memory.
public final class MemoryService implements ServiceManager {
    public final List<String> calls = new ArrayList<>();
    public ServiceState state = ServiceState.STOPPED;
    public ServiceState afterLaunch = ServiceState.RUNNING;
    public ServiceState afterStop = ServiceState.STOPPED;
    public @Nullable ServiceFailure failure;
    public OptionalLong processId = OptionalLong.empty();
    public String told = "";
    public String result = "";
    public String version = "";

    /// What an operation fails with, by the operation's name.
    public final Map<String, ServiceFailure> refusals = new HashMap<>();

    public Optional<ServiceDefinition> there = Optional.empty();

    /// The steps' view of it.
    public ServicePort port() {
        return new ServicePort(this);
    }

    private void refuse(String operation) throws ServiceException {
        ServiceFailure refusal = refusals.get(operation);
        if (refusal != null) {
            throw new ServiceException(refusal);
        }
    }

    @Override
    public void start(ServiceName name) throws ServiceException {
        calls.add("start");
        if (failure != null) {
            throw new ServiceException(failure);
        }
        state = ServiceState.RUNNING;
    }

    @Override
    public void launch(ServiceName name) {
        calls.add("launch");
        state = afterLaunch;
    }

    @Override
    public void stop(ServiceName name) {
        calls.add("stop");
        state = afterStop;
    }

    @Override
    public ServiceStatus status(ServiceName name) {
        return new ServiceStatus(state, processId, true, result, told);
    }

    @Override
    public List<String> lastLines(ServiceName name, int lines) {
        return List.of("the last line");
    }

    @Override
    public Detection detect() {
        return new Detection.Present("memory", version);
    }

    @Override
    public void install(ServiceDefinition definition, AccountPassword password)
            throws ServiceException {
        refuse("install");
        calls.add("install with " + password);
        there = Optional.of(definition);
    }

    @Override
    public void uninstall(ServiceName name) throws ServiceException {
        refuse("uninstall");
        calls.add("uninstall");
        there = Optional.empty();
        state = ServiceState.NOT_INSTALLED;
    }

    @Override
    public void restart(ServiceName name) {
        throw new AssertionError("restart");
    }

    @Override
    public Optional<ServiceDefinition> installed(ServiceName name) {
        return there;
    }

    @Override
    public boolean holds(ServiceDefinition definition) {
        return there.equals(Optional.of(definition));
    }
}
