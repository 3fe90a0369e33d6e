package dev.tentaclesetup.halibut;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/// Throw-away identities for tests.
final class Identities {

    static final Identity SERVER = create("server");
    static final Identity AGENT = create("agent");
    static final Identity STRANGER = create("stranger");

    /// Whose signatures take little time: for tests with many connections.
    static final Identity QUICK =
            create("quick", "EC", 256, "SHA256withECDSA", Instant.now(), Duration.ofDays(1));

    private Identities() {}

    static Identity create(String name) {
        return create(name, "RSA", 2048, "SHA256withRSA", Instant.now(), Duration.ofDays(36_500));
    }

    static Identity create(
            String name,
            String keyType,
            int keySize,
            String signature,
            Instant from,
            Duration valid) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance(keyType);
            if (keySize > 0) {
                generator.initialize(keySize);
            }
            KeyPair keys = generator.generateKeyPair();
            var subject = new X500Name("CN=" + name);
            var builder =
                    new JcaX509v3CertificateBuilder(
                            subject,
                            BigInteger.valueOf(System.nanoTime()),
                            Date.from(from),
                            Date.from(from.plus(valid)),
                            subject,
                            keys.getPublic());
            var signer = new JcaContentSignerBuilder(signature).build(keys.getPrivate());
            X509Certificate certificate =
                    new JcaX509CertificateConverter().getCertificate(builder.build(signer));
            return new Identity(certificate, keys.getPrivate());
        } catch (GeneralSecurityException | OperatorCreationException e) {
            throw new IllegalStateException(e);
        }
    }
}
