package dev.tentaclesetup.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tentaclesetup.core.problem.ProblemId;
import dev.tentaclesetup.instance.TentacleCertificate;
import dev.tentaclesetup.practice.store.Endpoint;
import dev.tentaclesetup.practice.store.MachineKind;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// The agent's certificate comes from a file and goes to one, through the real command line.
@Timeout(300)
class CertificateIT extends WaysOut {

    private static final String AGAIN = "setup.if-exists=reconfigure";
    private static final String PASSWORD = "export pass/wörd";

    @Test
    void aCertificateIsExportedRenewedAndImportedAndTheRecordStays() throws Exception {
        variable("PFX_PASSWORD", PASSWORD);
        Path export = folder.resolve("out.pfx");
        String text = listening();
        String exporting =
                text
                        + "\n[certificate]\nexport-file = "
                        + export
                        + "\nexport-password.env = PFX_PASSWORD\n";
        assertThat(apply(exporting).exit()).isZero();
        String first = thumbprint();
        assertThat(Files.getPosixFilePermissions(export))
                .isEqualTo(PosixFilePermissions.fromString("rw-------"));
        Product.Ended again = apply(exporting, "--set", AGAIN, "--detailed-exitcode");
        assertThat(again.exit()).as("%s", again).isEqualTo(30);
        String id = server.machines(MachineKind.TARGET).getFirst().id();

        assertThat(apply(text, "--set", AGAIN, "--set", "certificate.source=generate").exit())
                .isZero();
        assertThat(thumbprint()).isNotEqualTo(first);
        String importing = importing(text, export);
        Product.Ended imported = apply(importing, "--set", AGAIN);

        assertThat(imported.exit()).as("%s", imported).isZero();
        assertThat(thumbprint()).isEqualTo(first);
        assertThat(server.machines(MachineKind.TARGET).getFirst().id()).isEqualTo(id);
        assertThat(apply(importing, "--set", AGAIN, "--detailed-exitcode").exit()).isEqualTo(30);
    }

    @Test
    @WayOut({ProblemId.CERT_PASS, ProblemId.CERT_NOKEY})
    void aFileIsOpenedWithItsPasswordAndExportedAgainWithItsKey() throws Exception {
        variable("PFX_PASSWORD", "wrong");
        Path file = Files.writeString(folder.resolve("agent.pfx"), base64(2048));
        String text = importing(listening(), file);

        refusedBy(ProblemId.CERT_PASS, "Enter the password again", plan(text));
        variable("PFX_PASSWORD", PASSWORD);
        goesOn(plan(text));
        Files.writeString(file, "-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n");
        refusedBy(ProblemId.CERT_NOKEY, "as PKCS#12", plan(text));
        Files.writeString(file, base64(2048));
        goesOn(plan(text));
    }

    @Test
    @WayOut(ProblemId.CERT_WEAK)
    void aWeakCertificateGivesWayToANewOne() throws Exception {
        variable("PFX_PASSWORD", PASSWORD);
        Path file = Files.writeString(folder.resolve("agent.pfx"), base64(1024));
        String text = listening();

        warnedOf(ProblemId.CERT_WEAK, "certificate.source = generate", plan(importing(text, file)));
        goesOn(plan(text, "--set", "certificate.source=generate"));
    }

    private static String importing(String text, Path file) {
        return text
                + "\n[certificate]\nsource = import\nfile = "
                + file
                + "\npassword.env = PFX_PASSWORD\n";
    }

    private static String base64(int bits) {
        byte[] pkcs12 =
                TentacleCertificate.generate(InstantSource.system(), new SecureRandom(), bits)
                        .toPkcs12(PASSWORD.toCharArray());
        return Base64.getMimeEncoder().encodeToString(pkcs12);
    }

    private String thumbprint() {
        var machine = server.machines(MachineKind.TARGET).getFirst();
        return ((Endpoint.Listening) machine.endpoint()).thumbprint();
    }
}
