package dev.tentaclesetup.halibut;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketAddress;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/// One TLS connection. Read and written by one thread at a time; closed by any.
final class Connection implements AutoCloseable {

    private final Socket raw;
    private final SSLSocket tls;
    private final Deadline deadline;
    private final Limits limits;
    private final WireInput in;
    private final OutputStream out;
    private final Activity activity;
    private volatile @Nullable Thumbprint peer;
    private volatile boolean closed;

    private Connection(Socket raw, SSLSocket tls, Deadline deadline, Limits limits)
            throws IOException {
        this.raw = raw;
        this.tls = tls;
        this.deadline = deadline;
        this.limits = limits;
        this.in = new WireInput(tls.getInputStream(), tls);
        this.out = tls.getOutputStream();
        this.activity = new Activity(raw);
    }

    /// Performs the handshake, as a whole within its time limit.
    static Connection handshake(Socket raw, SSLSocket tls, Watchdog watchdog, Limits limits)
            throws IOException {
        Deadline deadline = watchdog.watch(raw);
        try {
            deadline.begin(limits.of(TimeLimit.HANDSHAKE));
            tls.setSoTimeout(limits.millis(TimeLimit.HANDSHAKE));
            tls.startHandshake();
            deadline.end();
            return new Connection(raw, tls, deadline, limits);
        } catch (IOException | RuntimeException e) {
            deadline.close();
            throw e;
        }
    }

    WireInput in() {
        return in;
    }

    /// Sends bytes as TLS records of their own, within the time limit for a write.
    void send(byte[] bytes, int offset, int length) throws IOException {
        deadline.begin(limits.of(TimeLimit.SEND));
        out.write(bytes, offset, length);
        deadline.end();
    }

    void send(byte[] bytes) throws IOException {
        send(bytes, 0, bytes.length);
    }

    /// The certificate that the peer has presented, or null.
    @Nullable X509Certificate certificate() {
        try {
            return (X509Certificate) tls.getSession().getPeerCertificates()[0];
        } catch (SSLPeerUnverifiedException e) {
            return null;
        }
    }

    /// For connections that we have dialled.
    Activity activity() {
        return activity;
    }

    SocketAddress address() {
        return raw.getRemoteSocketAddress();
    }

    /// Who the peer is, once that was decided.
    @Nullable Thumbprint peer() {
        return peer;
    }

    void peer(Thumbprint thumbprint) {
        peer = thumbprint;
    }

    /// Whether a time limit of ours, not the peer, ended the connection.
    boolean expired() {
        return deadline.expired();
    }

    boolean closed() {
        return closed;
    }

    /// Tells the peer that nothing more will come, as HTTP clients like it.
    void finish() throws IOException {
        deadline.begin(limits.of(TimeLimit.SEND));
        tls.shutdownOutput();
        deadline.end();
    }

    /// Closes the socket below TLS: the reference sends no close_notify either, and nothing that a
    /// stuck peer does can hold this up.
    @Override
    public void close() {
        closed = true;
        deadline.close();
        Sockets.close(raw);
    }
}
