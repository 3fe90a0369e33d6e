package dev.tentaclesetup.halibut.transport;

import dev.tentaclesetup.halibut.wire.Countdown;
import dev.tentaclesetup.halibut.wire.DotNetTimeSpan;
import dev.tentaclesetup.halibut.wire.HalibutException;
import dev.tentaclesetup.halibut.wire.HalibutFailure;
import dev.tentaclesetup.halibut.wire.HttpProxy;
import dev.tentaclesetup.halibut.wire.Limits;
import dev.tentaclesetup.halibut.wire.ServiceEndpoint;
import dev.tentaclesetup.halibut.wire.Thumbprint;
import dev.tentaclesetup.halibut.wire.TimeLimit;
import java.io.EOFException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.security.cert.X509Certificate;
import java.util.Set;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/// Makes connections to listeners [halibut 1.6]: TCP, perhaps a proxy, TLS, thumbprint, preface.
public final class Dialler {

    private final TlsContext tls;
    private final Watchdog watchdog;
    private final WireContext context;
    private final Limits limits;

    /// @param tls with the certificate that is presented to listeners
    public Dialler(TlsContext tls, Watchdog watchdog, WireContext context) {
        this.tls = tls;
        this.watchdog = watchdog;
        this.context = context;
        this.limits = context.limits();
    }

    /// Connects up to the preface; the identity is still to be sent.
    ///
    /// @throws HalibutException with [HalibutFailure.UnexpectedCertificate] or
    ///   [HalibutFailure.ProxyRefused]
    public Channel dial(ServiceEndpoint.Listening endpoint) throws IOException, HalibutException {
        return dial(endpoint, null, Set.of());
    }

    /// The same, over a WebSocket if there is a path for it.
    ///
    /// @param alsoAccepted thumbprints that the listener may present as well
    public Channel dial(
            ServiceEndpoint.Listening endpoint,
            @Nullable String webSocketPath,
            Set<Thumbprint> alsoAccepted)
            throws IOException, HalibutException {
        Connection connection = secure(endpoint.host(), endpoint.port(), endpoint.proxy());
        try {
            check(connection, endpoint, alsoAccepted);
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

    /// Connects up to the handshake; the caller checks the peer's certificate.
    public Connection secure(String host, int port, @Nullable HttpProxy proxy)
            throws IOException, HalibutException {
        Socket raw = proxy == null ? connect(host, port) : throughProxy(proxy, host, port);
        try {
            Sockets.configure(raw, context.keepAlive());
            return Connection.handshake(raw, tls.dialling(raw, host, port), watchdog, limits);
        } catch (IOException | RuntimeException e) {
            Sockets.close(raw);
            throw e;
        }
    }

    /// Presents us as a caller or as a subscriber and waits to be accepted.
    public void identify(Channel channel, String identity) throws IOException, HalibutException {
        RemoteIdentity remote;
        try {
            channel.sendIdentity(identity);
            remote = RemoteIdentity.read(channel);
        } catch (EOFException | SocketException e) {
            throw new IOException(
                    "the peer has hung up without a word. It may not trust our certificate, which"
                            + " has the thumbprint '"
                            + tls.thumbprint()
                            + "' ("
                            + e.getMessage()
                            + ")",
                    e);
        }
        if (!(remote instanceof RemoteIdentity.Server)) {
            throw HalibutException.malformed(
                    "Expected the remote endpoint to identify as a server. Instead, it identified"
                            + " as: "
                            + remote.getClass().getSimpleName());
        }
    }

    /// Whether a new attempt would fail in the same way: no such host, or no TLS with us. A link
    /// that breaks during the handshake may hold the next time.
    public static boolean hopeless(IOException e) {
        return e instanceof UnknownHostException
                || (e instanceof SSLException && !(e.getCause() instanceof EOFException));
    }

    private static void check(
            Connection connection, ServiceEndpoint.Listening endpoint, Set<Thumbprint> alsoAccepted)
            throws IOException, HalibutException {
        X509Certificate certificate = connection.certificate();
        if (certificate == null) {
            throw new IOException("the server has presented no certificate");
        }
        Thumbprint presented = Thumbprint.of(certificate);
        if (!presented.equals(endpoint.thumbprint()) && !alsoAccepted.contains(presented)) {
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
        var clock = new Countdown(limits.of(TimeLimit.CONNECT));
        IOException failure = new ConnectException("no address");
        InetAddress[] addresses = InetAddress.getAllByName(host);
        for (int i = 0; i < addresses.length; i++) {
            var socket = new BufferedSocket();
            try {
                // A share for each: the first may not answer at all.
                int share = Math.max(1, clock.millisLeft() / (addresses.length - i));
                socket.connect(new InetSocketAddress(addresses[i], port), share);
                return socket;
            } catch (SocketTimeoutException e) {
                Sockets.close(socket);
                failure = tooLate(e);
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
