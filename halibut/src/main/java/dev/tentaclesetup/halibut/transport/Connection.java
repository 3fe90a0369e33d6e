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
    private final DrainState activity;
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
        this.activity = new DrainState(raw);
    }

    private Connection(Connection below, InputStream in, OutputStream out) {
        this.raw = below.raw;
        this.tls = below.tls;
        this.deadline = below.deadline;
        this.limits = below.limits;
        this.in = new WireInput(in, below.tls);
        this.out = out;
        this.activity = below.activity;
        this.peer = below.peer;
    }

    /// Performs the handshake, as a whole within its time limit.
    public static Connection handshake(Socket raw, SSLSocket tls, Watchdog watchdog, Limits limits)
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

    /// The same connection with its bytes in WebSocket frames; we have asked for it.
    ///
    /// @param greeting the text that goes before
    Connection overWebSocket(String greeting) throws IOException {
        var frames = new WebSocketOutput(out, true);
        var above = new Connection(this, webSocket(frames, false), frames);
        deadline.begin(limits.of(TimeLimit.SEND));
        frames.text(greeting);
        deadline.end();
        return above;
    }

    /// The same connection with its bytes in WebSocket frames; the peer has asked for it.
    ///
    /// @param greeting how the text must begin that goes before
    /// @return null if the peer says something else
    @Nullable
    public Connection acceptWebSocket(String greeting) throws IOException {
        var frames = new WebSocketOutput(out, false);
        WebSocketInput content = webSocket(frames, true);
        int most = limits.length(SizeLimit.LINE_BYTES);
        String text = content.text(most, new Countdown(limits.of(TimeLimit.LINE)));
        boolean expected = text.startsWith(greeting);
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

    public WireInput in() {
        return in;
    }

    /// Sends bytes as TLS records of their own, within the time limit for a write.
    public void send(byte[] bytes, int offset, int length) throws IOException {
        deadline.begin(limits.of(TimeLimit.SEND));
        out.write(bytes, offset, length);
        deadline.end();
    }

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
    @Nullable
    public X509Certificate certificate() {
        try {
            return (X509Certificate) tls.getSession().getPeerCertificates()[0];
        } catch (SSLPeerUnverifiedException e) {
            return null;
        }
    }

    /// For connections that we have dialled.
    public DrainState activity() {
        return activity;
    }

    public SocketAddress address() {
        return raw.getRemoteSocketAddress();
    }

    /// Who the peer is, once that was decided.
    @Nullable
    public Thumbprint peer() {
        return peer;
    }

    public void peer(Thumbprint thumbprint) {
        peer = thumbprint;
    }

    /// Whether a time limit of ours, not the peer, ended the connection.
    public boolean expired() {
        return deadline.expired();
    }

    public boolean closed() {
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
