package dev.tentaclesetup.halibut;

import dev.tentaclesetup.halibut.fixtures.ScriptedPeer;
import dev.tentaclesetup.halibut.transport.Sockets;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/// A reverse proxy that routes by the server's name in the ClientHello and passes the bytes through
/// unread, as nginx, HAProxy and Traefik do. Stands in for the names' resolution too: it accepts
/// CONNECT to any of them.
final class NameRouter implements AutoCloseable {

    static final String NO_NAME = "(no name)";

    private final ServerSocket listener = ScriptedPeer.listener();
    private final Map<String, InetSocketAddress> routes;
    private final List<String> names = new CopyOnWriteArrayList<>();
    private final List<Socket> sockets = new CopyOnWriteArrayList<>();

    NameRouter(Map<String, InetSocketAddress> routes) throws IOException {
        this.routes = routes;
        listener.setSoTimeout(0);
        Thread.startVirtualThread(this::run);
    }

    int port() {
        return listener.getLocalPort();
    }

    /// The names asked for, in order.
    List<String> names() {
        return names;
    }

    private void run() {
        while (!listener.isClosed()) {
            try {
                Socket in = listener.accept();
                sockets.add(in);
                Thread.startVirtualThread(() -> route(in));
            } catch (IOException e) {
                // closed
            }
        }
    }

    private void route(Socket in) {
        try (in;
                var out = new Socket()) {
            sockets.add(out);
            byte[] hello = hello(in);
            String name = name(hello);
            names.add(name == null ? NO_NAME : name);
            InetSocketAddress target = routes.get(name == null ? NO_NAME : name);
            if (target == null) {
                return;
            }
            out.connect(target);
            out.getOutputStream().write(hello);
            Thread back = Thread.startVirtualThread(() -> pump(out, in));
            pump(in, out);
            back.join();
        } catch (IOException e) {
            // over
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void pump(Socket from, Socket to) {
        try {
            from.getInputStream().transferTo(to.getOutputStream());
        } catch (IOException e) {
            // over
        } finally {
            Sockets.close(to);
        }
    }

    /// The first TLS record, behind a CONNECT if there is one.
    private static byte[] hello(Socket in) throws IOException {
        var data = new DataInputStream(in.getInputStream());
        int first = data.read();
        if (first == 'C') {
            skipHead(data);
            in.getOutputStream()
                    .write("HTTP/1.0 200 OK\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            first = data.read();
        }
        if (first != 22) {
            throw new IOException("not a TLS handshake but " + first);
        }
        byte[] head = new byte[4];
        data.readFully(head);
        int length = (head[2] & 0xff) << 8 | (head[3] & 0xff);
        byte[] record = new byte[5 + length];
        record[0] = 22;
        System.arraycopy(head, 0, record, 1, 4);
        data.readFully(record, 5, length);
        return record;
    }

    private static void skipHead(InputStream in) throws IOException {
        var head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            head.append((char) in.read());
        }
    }

    /// Reads the server_name extension (RFC 8446 4.1.2, RFC 6066 3).
    private static @Nullable String name(byte[] record) {
        ByteBuffer in = ByteBuffer.wrap(record).position(5 + 4 + 2 + 32);
        skip(in, in.get() & 0xff);
        skip(in, in.getShort() & 0xffff);
        skip(in, in.get() & 0xff);
        int end = in.position() + 2 + (in.getShort() & 0xffff);
        while (in.position() < end) {
            int kind = in.getShort();
            int length = in.getShort() & 0xffff;
            if (kind == 0) {
                skip(in, 3);
                byte[] name = new byte[in.getShort() & 0xffff];
                in.get(name);
                return new String(name, StandardCharsets.US_ASCII);
            }
            skip(in, length);
        }
        return null;
    }

    private static void skip(ByteBuffer in, int count) {
        in.position(in.position() + count);
    }

    @Override
    public void close() throws IOException {
        listener.close();
        sockets.forEach(Sockets::close);
    }
}
