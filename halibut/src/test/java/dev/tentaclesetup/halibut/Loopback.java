package dev.tentaclesetup.halibut;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/// What tests over the loopback interface share.
final class Loopback {

    /// Limits short enough that a test which goes wrong ends soon.
    static final Limits LIMITS =
            Limits.standard()
                    .with(TimeLimit.RETRY_PAUSE, Duration.ofMillis(10))
                    .with(TimeLimit.RESPONSE, Duration.ofSeconds(20))
                    .with(TimeLimit.COLLECTION, Duration.ofSeconds(20))
                    .with(TimeLimit.HEARTBEAT, Duration.ofSeconds(20))
                    .with(TimeLimit.BACKOFF_MIN, Duration.ofMillis(20))
                    .with(TimeLimit.BACKOFF_MAX, Duration.ofMillis(200))
                    .with(TimeLimit.CLOSE, Duration.ofSeconds(5));

    private Loopback() {}

    static InetSocketAddress anyPort() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    }

    static ServiceEndpoint.Listening to(InetSocketAddress address, Identity identity) {
        return ServiceEndpoint.listening("127.0.0.1", address.getPort(), identity.thumbprint());
    }

    /// A call in a thread of its own.
    static CompletableFuture<Object> async(
            HalibutRuntime caller, ServiceEndpoint to, String service, String method, Object... p) {
        var result = new CompletableFuture<Object>();
        Thread.startVirtualThread(() -> {
            try {
                result.complete(caller.call(to, service, method, p));
            } catch (HalibutException | RuntimeException e) {
                result.completeExceptionally(e);
            }
        });
        return result;
    }

    /// Why a call fails.
    static HalibutFailure failure(
            HalibutRuntime caller, ServiceEndpoint to, String service, String method, Object... p) {
        return org.assertj.core.api.Assertions.catchThrowableOfType(
                        HalibutException.class, () -> caller.call(to, service, method, p))
                .failure();
    }

    /// How many threads of any runtime are alive.
    static long threads() {
        return threadDump().lines().filter(line -> line.contains("\"halibut-")).count();
    }

    /// Virtual threads appear in the platform's own dump only.
    private static String threadDump() {
        try {
            java.nio.file.Path file = java.nio.file.Files.createTempFile("threads", ".txt");
            java.nio.file.Files.delete(file);
            java.lang.management.ManagementFactory.getPlatformMXBean(
                            com.sun.management.HotSpotDiagnosticMXBean.class)
                    .dumpThreads(
                            file.toString(),
                            com.sun.management.HotSpotDiagnosticMXBean.ThreadDumpFormat.TEXT_PLAIN);
            String text = java.nio.file.Files.readString(file);
            java.nio.file.Files.delete(file);
            return text;
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
