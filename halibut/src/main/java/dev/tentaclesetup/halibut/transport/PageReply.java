package dev.tentaclesetup.halibut.transport;

import dev.tentaclesetup.halibut.wire.Countdown;
import dev.tentaclesetup.halibut.wire.FriendlyPage;
import dev.tentaclesetup.halibut.wire.WireInput;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/// Answers a browser [halibut 2.2].
public final class PageReply {

    /// What a browser may still have on the way when it gets the page.
    private static final int DRAINED_BYTES = 64 * 1024;

    private static final Duration DRAIN_TIME = Duration.ofMillis(500);

    private PageReply() {}

    /// Sends the page and waits, for half a second at most, until the browser has sent everything.
    ///
    /// @throws IOException if the page cannot be sent
    public static void send(Connection connection, FriendlyPage page) throws IOException {
        byte[] body = page.html().getBytes(StandardCharsets.UTF_8);
        var head =
                new StringBuilder("HTTP/1.0 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n")
                        .append("Content-Length: ")
                        .append(body.length)
                        .append("\r\n");
        page.headers().forEach((n, v) -> head.append(n).append(": ").append(v).append("\r\n"));
        connection.send(head.append("\r\n").toString().getBytes(StandardCharsets.UTF_8));
        if (body.length > 0) {
            connection.send(body);
        }
        connection.finish();
        drain(connection.in());
    }

    /// Takes in what is still coming, else closing would reset the connection under the page.
    private static void drain(WireInput in) {
        byte[] ignored = new byte[1024];
        int total = 0;
        try {
            var clock = new Countdown(DRAIN_TIME);
            int got = 1;
            while (total < DRAINED_BYTES && got > 0) {
                in.timeout(clock.millisLeft());
                got = in.read(ignored, 0, ignored.length);
                total += got;
            }
        } catch (IOException e) {
            // the page is sent; the browser may go as it likes
        }
    }
}
