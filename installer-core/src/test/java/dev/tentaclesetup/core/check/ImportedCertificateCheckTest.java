package dev.tentaclesetup.core.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tentaclesetup.core.Secret;
import dev.tentaclesetup.core.answers.Answers;
import dev.tentaclesetup.core.problem.Problem;
import dev.tentaclesetup.core.problem.ProblemId;
import dev.tentaclesetup.core.problem.Reason;
import dev.tentaclesetup.instance.TentacleCertificate;
import java.io.ByteArrayOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.security.cert.Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImportedCertificateCheckTest {

    private static final InstantSource CLOCK = InstantSource.system();
    private static final TentacleCertificate OWN =
            TentacleCertificate.generate(CLOCK, new SecureRandom());

    @TempDir private Path folder;

    @Test
    void takesOldAndNewEncryptionAndBase64WhateverTheFileIsCalled() throws Exception {
        assertImported(OWN.toPkcs12("pass".toCharArray()), "pass");
        assertImported(newer(OWN, "pass"), "pass");
        assertImported(OWN.toPkcs12(new char[0]), "");
        String text = Base64.getMimeEncoder().encodeToString(OWN.toPkcs12(new char[0]));
        assertImported(("\uFEFF " + text + "\r\n").getBytes("UTF-8"), "");
    }

    @Test
    void namesAPasswordThatIsWrongOrMissing() throws Exception {
        for (byte[] file : new byte[][] {OWN.toPkcs12("pass".toCharArray()), newer(OWN, "pass")}) {
            for (String other : new String[] {"", "Pass"}) {
                Problem problem = problem(file, other);

                assertThat(problem.id()).isEqualTo(ProblemId.CERT_PASS);
                assertThat(problem.answer()).isEqualTo("certificate.password");
            }
        }
    }

    @Test
    void refusesWhatIsNoPkcs12() throws Exception {
        for (String text : new String[] {"", "no certificate", "MIIB", "-----BEGIN RSA PRIVATE"}) {
            Problem problem = problem(text.getBytes("UTF-8"), "");

            assertThat(problem.id()).isEqualTo(ProblemId.CERT_NOKEY);
            assertThat(problem.reason()).isEqualTo(Reason.of("no-pkcs12"));
            assertThat(problem.answer()).isEqualTo("certificate.file");
        }
        assertThat(problem(OWN.certificate().getEncoded(), "").id())
                .isEqualTo(ProblemId.CERT_NOKEY);
    }

    @Test
    void refusesAStoreWithoutAKey() throws Exception {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setCertificateEntry("one", OWN.certificate());

        assertThat(problem(bytes(store, "pass"), "pass").id()).isEqualTo(ProblemId.CERT_NOKEY);
    }

    @Test
    void refusesAnEllipticCurve() throws Exception {
        Path file = folder.resolve("ec.p12");
        int exit =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "keytool")
                                        .toString(),
                                "-genkeypair",
                                "-keyalg",
                                "EC",
                                "-dname",
                                "CN=ec",
                                "-alias",
                                "ec",
                                "-storetype",
                                "PKCS12",
                                "-storepass",
                                "password",
                                "-keystore",
                                file.toString())
                        .start()
                        .waitFor();
        assertThat(exit).isZero();

        Problem problem = problem(Files.readAllBytes(file), "password");

        assertThat(problem.id()).isEqualTo(ProblemId.CERT_NOKEY);
        assertThat(problem.reason()).isEqualTo(Reason.of("no-rsa"));
    }

    @Test
    void tellsOfAFileThatIsMissing() throws Exception {
        var check = new ImportedCertificateCheck(keyFile(folder.resolve("none"), ""));

        assertThat(CheckRunner.run(check).finding().problems())
                .singleElement()
                .satisfies(problem -> {
                    assertThat(problem.id()).isEqualTo(ProblemId.DISK_IO);
                    assertThat(problem.answer()).isEqualTo("certificate.file");
                });
    }

    @Test
    void warnsOfAShortKeyAndOfDates() throws Exception {
        TentacleCertificate weak = TentacleCertificate.generate(CLOCK, new SecureRandom(), 1024);
        InstantSource longAgo = InstantSource.fixed(Instant.now().minus(Duration.ofDays(40_000)));
        TentacleCertificate expired =
                TentacleCertificate.generate(longAgo, new SecureRandom(), 2048);

        assertThat(problem(weak.toPkcs12(new char[0]), "").id()).isEqualTo(ProblemId.CERT_WEAK);
        assertThat(problem(expired.toPkcs12(new char[0]), "").id()).isEqualTo(ProblemId.CERT_WEAK);
    }

    private void assertImported(byte[] content, String password) throws Exception {
        Checked<TentacleCertificate> checked = check(content, password);

        assertThat(checked.finding().problems()).isEmpty();
        assertThat(checked.value().map(TentacleCertificate::thumbprint)).hasValue(OWN.thumbprint());
    }

    private Problem problem(byte[] content, String password) throws Exception {
        return check(content, password).finding().problems().getFirst();
    }

    private Checked<TentacleCertificate> check(byte[] content, String password) throws Exception {
        Path file = Files.write(folder.resolve("certificate.txt"), content);
        return CheckRunner.run(new ImportedCertificateCheck(keyFile(file, password)));
    }

    private static Answers.KeyFile keyFile(Path file, String password) {
        return new Answers.KeyFile(file, Secret.of(password.toCharArray()));
    }

    /// As Java writes it today.
    private static byte[] newer(TentacleCertificate own, String password, Certificate... chain)
            throws Exception {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        Certificate[] certificates =
                chain.length == 0 ? new Certificate[] {own.certificate()} : chain;
        store.setKeyEntry("any", own.privateKey(), password.toCharArray(), certificates);
        return bytes(store, password);
    }

    private static byte[] bytes(KeyStore store, String password) throws Exception {
        var out = new ByteArrayOutputStream();
        store.store(out, password.toCharArray());
        return out.toByteArray();
    }
}
