package dev.tentaclesetup.core.octopus;

import dev.tentaclesetup.instance.HostPort;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.time.Duration;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.X509ExtendedTrustManager;

/// What answers at an address, where a call to it failed or takes long. Nothing secret is sent, and
/// nothing that is said is trusted.
enum Peer {
    /// No connection came about in time.
    UNREACHABLE,
    /// Connections are accepted, and then nothing is said.
    SILENT,
    /// HTTP without TLS.
    PLAIN_HTTP,
    /// The page that the port for agents shows to browsers [halibut 2.2].
    AGENTS_PORT,
    /// TLS with something else behind it.
    TLS,
    /// Anything else, also a connection that is refused or closed.
    OTHER;

    /// How long each of the two questions may take.
    private static final Duration QUESTION = Duration.ofSeconds(3);

    private static final int LONGEST_STATUS = 200;

    /// Asks as a browser would, without TLS and then with it.
    ///
    /// @param address `http` or `https`; is connected to directly
    /// @param connect how long it may take to connect
    static Peer at(URI address, Duration connect) {
        HostPort hostPort = HostPort.of(address);
        InetSocketAddress target = hostPort.resolved("http".equals(address.getScheme()) ? 80 : 443);
        if (target.isUnresolved()) {
            return OTHER;
        }
        try {
            Peer plain = plain(hostPort, target, connect);
            return plain == PLAIN_HTTP ? plain : encrypted(hostPort, target, connect, plain);
        } catch (SocketTimeoutException late) {
            return UNREACHABLE;
        } catch (IOException refused) {
            return OTHER;
        }
    }

    /// @param otherwise what it is when it is not TLS
    private static Peer encrypted(
            HostPort hostPort, InetSocketAddress target, Duration connect, Peer otherwise)
            throws IOException {
        try (var plain = new Socket()) {
            plain.connect(target, millis(connect));
            plain.setSoTimeout(millis(QUESTION));
            try (var socket =
                    (SSLSocket)
                            ServerTrust.context(new Anything())
                                    .getSocketFactory()
                                    .createSocket(
                                            plain,
                                            hostPort.host().text(),
                                            target.getPort(),
                                            true)) {
                socket.startHandshake();
                return status(socket, hostPort).startsWith("HTTP/1.0 200") ? AGENTS_PORT : TLS;
            } catch (IOException noTls) {
                return otherwise;
            }
        }
    }

    private static Peer plain(HostPort hostPort, InetSocketAddress target, Duration connect)
            throws IOException {
        try (var socket = new Socket()) {
            socket.connect(target, millis(connect));
            socket.setSoTimeout(millis(QUESTION));
            try {
                // Web servers say 400 to plain HTTP where they expect TLS.
                String status = status(socket, hostPort);
                return status.startsWith("HTTP/") && !status.contains(" 400") ? PLAIN_HTTP : OTHER;
            } catch (SocketTimeoutException late) {
                return SILENT;
            } catch (IOException closed) {
                return OTHER;
            }
        }
    }

    private static String status(Socket socket, HostPort hostPort) throws IOException {
        String request = "GET / HTTP/1.1\r\nHost: " + hostPort + "\r\nConnection: close\r\n\r\n";
        socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
        InputStream in = socket.getInputStream();
        var line = new StringBuilder();
        for (int next = in.read(); next > '\r'; next = in.read()) {
            if (line.append((char) next).length() == LONGEST_STATUS) {
                break;
            }
        }
        return line.toString();
    }

    private static int millis(Duration duration) {
        return (int) Math.max(1, duration.toMillis());
    }

    /// The certificate does not matter for what is asked here.
    private static final class Anything extends X509ExtendedTrustManager {
        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
