package dev.tentaclesetup.instance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.tentaclesetup.instance.InstanceFailure.BadCertificate;
import dev.tentaclesetup.instance.InstanceFailure.BadCertificate.Cause;
import java.io.ByteArrayOutputStream;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Base64;
import org.bouncycastle.asn1.DLSequence;
import org.bouncycastle.asn1.oiw.OIWObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.ContentInfo;
import org.bouncycastle.asn1.pkcs.EncryptedData;
import org.bouncycastle.asn1.pkcs.PKCS12PBEParams;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.Pfx;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.TBSCertificate;
import org.bouncycastle.pkcs.PKCS12PfxPdu;
import org.bouncycastle.pkcs.PKCS12SafeBagFactory;
import org.bouncycastle.pkcs.PKCS8EncryptedPrivateKeyInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TentacleCertificateTest {

    private static final Instant NOW = Instant.parse("2026-11-21T10:15:30Z");
    private static final TentacleCertificate GENERATED =
            TentacleCertificate.generate(InstantSource.fixed(NOW), new SecureRandom());
    private static final char[] NONE = {};

    @Test
    void generatesWhatTheOfficialProgramGenerates() throws Exception {
        X509Certificate certificate = GENERATED.certificate();

        assertThat(certificate.getSubjectX500Principal().getName())
                .isEqualTo("CN=Octopus Tentacle");
        assertThat(certificate.getIssuerX500Principal())
                .isEqualTo(certificate.getSubjectX500Principal());
        assertThat(certificate.getSigAlgName()).isEqualTo("SHA256withRSA");
        assertThat(certificate.getVersion()).isEqualTo(3);
        assertThat(certificate.getCriticalExtensionOIDs()).isNull();
        assertThat(certificate.getNonCriticalExtensionOIDs()).isNull();
        assertThat(certificate.getSerialNumber()).isPositive();
        assertThat(certificate.getSerialNumber().bitLength()).isLessThanOrEqualTo(63);
        assertThat(certificate.getNotBefore().toInstant())
                .isEqualTo(Instant.parse("2026-11-20T00:00:00Z"));
        assertThat(certificate.getNotAfter().toInstant())
                .isEqualTo(Instant.parse("2126-11-21T00:00:00Z"));
        assertThat(certificate.getPublicKey()).isInstanceOf(RSAPublicKey.class);
        assertThat(((RSAPublicKey) certificate.getPublicKey()).getModulus().bitLength())
                .isEqualTo(2048);
        certificate.verify(certificate.getPublicKey());
    }

    /// Subject and dates byte for byte as recorded: UTF8String, UTCTime, GeneralizedTime.
    @Test
    void encodesNamesAndDatesAsTheOfficialProgram() throws Exception {
        X509Certificate official =
                TentacleCertificate.fromPkcs12(
                                Recorded.bytes("exported.pfx"), "pfx-pass-1".toCharArray())
                        .certificate();

        assertThat(GENERATED.certificate().getSubjectX500Principal().getEncoded())
                .isEqualTo(official.getSubjectX500Principal().getEncoded());
        assertThat(shape(GENERATED.certificate())).isEqualTo(shape(official));
    }

    /// The tags of validity's two dates.
    private static String shape(X509Certificate certificate) throws Exception {
        var dates = TBSCertificate.getInstance(certificate.getTBSCertificate());
        return dates.getStartDate().toASN1Primitive().getClass().getSimpleName()
                + dates.getEndDate().toASN1Primitive().getClass().getSimpleName();
    }

    @Test
    void neverGeneratesTheSameTwice() {
        TentacleCertificate other =
                TentacleCertificate.generate(InstantSource.fixed(NOW), new SecureRandom());

        assertThat(other.thumbprint()).isNotEqualTo(GENERATED.thumbprint());
        assertThat(other.privateKey()).isNotEqualTo(GENERATED.privateKey());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "pass", "pässwörd €"})
    void readsBackWhatItWrites(String password) throws Exception {
        byte[] pkcs12 = GENERATED.toPkcs12(password.toCharArray());

        TentacleCertificate read = TentacleCertificate.fromPkcs12(pkcs12, password.toCharArray());

        assertThat(read).isEqualTo(GENERATED);
        Signature signature = Signature.getInstance("SHA256withRSA");
        signature.initSign(read.privateKey());
        byte[] signed = signature.sign();
        signature.initVerify(read.certificate());
        assertThat(signature.verify(signed)).isTrue();
    }

    /// The recorded file and ours have the same structure, algorithms and order.
    @Test
    void writesTheStructureOfTheOfficialFile() throws Exception {
        byte[] ours = GENERATED.toPkcs12("pfx-pass-1".toCharArray());

        assertThat(structure(ours)).isEqualTo(structure(Recorded.bytes("exported.pfx")));
        assertThat(structure(ours))
                .contains("iterations=2000", "mac=" + OIWObjectIdentifiers.idSHA1);
    }

    private static String structure(byte[] pkcs12) throws Exception {
        var pdu = new PKCS12PfxPdu(pkcs12);
        var mac = Pfx.getInstance(pkcs12).getMacData();
        var text = new StringBuilder();
        text.append("mac=").append(pdu.getMacAlgorithmID().getAlgorithm());
        text.append(" parameters=").append(pdu.getMacAlgorithmID().getParameters());
        text.append(" iterations=").append(mac.getIterationCount());
        for (ContentInfo content : pdu.getContentInfos()) {
            text.append('\n').append(content.getContentType());
            if (content.getContentType().equals(PKCSObjectIdentifiers.encryptedData)) {
                var encrypted = EncryptedData.getInstance(content.getContent());
                text.append(pbe(encrypted.getEncryptionAlgorithm()));
            } else {
                for (var bag : new PKCS12SafeBagFactory(content).getSafeBags()) {
                    var key = (PKCS8EncryptedPrivateKeyInfo) bag.getBagValue();
                    text.append(bag.getType())
                            .append(Arrays.toString(bag.getAttributes()[0].getAttributeValues()))
                            .append(pbe(key.toASN1Structure().getEncryptionAlgorithm()));
                }
            }
        }
        return text.toString();
    }

    private static String pbe(AlgorithmIdentifier algorithm) {
        return " "
                + algorithm.getAlgorithm()
                + " iterations="
                + PKCS12PBEParams.getInstance(DLSequence.getInstance(algorithm.getParameters()))
                        .getIterations();
    }

    @Test
    void namesAWrongPassword() {
        assertCause(Cause.WRONG_PASSWORD, Recorded.bytes("exported.pfx"), "wrong".toCharArray());
        assertCause(Cause.WRONG_PASSWORD, Recorded.bytes("exported.pfx"), NONE);
        assertCause(Cause.WRONG_PASSWORD, Recorded.bytes("exported.pfx"), "€".toCharArray());
    }

    @Test
    void namesWhatIsNoPkcs12() {
        assertCause(Cause.NOT_PKCS12, new byte[0], NONE);
        assertCause(Cause.NOT_PKCS12, "-----BEGIN CERTIFICATE-----".getBytes(), NONE);
        byte[] cut = Arrays.copyOf(Recorded.bytes("exported.pfx"), 1000);
        assertCause(Cause.NOT_PKCS12, cut, "pfx-pass-1".toCharArray());
    }

    @Test
    void survivesEveryDamagedByte() throws Exception {
        byte[] pkcs12 = GENERATED.toPkcs12(NONE);
        int read = 0;
        for (int i = 0; i < pkcs12.length; i += 7) {
            byte[] damaged = pkcs12.clone();
            damaged[i] ^= 0x55;
            try {
                assertThat(TentacleCertificate.fromPkcs12(damaged, NONE)).isEqualTo(GENERATED);
                read++;
            } catch (InstanceException e) {
                assertThat(e.failure()).isInstanceOf(BadCertificate.class);
            }
        }
        assertThat(read).isLessThan(20);
    }

    @Test
    void refusesAFileWithoutKey() throws Exception {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setCertificateEntry("only", GENERATED.certificate());

        assertCause(Cause.NO_PRIVATE_KEY, bytes(store), NONE);
    }

    @Test
    void refusesAKeyOfAnotherCertificate() throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        var wrong =
                new TentacleCertificate(
                        GENERATED.certificate(), generator.generateKeyPair().getPrivate());

        assertCause(Cause.MISMATCH, wrong.toPkcs12(NONE), NONE);
    }

    @Test
    void readsABase64ExportOfTheOfficialProgram() throws Exception {
        String text = new String(Recorded.bytes("exported.txt"), "UTF-8").replace("\uFEFF", "");

        assertThat(
                        TentacleCertificate.fromPkcs12(Base64.getDecoder().decode(text), NONE)
                                .thumbprint())
                .isEqualTo(new Thumbprint("9DB94DBBF1BA145F2D4F665A102212878CE04C82"));
    }

    @Test
    void doesNotPrintTheKey() {
        assertThat(GENERATED.toString())
                .isEqualTo("TentacleCertificate[" + GENERATED.thumbprint() + "]");
    }

    private static byte[] bytes(KeyStore store) throws Exception {
        var out = new ByteArrayOutputStream();
        store.store(out, NONE);
        return out.toByteArray();
    }

    private static void assertCause(Cause cause, byte[] pkcs12, char[] password) {
        assertThatExceptionOfType(InstanceException.class)
                .isThrownBy(() -> TentacleCertificate.fromPkcs12(pkcs12, password))
                .extracting(e -> ((BadCertificate) e.failure()).cause())
                .isEqualTo(cause);
    }
}
