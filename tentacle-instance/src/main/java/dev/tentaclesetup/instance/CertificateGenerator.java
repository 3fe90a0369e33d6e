package dev.tentaclesetup.instance;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.bouncycastle.asn1.DERGeneralizedTime;
import org.bouncycastle.asn1.DERUTCTime;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x509.Time;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/// Makes the certificate exactly as the official program does [tentacle-configuration 5.1]: no
/// extensions, a positive serial of at most 63 bits, valid from midnight UTC of yesterday for 100
/// years.
final class CertificateGenerator {

    static final int KEY_BITS = 2048;
    private static final int YEARS = 100;
    private static final int FIRST_LONG_YEAR = 2050;
    private static final DateTimeFormatter SHORT_FORM =
            DateTimeFormatter.ofPattern("uuMMdd'000000Z'", Locale.ROOT);
    private static final DateTimeFormatter LONG_FORM =
            DateTimeFormatter.ofPattern("uuuuMMdd'000000Z'", Locale.ROOT);
    private static final int SERIAL_BITS = 63;
    private static final String COMMON_NAME = "Octopus Tentacle";

    private CertificateGenerator() {}

    static TentacleCertificate generate(InstantSource clock, SecureRandom random, int keyBits) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(keyBits, random);
            KeyPair pair = generator.generateKeyPair();
            return new TentacleCertificate(certificate(pair, clock, random), pair.getPrivate());
        } catch (GeneralSecurityException | OperatorCreationException | IOException e) {
            throw new IllegalStateException("every Java has RSA and SHA-256", e);
        }
    }

    private static X509Certificate certificate(
            KeyPair pair, InstantSource clock, SecureRandom random)
            throws GeneralSecurityException, OperatorCreationException, IOException {
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        X500Name name = new X500NameBuilder().addRDN(BCStyle.CN, COMMON_NAME).build();
        var builder =
                new X509v3CertificateBuilder(
                        name,
                        serial(random),
                        midnight(today.minusDays(1)),
                        midnight(today.plusYears(YEARS)),
                        name,
                        SubjectPublicKeyInfo.getInstance(pair.getPublic().getEncoded()));
        var signer =
                new JcaContentSignerBuilder("SHA256withRSA")
                        .setSecureRandom(random)
                        .build(pair.getPrivate());
        byte[] encoded = builder.build(signer).getEncoded();
        return (X509Certificate)
                CertificateFactory.getInstance("X.509")
                        .generateCertificate(new ByteArrayInputStream(encoded));
    }

    private static BigInteger serial(SecureRandom random) {
        BigInteger serial;
        do {
            serial = new BigInteger(SERIAL_BITS, random);
        } while (serial.signum() == 0);
        return serial;
    }

    /// The two forms of a time in a certificate: two digits for the year before 2050, then four.
    private static Time midnight(LocalDate day) {
        return day.getYear() < FIRST_LONG_YEAR
                ? new Time(new DERUTCTime(SHORT_FORM.format(day)))
                : new Time(new DERGeneralizedTime(LONG_FORM.format(day)));
    }
}
