package dev.tentaclesetup.halibut;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

/// Answers a browser (halibut sheet 2.2).
final class PageReply {

    /// What a browser may still have on the way when it gets the page.
    private static final int DRAINED_BYTES = 64 * 1024;

    private static final int DRAIN_MILLIS = 500;

    private PageReply() {}

    static void send(Connection connection, FriendlyPage page) throws IOException {
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
            in.timeout(DRAIN_MILLIS);
            int got;
            while (total < DRAINED_BYTES && (got = in.read(ignored, 0, ignored.length)) > 0) {
                total += got;
            }
        } catch (IOException e) {
            // the page is sent; the browser may go as it likes
        }
    }
}
