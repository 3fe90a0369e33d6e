package dev.tentaclesetup.instance;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.tentaclesetup.instance.InstanceFailure.UnreadableSecret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;

/// What only Windows can show, run by the Windows system test. One line `pass NAME` for each proof;
/// ends with an exception at the first that fails.
///
/// The only argument is a program that protects and unprotects by itself, as any other program of
/// the machine would (`jpackage/system-test/dpapi.c`).
public final class DataProtectionProof {

    private static final String SECRET = "s3cret-Pröxy\"pw 日本";
    private static final String OF_A_LINUX_MACHINE = "gYShgf19d4TUkrnTx559892exZOr5H4eSv0LkDMt52s=";

    private final Path other;
    private final Path folder = Files.createTempDirectory("proof");
    private final SecretProtection protection = SecretProtection.of(HostFolders.under(folder));

    private DataProtectionProof(Path other) throws IOException {
        this.other = other;
    }

    @FunctionalInterface
    private interface Proof {
        void run() throws Exception;
    }

    public static void main(String[] arguments) throws Exception {
        new DataProtectionProof(Path.of(arguments[0])).all();
    }

    private void all() throws Exception {
        prove("a secret comes back", this::comesBack);
        prove("another program of this machine reads what we store", this::isRead);
        prove("we read what another program of this machine stores", this::reads);
        prove("a damaged or foreign secret is refused", this::refuses);
        prove("a certificate survives in a configuration file", this::certificate);
    }

    private static void prove(String name, Proof proof) throws Exception {
        proof.run();
        System.out.println("pass " + name);
    }

    private String stored() throws InstanceException {
        return protection.protect(SECRET.getBytes(UTF_8));
    }

    private String text(String stored) throws InstanceException {
        return new String(protection.unprotect("Key", stored, SecretText::decode));
    }

    private void comesBack() throws InstanceException {
        assertThat(stored()).matches("[A-Za-z0-9+/]+=*");
        assertThat(text(stored())).isEqualTo(SECRET);
    }

    private void isRead() throws Exception {
        assertThat(Base64.getDecoder().decode(ask("unprotect", stored())))
                .isEqualTo(SECRET.getBytes(UTF_8));
    }

    private void reads() throws Exception {
        String plain = Base64.getEncoder().encodeToString(SECRET.getBytes(UTF_8));
        assertThat(text(ask("protect", plain))).isEqualTo(SECRET);
    }

    private String ask(String what, String base64) throws IOException, InterruptedException {
        Process process =
                new ProcessBuilder(other.toString(), what, base64)
                        .redirectErrorStream(true)
                        .start();
        process.getOutputStream().close();
        String answer = new String(process.getInputStream().readAllBytes(), UTF_8).strip();
        assertThat(process.waitFor()).as(answer).isZero();
        return answer;
    }

    private void refuses() throws InstanceException {
        byte[] damaged = Base64.getDecoder().decode(stored());
        damaged[damaged.length / 2] ^= 0x55;
        for (String stored :
                List.of(
                        Base64.getEncoder().encodeToString(damaged),
                        OF_A_LINUX_MACHINE,
                        "no base64!",
                        "")) {
            assertThatExceptionOfType(InstanceException.class)
                    .as(stored)
                    .isThrownBy(() -> text(stored))
                    .extracting(InstanceException::failure)
                    .isInstanceOf(UnreadableSecret.class);
        }
    }

    private void certificate() throws Exception {
        ConfigurationFile file = ConfigurationFile.at(folder.resolve("Tentacle.config"));
        file.create();
        TentacleCertificate made =
                TentacleCertificate.generate(InstantSource.system(), new SecureRandom());

        TentacleConfiguration.update(
                file, protection, configuration -> configuration.withCertificate(made));

        assertThat(TentacleConfiguration.read(file, protection).certificate())
                .get()
                .extracting(TentacleCertificate::thumbprint)
                .isEqualTo(made.thumbprint());
        String stored =
                Files.readString(file.path())
                        .replaceFirst("(?s).*\"Tentacle.Certificate\">([^<]+)<.*", "$1");
        byte[] pkcs12 =
                Base64.getDecoder().decode(Base64.getDecoder().decode(ask("unprotect", stored)));
        assertThat(TentacleCertificate.fromPkcs12(pkcs12, new char[0]).thumbprint())
                .isEqualTo(made.thumbprint());
    }
}
