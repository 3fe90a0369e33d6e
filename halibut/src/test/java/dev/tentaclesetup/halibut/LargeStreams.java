package dev.tentaclesetup.halibut;

import dev.tentaclesetup.halibut.fixtures.Identities;
import dev.tentaclesetup.halibut.fixtures.Loopback;
import dev.tentaclesetup.halibut.wire.DataStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/// A program with a heap of little more than nothing that sends and receives more than would ever
/// fit into it.
final class LargeStreams {

    static final String DONE = "intact both ways";
    private static final long BYTES = 320L << 20;
    private static final int BLOCK = 1 << 16;

    private LargeStreams() {}

    public static void main(String[] args) throws Exception {
        Path folder = Path.of(args[0]);
        HalibutRuntime agent =
                HalibutRuntime.builder(Identities.QUICK)
                        .trust(Identities.QUICK.thumbprint())
                        .service("IStreams", LargeStreams::serve)
                        .limits(Loopback.LIMITS)
                        .temporaryFolder(folder)
                        .build();
        HalibutRuntime client =
                HalibutRuntime.builder(Identities.QUICK)
                        .limits(Loopback.LIMITS)
                        .temporaryFolder(folder)
                        .build();
        try (agent;
                client) {
            var endpoint = Loopback.to(agent.listen(Loopback.anyPort()), Identities.QUICK);
            var sent = DataStream.of(BYTES, LargeStreams::write);
            if (!Boolean.TRUE.equals(client.call(endpoint, "IStreams", "Put", sent))) {
                throw new IOException("damaged on the way there");
            }
            try (var got = (DataStream) client.call(endpoint, "IStreams", "Get")) {
                if (got == null || spooled(folder) != BYTES || !intact(got)) {
                    throw new IOException("damaged on the way back");
                }
            }
        }
        if (spooled(folder) != 0) {
            throw new IOException("files are left");
        }
        System.out.println(DONE);
    }

    private static Object serve(Invocation call) throws Exception {
        return call.method().equals("Put")
                ? (Object) intact(call.stream(0))
                : DataStream.of(BYTES, LargeStreams::write);
    }

    private static void write(OutputStream out) throws IOException {
        byte[] block = new byte[BLOCK];
        for (long at = 0; at < BYTES; at += BLOCK) {
            fill(block, at);
            out.write(block);
        }
    }

    private static boolean intact(DataStream stream) throws IOException {
        byte[] expected = new byte[BLOCK];
        try (InputStream in = stream.open()) {
            for (long at = 0; at < BYTES; at += BLOCK) {
                fill(expected, at);
                if (!java.util.Arrays.equals(in.readNBytes(BLOCK), expected)) {
                    return false;
                }
            }
            return in.read() < 0;
        }
    }

    /// Different in every block, so that none may be lost, doubled or out of place.
    private static void fill(byte[] block, long at) {
        java.util.Arrays.fill(block, (byte) (at >>> 16));
        for (int i = 0; i < 8; i++) {
            block[i] = (byte) (at >>> 8 * i);
        }
    }

    private static long spooled(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .mapToLong(file -> file.toFile().length())
                    .sum();
        }
    }
}
