package dev.tentaclesetup.cli;

import dev.tentaclesetup.practice.work.ServerCertificate;
import java.math.BigInteger;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/// An authority that no host knows, and what it issues.
final class Authority {

    private static final X500Name NAME = new X500Name("CN=Office authority");
    private static final Duration DAY = Duration.ofDays(1);

    private final KeyPair keys;
    private final X509Certificate certificate;

    Authority() throws Exception {
        keys = newKeys();
        certificate = sign(builder(NAME, keys, DAY, DAY), true);
    }

    X509Certificate certificate() {
        return certificate;
    }

    /// For 127.0.0.1.
    ///
    /// @param before how long it has been valid
    /// @param after how long it will be; negative when it has expired
    ServerCertificate issue(Duration before, Duration after) throws Exception {
        KeyPair own = newKeys();
        var subject = new X500Name("CN=octopus.example");
        return new ServerCertificate(
                sign(builder(subject, own, before, after), false), own.getPrivate());
    }

    private static KeyPair newKeys() throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        return generator.generateKeyPair();
    }

    private static JcaX509v3CertificateBuilder builder(
            X500Name subject, KeyPair own, Duration before, Duration after) {
        Instant now = Instant.now();
        return new JcaX509v3CertificateBuilder(
                NAME,
                BigInteger.ONE,
                Date.from(now.minus(before)),
                Date.from(now.plus(after)),
                subject,
                own.getPublic());
    }

    private X509Certificate sign(JcaX509v3CertificateBuilder builder, boolean authority)
            throws Exception {
        var address = new GeneralName(GeneralName.iPAddress, "127.0.0.1");
        builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(authority));
        builder.addExtension(Extension.subjectAlternativeName, false, new GeneralNames(address));
        var signer = new JcaContentSignerBuilder("SHA256withRSA").build(keys.getPrivate());
        return new JcaX509CertificateConverter().getCertificate(builder.build(signer));
    }
}
