package dev.tentaclesetup.halibut.transport;

import dev.tentaclesetup.halibut.wire.HostName;
import dev.tentaclesetup.halibut.wire.Identity;
import dev.tentaclesetup.halibut.wire.Thumbprint;
import java.io.IOException;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.locks.ReentrantLock;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManager;
import org.jspecify.annotations.Nullable;

/// Puts TLS over connected sockets ([halibut 1.3] to [halibut 1.7]). Any certificate passes the
/// handshake; who the peer is, is decided afterwards by thumbprint.
///
/// The context below costs tens of milliseconds, so it is made when first needed.
public final class TlsContext {

    private static final int CACHED_SESSIONS = 1_000;

    /// The name by which a caller dials us (SNI) does not matter, but the JDK's server would refuse
    /// names with an underscore, which Windows hosts have and callers on .NET send. The JDK reads
    /// this property once, at its first TLS connection; a value set by the program is kept.
    private static final String IGNORED = "jdk.tls.server.disableExtensions";

    /// Whether a peer that has dialled us may have the keys agreed anew, which costs us more than
    /// it and is of no use. Read once, too.
    private static final String RENEGOTIATION_REFUSED =
            "jdk.tls.rejectClientInitiatedRenegotiation";

    static {
        preset(IGNORED, "server_name");
        preset(RENEGOTIATION_REFUSED, "true");
    }

    private static void preset(String property, String value) {
        if (System.getProperty(property) == null) {
            System.setProperty(property, value);
        }
    }

    private final @Nullable Identity identity;
    private final ReentrantLock making = new ReentrantLock();
    private volatile @Nullable SSLSocketFactory sockets;

    /// @param identity what to present, or null for nothing
    public TlsContext(@Nullable Identity identity) {
        this.identity = identity;
    }

    /// The server's side: asks for the client's certificate, but does not require one.
    public SSLSocket accepting(Socket raw) throws IOException {
        var tls = (SSLSocket) sockets().createSocket(raw, null, true);
        tls.setUseClientMode(false);
        tls.setWantClientAuth(true);
        return tls;
    }

    /// The client's side; names the host to the server (SNI) unless it is an address.
    SSLSocket dialling(Socket raw, String host, int port) throws IOException {
        var tls = (SSLSocket) sockets().createSocket(raw, host, port, true);
        tls.setUseClientMode(true);
        SNIHostName name = HostName.forTls(host);
        SSLParameters parameters = tls.getSSLParameters();
        parameters.setServerNames(name == null ? List.of() : List.of(name));
        tls.setSSLParameters(parameters);
        return tls;
    }

    /// Makes the context now, so that the first connection need not wait for it.
    public void prepare() {
        sockets();
    }

    private SSLSocketFactory sockets() {
        SSLSocketFactory made = sockets;
        if (made != null) {
            return made;
        }
        making.lock();
        try {
            if (sockets == null) {
                sockets = make();
            }
            return Objects.requireNonNull(sockets);
        } finally {
            making.unlock();
        }
    }

    private SSLSocketFactory make() {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            KeyManager[] keys =
                    identity == null
                            ? new KeyManager[0]
                            : new KeyManager[] {new SingleKeyManager(identity)};
            context.init(keys, new TrustManager[] {new DeferredTrustManager()}, null);
            context.getClientSessionContext().setSessionCacheSize(CACHED_SESSIONS);
            context.getServerSessionContext().setSessionCacheSize(CACHED_SESSIONS);
            return context.getSocketFactory();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has TLS", e);
        }
    }

    /// The thumbprint of our certificate, or null if we present none.
    @Nullable Thumbprint thumbprint() {
        return identity == null ? null : identity.thumbprint();
    }
}
