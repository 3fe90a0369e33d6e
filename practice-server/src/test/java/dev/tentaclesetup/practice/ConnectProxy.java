package dev.tentaclesetup.practice;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/// An HTTP proxy that knows `CONNECT` only.
final class ConnectProxy implements AutoCloseable {

    private final ServerSocket socket = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
    private final List<String> targets = new CopyOnWriteArrayList<>();

    ConnectProxy() throws IOException {
        Thread.startVirtualThread(this::accept);
    }

    int port() {
        return socket.getLocalPort();
    }

    /// Whom it was asked to connect to, `host:port`.
    List<String> targets() {
        return targets;
    }

    private void accept() {
        while (!socket.isClosed()) {
            try {
                Socket client = socket.accept();
                Thread.startVirtualThread(() -> serve(client));
            } catch (IOException _) {
                return;
            }
        }
    }

    private void serve(Socket client) {
        try (client) {
            String target = head(client.getInputStream()).split(" ")[1];
            targets.add(target);
            int colon = target.lastIndexOf(':');
            try (var server =
                    new Socket(
                            target.substring(0, colon),
                            Integer.parseInt(target.substring(colon + 1)))) {
                client.getOutputStream()
                        .write("HTTP/1.1 200 OK\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
                Thread back = Thread.startVirtualThread(() -> pump(server, client));
                pump(client, server);
                back.join();
            }
        } catch (IOException | InterruptedException _) {
            // the connection has ended
        }
    }

    private static String head(InputStream in) throws IOException {
        var head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            head.append((char) in.read());
        }
        return head.toString();
    }

    private static void pump(Socket from, Socket to) {
        try {
            from.getInputStream().transferTo(to.getOutputStream());
            to.shutdownOutput();
        } catch (IOException _) {
            // the connection has ended
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
