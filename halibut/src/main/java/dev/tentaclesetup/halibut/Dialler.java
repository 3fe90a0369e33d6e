package dev.tentaclesetup.halibut;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.security.cert.X509Certificate;
import org.jspecify.annotations.Nullable;

/// Makes connections to listeners (halibut sheet 1.6): TCP, perhaps a proxy, TLS, thumbprint,
/// preface.
final class Dialler {

    private final TlsContext tls;
    private final Watchdog watchdog;
    private final WireContext context;
    private final Limits limits;

    Dialler(TlsContext tls, Watchdog watchdog, WireContext context) {
        this.tls = tls;
        this.watchdog = watchdog;
        this.context = context;
        this.limits = context.limits();
    }

    /// Connects up to the preface; the identity is still to be sent.
    ///
    /// @throws HalibutException with [HalibutFailure.UnexpectedCertificate] or
    ///   [HalibutFailure.ProxyRefused]
    Channel dial(ServiceEndpoint.Listening endpoint) throws IOException, HalibutException {
        return dial(endpoint, null);
    }

    /// The same, over a WebSocket if there is a path for it.
    Channel dial(ServiceEndpoint.Listening endpoint, @Nullable String webSocketPath)
            throws IOException, HalibutException {
        Connection connection = secure(endpoint.host(), endpoint.port(), endpoint.proxy());
        try {
            check(connection, endpoint);
            if (webSocketPath == null) {
                Preface.send(connection);
                return new Channel(connection, context);
            }
            WebSocketHandshake.ask(connection, endpoint, webSocketPath, limits);
            return new Channel(connection.overWebSocket(Preface.MX), context);
        } catch (IOException | HalibutException | RuntimeException e) {
            connection.close();
            throw e;
        }
    }

    /// Connects up to the handshake and lets the caller look at the peer's certificate.
    Connection secure(String host, int port, @Nullable HttpProxy proxy)
            throws IOException, HalibutException {
        Socket raw = proxy == null ? connect(host, port) : throughProxy(proxy, host, port);
        try {
            Sockets.configure(raw);
            return Connection.handshake(raw, tls.dialling(raw, host, port), watchdog, limits);
        } catch (IOException | RuntimeException e) {
            Sockets.close(raw);
            throw e;
        }
    }

    /// Presents us as a caller or as a subscriber and waits to be accepted.
    static void identify(Channel channel, String identity) throws IOException, HalibutException {
        channel.sendIdentity(identity);
        RemoteIdentity remote = RemoteIdentity.read(channel);
        if (!(remote instanceof RemoteIdentity.Server)) {
            throw HalibutException.malformed(
                    "Expected the remote endpoint to identify as a server. Instead, it identified"
                            + " as: "
                            + remote.getClass().getSimpleName());
        }
    }

    private static void check(Connection connection, ServiceEndpoint.Listening endpoint)
            throws IOException, HalibutException {
        X509Certificate certificate = connection.certificate();
        if (certificate == null) {
            throw new IOException("the server has presented no certificate");
        }
        Thumbprint presented = Thumbprint.of(certificate);
        if (!presented.equals(endpoint.thumbprint())) {
            throw new HalibutException(
                    new HalibutFailure.UnexpectedCertificate(
                            endpoint.uri().toString(),
                            endpoint.thumbprint(),
                            presented,
                            certificate.getSubjectX500Principal().getName()));
        }
        connection.peer(presented);
    }

    private Socket throughProxy(HttpProxy proxy, String host, int port)
            throws IOException, HalibutException {
        Socket raw;
        try {
            raw = connect(proxy.host(), proxy.port());
        } catch (IOException e) {
            String why =
                    "Connection to proxy host "
                            + proxy.host()
                            + " on port "
                            + proxy.port()
                            + " failed: "
                            + e.getMessage();
            throw new HalibutException(new HalibutFailure.ProxyRefused(why, true), e);
        }
        try {
            HttpConnect.open(raw, proxy, host, port, limits);
            return raw;
        } catch (IOException | HalibutException | RuntimeException e) {
            Sockets.close(raw);
            throw e;
        }
    }

    /// Tries all addresses of the name in turn, within one time limit.
    private Socket connect(String host, int port) throws IOException {
        var clock = new ControlLine.Countdown(limits.of(TimeLimit.CONNECT));
        IOException failure = new ConnectException("no address");
        for (InetAddress address : InetAddress.getAllByName(host)) {
            var socket = new Socket();
            try {
                socket.connect(new InetSocketAddress(address, port), clock.millisLeft());
                return socket;
            } catch (SocketTimeoutException e) {
                Sockets.close(socket);
                failure = tooLate(e);
                break;
            } catch (IOException e) {
                Sockets.close(socket);
                failure = e;
            }
        }
        throw failure;
    }

    private IOException tooLate(SocketTimeoutException cause) {
        var late =
                new SocketTimeoutException(
                        "The client was unable to establish the initial connection within the"
                                + " timeout "
                                + DotNetTimeSpan.format(limits.of(TimeLimit.CONNECT))
                                + ".");
        late.initCause(cause);
        return late;
    }
}
