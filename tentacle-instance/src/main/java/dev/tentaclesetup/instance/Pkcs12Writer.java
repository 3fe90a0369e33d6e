package dev.tentaclesetup.instance;

import java.io.IOException;
import java.security.cert.CertificateEncodingException;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.oiw.OIWObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.crypto.digests.SHA1Digest;
import org.bouncycastle.crypto.engines.DESedeEngine;
import org.bouncycastle.crypto.modes.CBCBlockCipher;
import org.bouncycastle.operator.OutputEncryptor;
import org.bouncycastle.pkcs.PKCS12PfxPduBuilder;
import org.bouncycastle.pkcs.PKCS12SafeBag;
import org.bouncycastle.pkcs.PKCS12SafeBagBuilder;
import org.bouncycastle.pkcs.PKCSException;
import org.bouncycastle.pkcs.bc.BcPKCS12MacCalculatorBuilder;
import org.bouncycastle.pkcs.bc.BcPKCS12PBEOutputEncryptorBuilder;

/// Writes PKCS#12 in the algorithms of the official program [tentacle-configuration 5.4]: triple
/// DES and SHA-1, one certificate, one key.
///
/// Bouncy Castle and not the JDK, because the JDK chooses these algorithms only by properties of
/// the whole process.
final class Pkcs12Writer {

    private static final int ITERATIONS = 2000;

    /// Iterations slow down who guesses a password. Where there is none they only slow down each
    /// start of the agent (by about 15 ms), so one is enough; every reader takes the number from
    /// the file.
    private static final int ITERATIONS_WITHOUT_PASSWORD = 1;

    private static final byte[] LOCAL_KEY_ID = {1, 0, 0, 0};

    private Pkcs12Writer() {}

    static byte[] write(TentacleCertificate identity, char[] password) {
        try {
            var certificate =
                    new PKCS12SafeBagBuilder(
                            new X509CertificateHolder(identity.certificate().getEncoded()));
            var key =
                    new PKCS12SafeBagBuilder(
                            PrivateKeyInfo.getInstance(identity.privateKey().getEncoded()),
                            encryptor(password));
            var mac =
                    new BcPKCS12MacCalculatorBuilder(
                                    new SHA1Digest(),
                                    new AlgorithmIdentifier(OIWObjectIdentifiers.idSHA1))
                            .setIterationCount(iterations(password));
            return new PKCS12PfxPduBuilder()
                    .addEncryptedData(encryptor(password), marked(certificate))
                    .addData(marked(key))
                    .build(mac, password)
                    .getEncoded();
        } catch (CertificateEncodingException | IOException | PKCSException e) {
            throw new IllegalStateException("a certificate that was read can be written", e);
        }
    }

    /// The mark by which readers know which certificate belongs to the key.
    private static PKCS12SafeBag marked(PKCS12SafeBagBuilder bag) {
        return bag.addBagAttribute(
                        PKCSObjectIdentifiers.pkcs_9_at_localKeyId,
                        new DEROctetString(LOCAL_KEY_ID))
                .build();
    }

    private static OutputEncryptor encryptor(char[] password) {
        return new BcPKCS12PBEOutputEncryptorBuilder(
                        PKCSObjectIdentifiers.pbeWithSHAAnd3_KeyTripleDES_CBC,
                        CBCBlockCipher.newInstance(new DESedeEngine()))
                .setIterationCount(iterations(password))
                .build(password);
    }

    private static int iterations(char[] password) {
        return password.length == 0 ? ITERATIONS_WITHOUT_PASSWORD : ITERATIONS;
    }
}
