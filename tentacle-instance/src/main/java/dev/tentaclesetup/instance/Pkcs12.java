package dev.tentaclesetup.instance;

import dev.tentaclesetup.instance.InstanceFailure.BadCertificate;
import dev.tentaclesetup.instance.InstanceFailure.BadCertificate.Cause;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.UnrecoverableKeyException;
import java.security.cert.X509Certificate;
import java.util.Collections;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.jspecify.annotations.Nullable;

/// Reads PKCS#12 with the JDK's own means, because the agent does it at every start. Only for a
/// password with other characters than ASCII, which the JDK does not encode by the standard, Bouncy
/// Castle is asked.
final class Pkcs12 {

    private Pkcs12() {}

    static TentacleCertificate read(byte[] pkcs12, char[] password) throws InstanceException {
        try {
            KeyStore store = store(password);
            store.load(new ByteArrayInputStream(pkcs12), password);
            for (String alias : Collections.list(store.aliases())) {
                if (store.getKey(alias, password) instanceof PrivateKey key
                        && store.getCertificate(alias) instanceof X509Certificate certificate) {
                    return new TentacleCertificate(certificate, key).checked();
                }
            }
            throw failure(Cause.NO_PRIVATE_KEY, "no entry with key and certificate", null);
        } catch (IOException e) {
            boolean wrongPassword =
                    e.getCause() instanceof UnrecoverableKeyException
                            || String.valueOf(e.getMessage()).contains("wrong password");
            throw failure(
                    wrongPassword ? Cause.WRONG_PASSWORD : Cause.NOT_PKCS12,
                    String.valueOf(e.getMessage()),
                    e);
        } catch (UnrecoverableKeyException e) {
            throw failure(Cause.WRONG_PASSWORD, String.valueOf(e.getMessage()), e);
        } catch (GeneralSecurityException | RuntimeException e) {
            throw failure(Cause.NOT_PKCS12, String.valueOf(e.getMessage()), e);
        }
    }

    private static KeyStore store(char[] password) throws GeneralSecurityException {
        for (char c : password) {
            if (c > '~') {
                return Standard.store();
            }
        }
        return KeyStore.getInstance("PKCS12");
    }

    /// A class of its own, so that Bouncy Castle is not even searched for at the agent's start.
    private static final class Standard {
        static KeyStore store() throws GeneralSecurityException {
            return KeyStore.getInstance("PKCS12", new BouncyCastleProvider());
        }
    }

    private static InstanceException failure(Cause cause, String detail, @Nullable Exception e) {
        return new InstanceException(new BadCertificate(cause, detail), e);
    }
}
