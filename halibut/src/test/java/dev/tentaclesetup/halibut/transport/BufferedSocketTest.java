package dev.tentaclesetup.halibut.transport;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BufferedSocketTest {

    @Test
    void givesTheSameBytesInWhateverPiecesTheyComeAndAreAskedFor() throws IOException {
        byte[] sent = new byte[2_000_000];
        var random = new Random(7);
        random.nextBytes(sent);
        var in = new BufferedSocket.ReadAhead(inPieces(sent, new Random(11)));
        var got = new ByteArrayOutputStream();

        byte[] block = new byte[100_000];
        for (int count = 0; count >= 0; ) {
            got.write(block, 0, count);
            int one = random.nextInt(4) == 0 ? in.read() : -1;
            if (one >= 0) {
                got.write(one);
            }
            int length = 1 + random.nextInt(random.nextBoolean() ? 8 : block.length);
            count = in.read(block, 0, length);
        }

        assertThat(got.toByteArray()).isEqualTo(sent);
    }

    @Test
    void waitsForNoMoreThanHasArrived() throws IOException {
        try (ServerSocket server = BufferedSocket.server();
                var client = new BufferedSocket()) {
            server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            client.connect(server.getLocalSocketAddress());
            try (Socket accepted = server.accept()) {
                client.getOutputStream().write(new byte[] {1, 2, 3});
                accepted.getOutputStream().write(4);

                assertThat(accepted.getInputStream().readNBytes(2)).containsExactly(1, 2);
                assertThat(accepted.getInputStream().available()).isEqualTo(1);
                assertThat(accepted.getInputStream().read()).isEqualTo(3);
                assertThat(client.getInputStream().read()).isEqualTo(4);
                client.close();
                assertThat(accepted.getInputStream().read()).isEqualTo(-1);
            }
        }
    }

    /// A stream that gives a few bytes, or many, at each call.
    private static InputStream inPieces(byte[] bytes, Random random) {
        return new ByteArrayInputStream(bytes) {
            @Override
            public synchronized int read(byte[] target, int offset, int length) {
                int most = random.nextBoolean() ? length : Math.min(length, 1 + random.nextInt(99));
                return super.read(target, offset, most);
            }
        };
    }
}
