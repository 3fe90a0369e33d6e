package dev.tentaclesetup.halibut.transport;

import dev.tentaclesetup.halibut.wire.HalibutException;
import dev.tentaclesetup.halibut.wire.HalibutFailure;
import dev.tentaclesetup.halibut.wire.HttpProxy;
import dev.tentaclesetup.halibut.wire.Limits;
import dev.tentaclesetup.halibut.wire.TimeLimit;
import dev.tentaclesetup.halibut.wire.WireInput;
import java.io.EOFException;
import java.io.IOException;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;

/// Asks an HTTP proxy for a tunnel [halibut 9]. Basic credentials, sent unasked.
final class HttpConnect {

    private static final int OK = 200;
    private static final int BAD_GATEWAY = 502;

    private HttpConnect() {}

    /// @param socket connected to the proxy
    static void open(Socket socket, HttpProxy proxy, String host, int port, Limits limits)
            throws IOException, HalibutException {
        String target = (host.indexOf(':') < 0 ? host : "[" + host + "]") + ":" + port;
        String head = "CONNECT " + target + " HTTP/1.0\r\nHost: " + target + "\r\n";
        byte[] credentials = credentials(proxy);
        byte[] request = join(head, credentials);
        try {
            socket.getOutputStream().write(request);
        } finally {
            Arrays.fill(request, (byte) 0);
            Arrays.fill(credentials, (byte) 0);
        }
        requireTunnel(reply(socket, limits), socket);
    }

    private static byte[] credentials(HttpProxy proxy) {
        String user = proxy.user();
        if (user == null) {
            return new byte[0];
        }
        char[] password = proxy.password();
        var plain = CharBuffer.allocate(user.length() + 1 + password.length);
        plain.put(user).put(':').put(password).flip();
        // RFC 7617 leaves the encoding open; UTF-8 is what proxies and browsers have come to.
        ByteBuffer buffer = StandardCharsets.UTF_8.encode(plain);
        byte[] bytes = new byte[buffer.remaining()];
        buffer.get(bytes);
        byte[] encoded = Base64.getEncoder().encode(bytes);
        Arrays.fill(password, '\0');
        Arrays.fill(plain.array(), '\0');
        buffer.rewind();
        buffer.put(new byte[bytes.length]);
        Arrays.fill(bytes, (byte) 0);
        return encoded;
    }

    private static byte[] join(String head, byte[] credentials) {
        byte[] start = head.getBytes(StandardCharsets.US_ASCII);
        byte[] name = "Proxy-Authorization: Basic ".getBytes(StandardCharsets.US_ASCII);
        byte[] end = "\r\n".getBytes(StandardCharsets.US_ASCII);
        var joined =
                ByteBuffer.allocate(
                        start.length + name.length + credentials.length + 2 * end.length);
        joined.put(start);
        if (credentials.length > 0) {
            joined.put(name).put(credentials).put(end);
        }
        joined.put(end);
        byte[] request = Arrays.copyOf(joined.array(), joined.position());
        Arrays.fill(joined.array(), (byte) 0);
        return request;
    }

    /// Reads to the empty line and returns the status line.
    private static String reply(Socket socket, Limits limits) throws IOException, HalibutException {
        try {
            var in = new WireInput(socket.getInputStream(), socket);
            String head = HttpHead.read(in, limits, TimeLimit.PROXY_REPLY);
            return head.substring(0, head.indexOf('\r'));
        } catch (EOFException e) {
            throw refused("The proxy closed the connection before it had answered");
        }
    }

    private static void requireTunnel(String status, Socket socket) throws HalibutException {
        if (!status.contains("HTTP")) {
            throw refused(
                    "No HTTP response received from proxy destination.  Server response: "
                            + status
                            + ".");
        }
        String[] parts = status.split(" ", 3);
        int code;
        try {
            code = Integer.parseInt(parts.length > 1 ? parts[1] : "");
        } catch (NumberFormatException e) {
            throw refused(
                    "An invalid response code was received from proxy destination.  Server"
                            + " response: "
                            + status
                            + ".");
        }
        if (code == OK) {
            return;
        }
        String proxy =
                "Proxy destination "
                        + socket.getInetAddress().getHostAddress()
                        + " on port "
                        + socket.getPort();
        String text = parts.length > 2 ? parts[2].strip() : "";
        if (code == 0) {
            throw refused(
                    proxy
                            + " failed to return a recognized HTTP response code.  Server response: "
                            + text);
        }
        String gateway = code == BAD_GATEWAY ? " - Bad Gateway. Server response: " : " - ";
        throw refused(proxy + " responded with a " + code + " code" + gateway + text);
    }

    private static HalibutException refused(String why) {
        return new HalibutException(new HalibutFailure.ProxyRefused(why, false));
    }
}
