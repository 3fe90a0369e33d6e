package dev.tentaclesetup.halibut.transport;

import dev.tentaclesetup.halibut.wire.Countdown;
import dev.tentaclesetup.halibut.wire.Limits;
import dev.tentaclesetup.halibut.wire.SizeLimit;
import dev.tentaclesetup.halibut.wire.Thumbprint;
import dev.tentaclesetup.halibut.wire.TimeLimit;
import dev.tentaclesetup.halibut.wire.WireInput;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.SocketTimeoutException;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/// One TLS connection. Read and written by one thread at a time; closed by any.
public final class Connection implements AutoCloseable {

    private final Socket raw;
    private final SSLSocket tls;
    private final Deadline deadline;
    private final Limits limits;
    private final WireInput in;
    private final OutputStream out;
    private final DrainState drainState;
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
        this.drainState = new DrainState(raw);
    }

    private Connection(Connection below, InputStream in, OutputStream out) {
        this.raw = below.raw;
        this.tls = below.tls;
        this.deadline = below.deadline;
        this.limits = below.limits;
        this.in = new WireInput(in, below.tls);
        this.out = out;
        this.drainState = below.drainState;
        this.peer = below.peer;
    }

    /// Performs the handshake with a peer that we have dialled, as a whole within its time limit.
    static Connection handshake(Socket raw, SSLSocket tls, Watchdog watchdog, Limits limits)
            throws IOException {
        Connection connection = handshake(raw, tls, watchdog, limits, TimeLimit.HANDSHAKE);
        connection.deadline.end();
        return connection;
    }

    /// Performs the handshake with a peer that has dialled us. From now until [#admit()] the
    /// connection has [TimeLimit#STRANGER], whatever happens on it but the sending of the page.
    public static Connection accept(Socket raw, SSLSocket tls, Watchdog watchdog, Limits limits)
            throws IOException {
        TimeLimit shorter =
                limits.of(TimeLimit.HANDSHAKE).compareTo(limits.of(TimeLimit.STRANGER)) < 0
                        ? TimeLimit.HANDSHAKE
                        : TimeLimit.STRANGER;
        Connection connection = handshake(raw, tls, watchdog, limits, shorter);
        connection.deadline.begin(limits.of(TimeLimit.STRANGER));
        return connection;
    }

    private static Connection handshake(
            Socket raw, SSLSocket tls, Watchdog watchdog, Limits limits, TimeLimit limit)
            throws IOException {
        Deadline deadline = watchdog.watch(raw);
        try {
            deadline.begin(limits.of(limit));
            tls.setSoTimeout(limits.millis(limit));
            tls.startHandshake();
            return new Connection(raw, tls, deadline, limits);
        } catch (IOException e) {
            deadline.close();
            throw deadline.expired() ? tooSlow(e) : e;
        } catch (RuntimeException e) {
            deadline.close();
            throw e;
        }
    }

    /// Java says only that the socket was closed, and not that we did it.
    public static IOException tooSlow(IOException e) {
        var said = new SocketTimeoutException("the beginning of the connection took too long");
        said.initCause(e);
        return said;
    }

    /// The peer is trusted: from now on each operation has its own time limit only.
    public void admit() {
        deadline.end();
    }

    /// The same connection with its bytes in WebSocket frames; we have asked for it.
    ///
    /// @param firstText the text frame that is sent before all others
    Connection overWebSocket(String firstText) throws IOException {
        var frames = new WebSocketOutput(out, true);
        var above = new Connection(this, webSocket(frames, false), frames);
        deadline.begin(limits.of(TimeLimit.SEND));
        frames.text(firstText);
        deadline.end();
        return above;
    }

    /// The same connection with its bytes in WebSocket frames; the peer has asked for it.
    ///
    /// @param firstText how the peer's first frame, a text frame, must begin
    /// @return null if it begins in another way
    public @Nullable Connection acceptWebSocket(String firstText) throws IOException {
        var frames = new WebSocketOutput(out, false);
        WebSocketInput content = webSocket(frames, true);
        int most = limits.length(SizeLimit.LINE_BYTES);
        String text = content.text(most, new Countdown(limits.of(TimeLimit.LINE)));
        boolean expected = text.startsWith(firstText);
        return expected ? new Connection(this, content, frames) : null;
    }

    /// Nothing can have been read ahead of the upgrade, so the frames begin with the next byte.
    private WebSocketInput webSocket(WebSocketOutput frames, boolean masked) throws IOException {
        return new WebSocketInput(
                tls.getInputStream(), content -> answerPing(frames, content), masked, tls);
    }

    private void answerPing(WebSocketOutput frames, byte[] content) throws IOException {
        deadline.begin(limits.of(TimeLimit.SEND));
        frames.frame(WebSocketInput.PONG, content, 0, content.length);
        deadline.end();
    }

    /// What arrives, to be read by one thread at a time.
    public WireInput in() {
        return in;
    }

    /// Sends bytes as TLS records of their own, within the time limit for a write.
    public void send(byte[] bytes, int offset, int length) throws IOException {
        deadline.begin(limits.of(TimeLimit.SEND));
        out.write(bytes, offset, length);
        deadline.end();
    }

    /// Sends all of the bytes; see [#send(byte[], int, int)].
    public void send(byte[] bytes) throws IOException {
        send(bytes, 0, bytes.length);
    }

    /// From now on, may keep a few records back and send them together.
    void gather() throws IOException {
        if (raw.getOutputStream() instanceof GatheringOutput records) {
            records.gather();
        }
    }

    /// Sends what was kept back, and keeps nothing back any more.
    void deliver() throws IOException {
        deadline.begin(limits.of(TimeLimit.SEND));
        if (raw.getOutputStream() instanceof GatheringOutput records) {
            records.deliver();
        }
        deadline.end();
    }

    /// The certificate that the peer has presented, or null.
    public @Nullable X509Certificate certificate() {
        try {
            return (X509Certificate) tls.getSession().getPeerCertificates()[0];
        } catch (SSLPeerUnverifiedException e) {
            return null;
        }
    }

    /// Whether a call is running, for connections that we have dialled.
    public DrainState drainState() {
        return drainState;
    }

    /// The peer's address, or the proxy's where one is between.
    public SocketAddress address() {
        return raw.getRemoteSocketAddress();
    }

    /// The thumbprint of the authenticated peer; null before.
    public @Nullable Thumbprint peer() {
        return peer;
    }

    /// Notes who the peer is.
    public void peer(Thumbprint thumbprint) {
        peer = thumbprint;
    }

    /// Whether a time limit of ours, not the peer, ended the connection.
    public boolean expired() {
        return deadline.expired();
    }

    /// Whether [#close()] was called, by whichever thread.
    public boolean closed() {
        return closed;
    }

    /// Sends close_notify: some HTTP clients take a page without it for cut off.
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
