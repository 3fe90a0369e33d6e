package dev.tentaclesetup.halibut;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SNIServerName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.StandardConstants;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/// A peer that sends and expects exact bytes, made of the platform's TLS and inflater only.
final class ScriptedPeer implements AutoCloseable {

    private static final int PATIENCE_MILLIS = 8_000;

    private final Socket raw;
    private final SSLSocket socket;
    private final InputStream in;

    private ScriptedPeer(Socket raw, SSLSocket socket) throws IOException {
        this.raw = raw;
        this.socket = socket;
        socket.setSoTimeout(PATIENCE_MILLIS);
        socket.startHandshake();
        this.in = socket.getInputStream();
    }

    static ScriptedPeer dial(int port, @Nullable Identity identity) throws IOException {
        return dial(port, identity, "TLSv1.3", "TLSv1.2");
    }

    static ScriptedPeer dial(int port, @Nullable Identity identity, String... protocols)
            throws IOException {
        var raw = new Socket(InetAddress.getLoopbackAddress(), port);
        var socket =
                (SSLSocket)
                        context(identity)
                                .getSocketFactory()
                                .createSocket(raw, "localhost", port, true);
        socket.setEnabledProtocols(protocols);
        return new ScriptedPeer(raw, socket);
    }

    /// Dials a server by any name, be it one or not.
    static ScriptedPeer dialNamed(int port, Identity identity, String name) throws IOException {
        var raw = new Socket(InetAddress.getLoopbackAddress(), port);
        var socket =
                (SSLSocket)
                        context(identity).getSocketFactory().createSocket(raw, null, port, true);
        SSLParameters parameters = socket.getSSLParameters();
        parameters.setServerNames(List.of(new AnyName(name)));
        socket.setSSLParameters(parameters);
        return new ScriptedPeer(raw, socket);
    }

    private static final class AnyName extends SNIServerName {
        AnyName(String name) {
            super(StandardConstants.SNI_HOST_NAME, name.getBytes(StandardCharsets.UTF_8));
        }
    }

    static ServerSocket listener() throws IOException {
        var listener = new ServerSocket();
        listener.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        listener.setSoTimeout(PATIENCE_MILLIS);
        return listener;
    }

    /// Hangs up on whoever connects, and counts.
    static AtomicInteger hangingUp(ServerSocket listener) {
        var seen = new AtomicInteger();
        Thread.startVirtualThread(() -> {
            while (!listener.isClosed()) {
                try (Socket socket = listener.accept()) {
                    seen.addAndGet(socket.isConnected() ? 1 : 0);
                } catch (IOException e) {
                    // closed, or nobody for a while
                }
            }
        });
        return seen;
    }

    static ScriptedPeer accept(ServerSocket listener, Identity identity) throws IOException {
        return accept(listener, identity, "TLSv1.3", "TLSv1.2");
    }

    static ScriptedPeer accept(ServerSocket listener, Identity identity, String... protocols)
            throws IOException {
        Socket raw = listener.accept();
        var socket = (SSLSocket) context(identity).getSocketFactory().createSocket(raw, null, true);
        socket.setUseClientMode(false);
        socket.setWantClientAuth(true);
        socket.setEnabledProtocols(protocols);
        return new ScriptedPeer(raw, socket);
    }

    SSLSocket socket() {
        return socket;
    }

    void send(byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
    }

    void send(String text) throws IOException {
        send(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    byte[] exactly(int count) throws IOException {
        byte[] bytes = in.readNBytes(count);
        if (bytes.length < count) {
            throw new EOFException("only " + bytes.length + " of " + count + " bytes came");
        }
        return bytes;
    }

    String text(int count) throws IOException {
        return new String(exactly(count), StandardCharsets.ISO_8859_1);
    }

    /// Ends our half of the TCP connection, below TLS.
    void closeHalf() throws IOException {
        raw.shutdownOutput();
    }

    /// One deflate stream's plain text, read byte by byte and not one further.
    byte[] message() throws IOException {
        var inflater = new Inflater(true);
        try {
            var plain = new ByteArrayOutputStream();
            byte[] out = new byte[64 * 1024];
            while (!inflater.finished()) {
                int count = inflater.inflate(out);
                plain.write(out, 0, count);
                if (count == 0 && !inflater.finished() && inflater.needsInput()) {
                    inflater.setInput(exactly(1));
                }
            }
            return plain.toByteArray();
        } catch (DataFormatException e) {
            throw new IOException(e);
        } finally {
            inflater.end();
        }
    }

    /// Everything up to the end, be it orderly or not.
    byte[] rest() throws IOException {
        var bytes = new ByteArrayOutputStream();
        try {
            in.transferTo(bytes);
        } catch (java.net.SocketTimeoutException e) {
            throw e;
        } catch (IOException e) {
            // a reset, or an end without close_notify
        }
        return bytes.toByteArray();
    }

    /// Like the reference, without close_notify.
    @Override
    public void close() throws IOException {
        raw.close();
    }

    private static SSLContext context(@Nullable Identity identity) {
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            char[] password = "test".toCharArray();
            if (identity != null) {
                store.setKeyEntry(
                        "me",
                        identity.privateKey(),
                        password,
                        new Certificate[] {identity.certificate()});
            }
            var keys = KeyManagerFactory.getInstance("SunX509");
            keys.init(store, password);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keys.getKeyManagers(), new TrustManager[] {new TrustAll()}, null);
            return context;
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static final class TrustAll extends javax.net.ssl.X509ExtendedTrustManager
            implements X509TrustManager {
        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket) {}

        @Override
        public void checkClientTrusted(
                X509Certificate[] chain, String type, javax.net.ssl.SSLEngine engine) {}

        @Override
        public void checkServerTrusted(
                X509Certificate[] chain, String type, javax.net.ssl.SSLEngine engine) {}

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
