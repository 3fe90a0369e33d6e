package dev.tentaclesetup.service.windows;

import com.sun.jna.Pointer;
import com.sun.jna.platform.win32.Crypt32;
import com.sun.jna.platform.win32.WinCrypt;
import java.util.ArrayList;
import java.util.List;

/// The authorities that Windows trusts: those of the user and of the machine, which the store of
/// the user contains. Read through `Crypt32`, because not every Java runtime has a key store for
/// it.
public final class TrustedRoots {

    private static final String STORE = "ROOT";
    private static final int MOST = 10_000;

    private TrustedRoots() {}

    /// Each in DER form; none where the store cannot be opened. On Windows only.
    public static List<byte[]> read() {
        var found = new ArrayList<byte[]>();
        WinCrypt.HCERTSTORE store = Crypt32.INSTANCE.CertOpenSystemStore(Pointer.NULL, STORE);
        if (store == null) {
            return found;
        }
        try {
            // Each call frees the certificate that it is given.
            WinCrypt.CERT_CONTEXT.ByReference next =
                    Crypt32.INSTANCE.CertEnumCertificatesInStore(store, Pointer.NULL);
            while (next != null && found.size() < MOST) {
                found.add(next.pbCertEncoded.getByteArray(0, next.cbCertEncoded));
                next = Crypt32.INSTANCE.CertEnumCertificatesInStore(store, next.getPointer());
            }
            if (next != null) {
                Crypt32.INSTANCE.CertFreeCertificateContext(next);
            }
        } finally {
            Crypt32.INSTANCE.CertCloseStore(store, 0);
        }
        return found;
    }
}
