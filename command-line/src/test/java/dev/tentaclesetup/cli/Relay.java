package dev.tentaclesetup.cli;

import dev.tentaclesetup.practice.work.ServerCertificate;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.Base64;
import java.util.Optional;
import javax.net.ServerSocketFactory;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/// Passes connections on to a port of this host: what stands between a set-up and its server.
final class Relay implements AutoCloseable {

    private final ServerSocket front;
    private final int target;
    private final Optional<String> login;
    private final boolean proxy;

    private Relay(ServerSocket front, int target, boolean proxy, Optional<String> login) {
        this.front = front;
        this.target = target;
        this.proxy = proxy;
        this.login = login;
        Thread.startVirtualThread(this::accept);
    }

    /// Shows a certificate, and passes on what is said.
    static Relay withCertificate(int port, int target, ServerCertificate shown) throws Exception {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        Certificate[] chain = {shown.certificate()};
        store.setKeyEntry("k", shown.key(), new char[0], chain);
        var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store, new char[0]);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), null, null);
        return new Relay(
                listen(context.getServerSocketFactory(), port), target, false, Optional.empty());
    }

    /// An HTTP proxy that knows `CONNECT` only, and one target for every name.
    static Relay proxy(int target) throws IOException {
        return new Relay(
                listen(ServerSocketFactory.getDefault(), 0), target, true, Optional.empty());
    }

    /// One that wants a user name and a password.
    static Relay proxy(int target, String username, String password) throws IOException {
        String login = username + ":" + password;
        String sent = Base64.getEncoder().encodeToString(login.getBytes(StandardCharsets.UTF_8));
        return new Relay(
                listen(ServerSocketFactory.getDefault(), 0), target, true, Optional.of(sent));
    }

    private static ServerSocket listen(ServerSocketFactory factory, int port) throws IOException {
        return factory.createServerSocket(port, 50, InetAddress.getLoopbackAddress());
    }

    int port() {
        return front.getLocalPort();
    }

    private void accept() {
        while (!front.isClosed()) {
            try {
                Socket client = front.accept();
                Thread.startVirtualThread(() -> serve(client));
            } catch (IOException _) {
                return;
            }
        }
    }

    private void serve(Socket client) {
        try (client) {
            if (!proxy || admitted(client)) {
                connect(client);
            }
        } catch (IOException | InterruptedException _) {
            // the connection has ended
        }
    }

    private boolean admitted(Socket client) throws IOException {
        String head = head(client.getInputStream());
        boolean known =
                login.isEmpty() || head.contains("Proxy-Authorization: Basic " + login.get());
        String answer =
                known
                        ? "HTTP/1.1 200 OK\r\n\r\n"
                        : "HTTP/1.1 407 Proxy Authentication Required\r\n"
                                + "Proxy-Authenticate: Basic realm=\"office\"\r\n"
                                + "Content-Length: 0\r\nConnection: close\r\n\r\n";
        client.getOutputStream().write(answer.getBytes(StandardCharsets.US_ASCII));
        return known;
    }

    private void connect(Socket client) throws IOException, InterruptedException {
        try (var server = new Socket(InetAddress.getLoopbackAddress(), target)) {
            Thread back = Thread.startVirtualThread(() -> pump(server, client));
            pump(client, server);
            back.join();
        }
    }

    private static String head(InputStream in) throws IOException {
        var head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int next = in.read();
            if (next < 0) {
                throw new IOException("ended");
            }
            head.append((char) next);
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
        front.close();
    }
}
