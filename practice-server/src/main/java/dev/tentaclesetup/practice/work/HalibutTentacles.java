package dev.tentaclesetup.practice.work;

import dev.tentaclesetup.contracts.CancelScriptCommandV2;
import dev.tentaclesetup.contracts.ProcessOutput;
import dev.tentaclesetup.contracts.ScriptExecution;
import dev.tentaclesetup.contracts.ScriptIsolationLevel;
import dev.tentaclesetup.contracts.ScriptTicket;
import dev.tentaclesetup.contracts.ScriptType;
import dev.tentaclesetup.contracts.StartScriptCommand;
import dev.tentaclesetup.contracts.StartScriptCommandV2;
import dev.tentaclesetup.contracts.TentacleClient;
import dev.tentaclesetup.halibut.HalibutRuntime;
import dev.tentaclesetup.halibut.wire.HalibutException;
import dev.tentaclesetup.halibut.wire.HalibutFailure;
import dev.tentaclesetup.halibut.wire.HttpProxy;
import dev.tentaclesetup.halibut.wire.ServiceEndpoint;
import dev.tentaclesetup.halibut.wire.Thumbprint;
import dev.tentaclesetup.practice.store.Endpoint;
import dev.tentaclesetup.practice.store.LogLine;
import dev.tentaclesetup.practice.store.Proxy;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Reaches Tentacles through a Halibut runtime, the listening ones by dialling, the polling ones
/// when they ask for work.
public final class HalibutTentacles implements Tentacles {

    /// A short script is finished within its first call; a longer one is asked after.
    private static final Duration FIRST_WAIT = Duration.ofMillis(500);

    /// Far above every task's own limit: the task interrupts, this one only backs it up.
    private static final Duration SCRIPT_LIMIT = Duration.ofDays(1);

    private final HalibutRuntime runtime;
    private final Function<String, Optional<Proxy>> proxies;

    /// @param runtime listening already; closed by its creator
    /// @param proxies finds a registered proxy by its id
    public HalibutTentacles(HalibutRuntime runtime, Function<String, Optional<Proxy>> proxies) {
        this.runtime = runtime;
        this.proxies = proxies;
    }

    @Override
    public String discover(String host, int port, Optional<Proxy> proxy)
            throws TentacleException, InterruptedException {
        String address = "https://" + host + ":" + port + "/";
        try {
            HttpProxy through = proxy.map(HalibutTentacles::toHalibut).orElse(null);
            return runtime.discover(host, port, through).hex();
        } catch (HalibutException e) {
            throw translated(address, e);
        }
    }

    @Override
    public List<String> capabilities(Endpoint endpoint)
            throws TentacleException, InterruptedException {
        ServiceEndpoint to = toHalibut(endpoint);
        try {
            return TentacleClient.at(runtime, to).getCapabilities().supportedCapabilities();
        } catch (HalibutException e) {
            throw translated(to.uri().toString(), e);
        }
    }

    @Override
    public int run(Endpoint endpoint, Script script, String taskId, Consumer<LogLine> output)
            throws TentacleException, InterruptedException {
        ServiceEndpoint to = toHalibut(endpoint);
        StartScriptCommandV2 command = command(script, taskId);
        var shown = new ScriptOutput();
        Consumer<ProcessOutput> lines = line -> shown.next(line).ifPresent(output);
        try {
            TentacleClient plain = TentacleClient.at(runtime, to);
            if (!plain.getCapabilities().hasScriptServiceV2()) {
                return new FirstVersionScript(plain, HalibutTentacles::await)
                        .run(firstVersion(command), lines);
            }
            var client = new TentacleClient(new Cancelling(to, command.ticket()));
            return new ScriptExecution(client).run(command, SCRIPT_LIMIT, lines).exitCode();
        } catch (HalibutException e) {
            throw translated(to.uri().toString(), e);
        }
    }

    private static void await(Duration duration) throws InterruptedException {
        boolean never = new CountDownLatch(1).await(duration.toMillis(), TimeUnit.MILLISECONDS);
        assert !never;
    }

    private static StartScriptCommand firstVersion(StartScriptCommandV2 command) {
        return new StartScriptCommand(
                command.scriptBody(),
                command.isolation(),
                command.scripts(),
                command.files(),
                command.arguments(),
                command.taskId(),
                command.isolationMutexTimeout(),
                command.isolationMutexName());
    }

    private static StartScriptCommandV2 command(Script script, String taskId) {
        var ticket = new ScriptTicket(UUID.randomUUID().toString().replace("-", ""));
        ScriptIsolationLevel level =
                switch (script.isolation()) {
                    case NONE -> ScriptIsolationLevel.NO_ISOLATION;
                    case FULL -> ScriptIsolationLevel.FULL_ISOLATION;
                };
        return new StartScriptCommandV2(
                ticket,
                script.powerShell(),
                taskId,
                FIRST_WAIT,
                level,
                StartScriptCommandV2.NO_MUTEX_TIMEOUT,
                null,
                Map.of(ScriptType.BASH, script.bash()),
                List.of(),
                List.of());
    }

    /// Calls, and cancels the script when a call of it is interrupted on its way: the caller that
    /// drives the script would only forget it then, and it would run on.
    private final class Cancelling implements TentacleClient.Transport {

        private final ServiceEndpoint to;
        private final ScriptTicket ticket;
        private boolean cancelled;

        Cancelling(ServiceEndpoint to, ScriptTicket ticket) {
            this.to = to;
            this.ticket = ticket;
        }

        @Override
        public @Nullable Object call(String service, String method, @Nullable Object... params)
                throws HalibutException {
            try {
                return runtime.call(to, service, method, params);
            } catch (HalibutException e) {
                if (e.failure() instanceof HalibutFailure.Cancelled && !cancelled) {
                    cancelled = true;
                    cancel();
                }
                throw e;
            }
        }

        private void cancel() throws HalibutException {
            boolean interrupted = Thread.interrupted();
            try {
                TentacleClient.at(runtime, to)
                        .cancelScript(new CancelScriptCommandV2(ticket, Long.MAX_VALUE));
            } finally {
                if (interrupted) {
                    Thread.currentThread().interrupt();
                }
            }
        }
    }

    private ServiceEndpoint toHalibut(Endpoint endpoint) throws TentacleException {
        return switch (endpoint) {
            case Endpoint.Listening listening -> {
                var plain =
                        new ServiceEndpoint.Listening(
                                listening.host(),
                                listening.port(),
                                Thumbprint.parse(listening.thumbprint()),
                                null);
                String proxyId = listening.proxyId();
                Optional<Proxy> proxy = proxyId == null ? Optional.empty() : proxies.apply(proxyId);
                yield proxy.isPresent() ? plain.through(toHalibut(proxy.get())) : plain;
            }
            case Endpoint.Polling polling -> new ServiceEndpoint.Polling(polling.canonical());
            case Endpoint.Foreign foreign ->
                    throw new TentacleException(
                            new TentacleFailure.NotATentacle(foreign.style()), null);
        };
    }

    private static HttpProxy toHalibut(Proxy proxy) {
        return HttpProxy.of(proxy.host(), proxy.port());
    }

    private static TentacleException translated(String address, HalibutException e)
            throws InterruptedException {
        HalibutFailure failure = e.failure();
        String why = failure.describe();
        return switch (failure) {
            case HalibutFailure.Cancelled _ -> {
                boolean interrupted = Thread.interrupted();
                throw (InterruptedException)
                        new InterruptedException(
                                        interrupted
                                                ? "interrupted during a call"
                                                : "call cancelled")
                                .initCause(e);
            }
            case HalibutFailure.UnexpectedCertificate _ ->
                    new TentacleException(new TentacleFailure.WrongCertificate(address, why), e);
            case HalibutFailure.NotCollected _ ->
                    new TentacleException(new TentacleFailure.NotPolling(address, why), e);
            case HalibutFailure.CannotConnect _,
                    HalibutFailure.ConnectionLost _,
                    HalibutFailure.ProxyRefused _,
                    HalibutFailure.Closed _ ->
                    new TentacleException(new TentacleFailure.Unreachable(address, why), e);
            case HalibutFailure.ServiceNotFound _,
                    HalibutFailure.MethodNotFound _,
                    HalibutFailure.AmbiguousMethod _,
                    HalibutFailure.ServiceFailed _,
                    HalibutFailure.RemoteError _,
                    HalibutFailure.Malformed _,
                    HalibutFailure.LimitExceeded _ ->
                    new TentacleException(new TentacleFailure.Refused(address, why), e);
        };
    }
}
