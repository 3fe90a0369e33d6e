package dev.tentaclesetup.halibut.transport;

import dev.tentaclesetup.halibut.wire.HalibutException;
import dev.tentaclesetup.halibut.wire.Limits;
import dev.tentaclesetup.halibut.wire.ServiceEndpoint;
import dev.tentaclesetup.halibut.wire.TimeLimit;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/// The HTTP request that turns a connection into a WebSocket, from both sides (RFC 6455, [halibut
/// 10]).
public final class WebSocketHandshake {

    private static final String PROTOCOL = "Octopus";
    private static final String MAGIC = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";
    private static final int KEY_BYTES = 16;

    private WebSocketHandshake() {}

    /// Asks for the upgrade and waits until it is granted.
    static void ask(
            Connection connection, ServiceEndpoint.Listening server, String path, Limits limits)
            throws IOException, HalibutException {
        byte[] nonce = new byte[KEY_BYTES];
        ThreadLocalRandom.current().nextBytes(nonce);
        String key = Base64.getEncoder().encodeToString(nonce);
        String request =
                "GET "
                        + path
                        + " HTTP/1.1\r\nHost: "
                        + server.uri().getRawAuthority()
                        + "\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version:"
                        + " 13\r\nSec-WebSocket-Key: "
                        + key
                        + "\r\nSec-WebSocket-Protocol: "
                        + PROTOCOL
                        + "\r\nX-Octopus-RequestId: "
                        + UUID.randomUUID()
                        + "\r\n\r\n";
        connection.send(request.getBytes(StandardCharsets.US_ASCII));
        String reply = HttpHead.read(connection.in(), limits, TimeLimit.LINE);
        boolean granted =
                reply.startsWith("HTTP/1.1 101")
                        && accept(key).equals(headers(reply).get("sec-websocket-accept"));
        if (!granted) {
            throw HalibutException.malformed(
                    "The server does not offer a WebSocket: "
                            + reply.substring(0, reply.indexOf('\r')));
        }
    }

    /// The answer that grants what a browser-like peer asks for; null if it asks for no WebSocket.
    ///
    /// @param head request line and headers, lines ending with LF
    public static byte @Nullable [] grant(String head) {
        Map<String, String> headers = headers(head);
        String key = headers.get("sec-websocket-key");
        String upgrade = headers.getOrDefault("upgrade", "");
        if (key == null || !upgrade.equalsIgnoreCase("websocket") || !head.startsWith("GET ")) {
            return null;
        }
        String protocols = headers.getOrDefault("sec-websocket-protocol", "");
        String reply =
                "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                        + "Sec-WebSocket-Accept: "
                        + accept(key)
                        + (protocols.contains(PROTOCOL)
                                ? "\r\nSec-WebSocket-Protocol: " + PROTOCOL
                                : "")
                        + "\r\n\r\n";
        return reply.getBytes(StandardCharsets.US_ASCII);
    }

    private static String accept(String key) {
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-1")
                            .digest((key + MAGIC).getBytes(StandardCharsets.ISO_8859_1));
            return Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-1", e);
        }
    }

    private static Map<String, String> headers(String head) {
        Map<String, String> headers = new HashMap<>();
        head.lines()
                .skip(1)
                .forEach(line -> {
                    int colon = line.indexOf(':');
                    if (colon > 0) {
                        headers.putIfAbsent(
                                line.substring(0, colon).toLowerCase(Locale.ROOT),
                                line.substring(colon + 1).strip());
                    }
                });
        return headers;
    }
}
