package dev.tentaclesetup.core.octopus;

import dev.tentaclesetup.core.answers.Answers;
import dev.tentaclesetup.instance.Host;
import dev.tentaclesetup.instance.Thumbprint;
import java.io.IOException;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.List;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;

/// Which certificate a server's web address may show [wizard-reference 10.4]: one of an authority
/// that this host or `server.ca-file` trusts, for its name and in its time; or, where
/// `server.pin-sha256` names some, exactly one of those, whatever else is wrong with it.
final class ServerTrust extends X509ExtendedTrustManager {

    private final Answers.WebTrust asked;
    private final Supplier<? extends Collection<X509Certificate>> system;
    private final Host host;
    private final boolean judgedByName;
    private @Nullable X509ExtendedTrustManager authorities;

    /// @param system the authorities of this host, read when the first certificate is seen
    /// @param host of the server
    /// @param judgedByName whether the JDK cannot compare the certificate with the host's name,
    ///   because it is dialled by its address
    ServerTrust(
            Answers.WebTrust asked,
            Supplier<? extends Collection<X509Certificate>> system,
            Host host,
            boolean judgedByName) {
        this.asked = asked;
        this.system = system;
        this.host = host;
        this.judgedByName = judgedByName;
    }

    SSLContext context() {
        return context(this);
    }

    static SSLContext context(X509ExtendedTrustManager manager) {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, new TrustManager[] {manager}, null);
            return context;
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every Java platform has TLS", impossible);
        }
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine)
            throws CertificateException {
        judge(chain, manager -> manager.checkServerTrusted(chain, type, engine), type);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket)
            throws CertificateException {
        judge(chain, manager -> manager.checkServerTrusted(chain, type, socket), type);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type)
            throws CertificateException {
        judge(chain, manager -> manager.checkServerTrusted(chain, type), type);
    }

    /// One way to ask the JDK.
    private interface Question {
        void ask(X509ExtendedTrustManager manager) throws CertificateException;
    }

    private void judge(X509Certificate[] chain, Question question, String type)
            throws CertificateException {
        X509Certificate own = chain[0];
        List<Thumbprint> pins = asked.pins();
        if (!pins.isEmpty()) {
            if (!pins.contains(Answers.WebTrust.print(own))) {
                throw new RefusedCertificate(own, true, null);
            }
            return;
        }
        try {
            if (judgedByName) {
                authorities().checkServerTrusted(chain, type);
                CertificateNames.demand(own, host);
            } else {
                question.ask(authorities());
            }
        } catch (CertificateException refused) {
            throw new RefusedCertificate(own, false, refused);
        }
    }

    private synchronized X509ExtendedTrustManager authorities() throws CertificateException {
        if (authorities == null) {
            authorities = manager();
        }
        return authorities;
    }

    private X509ExtendedTrustManager manager() throws CertificateException {
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            int number = 0;
            for (Collection<X509Certificate> some : List.of(system.get(), asked.authorities())) {
                for (X509Certificate authority : some) {
                    store.setCertificateEntry("authority-" + number++, authority);
                }
            }
            var factory = TrustManagerFactory.getInstance("PKIX");
            factory.init(store);
            return (X509ExtendedTrustManager) factory.getTrustManagers()[0];
        } catch (IOException | GeneralSecurityException impossible) {
            throw new CertificateException("no authorities to compare with", impossible);
        }
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type)
            throws CertificateException {
        throw new CertificateException("this side is never a server");
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket)
            throws CertificateException {
        checkClientTrusted(chain, type);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine)
            throws CertificateException {
        checkClientTrusted(chain, type);
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return new X509Certificate[0];
    }
}
