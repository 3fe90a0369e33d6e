package dev.tentaclesetup.core.answers;

import static dev.tentaclesetup.core.answers.AnswerKey.SERVER_CA_FILE;
import static dev.tentaclesetup.core.answers.AnswerKey.SERVER_PIN_SHA256;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tentaclesetup.core.Messages;
import dev.tentaclesetup.core.problem.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CertificateFileTest {

    private static final Messages ENGLISH = Messages.in(Locale.ENGLISH);

    @TempDir private Path folder;

    @Test
    void readsOneOrSeveralInPemOrOneInDer() throws Exception {
        List<X509Certificate> two = authorities().subList(0, 2);
        Path pem =
                write(
                        "two.pem",
                        "# - a comment -\r\n" + pem(two.getFirst()) + "x\n" + pem(two.get(1)));
        Path der = Files.write(folder.resolve("one.der"), two.getFirst().getEncoded());

        assertThat(read(pem)).isEqualTo(two);
        assertThat(read(der)).containsExactly(two.getFirst());
    }

    @Test
    void saysWhyAFileCannotBeUsed() throws Exception {
        String half = pem(authorities().getFirst()).substring(0, 200);

        assertThat(fix(folder.resolve("none.pem"))).contains("there is no such file");
        assertThat(fix(folder)).contains("this is no file");
        assertThat(fix(write("garbage.pem", "garbage"))).contains("no certificate");
        assertThat(fix(write("empty.pem", ""))).contains("no certificate");
        assertThat(
                        fix(
                                write(
                                        "half.pem",
                                        pem(authorities().getFirst())
                                                + half
                                                + "\n-----END CERTIFICATE-----\n")))
                .contains("no certificate");
        assertThat(fix(write("large.pem", "x".repeat(CertificateFile.LARGEST + 1))))
                .contains("larger");
    }

    @Test
    void readsAPinAsToolsShowIt() {
        String print = "AB".repeat(32);
        for (String typed :
                List.of(print, print.toLowerCase(Locale.ROOT), "AB:".repeat(31) + "AB")) {
            var online =
                    (Answers.Server.Online)
                            Drafts.valid(Drafts.LISTENING.with(SERVER_PIN_SHA256, typed)).server();
            assertThat(online.trust().pins()).extracting(Object::toString).hasSize(1);
            assertThat(online.trust().pins().getFirst().hex()).isEqualTo(print);
        }
        assertThat(Drafts.ids(Drafts.LISTENING.with(SERVER_PIN_SHA256, "AB".repeat(20))))
                .containsExactly("ANS-VALUE server.pin-sha256");
    }

    private static List<X509Certificate> read(Path file) {
        var online =
                (Answers.Server.Online)
                        Drafts.valid(Drafts.LISTENING.with(SERVER_CA_FILE, file.toString()))
                                .server();
        return online.trust().authorities();
    }

    private static String fix(Path file) {
        List<Problem> problems =
                Drafts.problems(Drafts.LISTENING.with(SERVER_CA_FILE, file.toString()));
        assertThat(Drafts.ids(problems)).containsExactly("ANS-VALUE server.ca-file");
        return ENGLISH.fix(problems.getFirst());
    }

    private Path write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    private static String pem(X509Certificate certificate) throws Exception {
        return "-----BEGIN CERTIFICATE-----\n"
                + Base64.getMimeEncoder().encodeToString(certificate.getEncoded())
                + "\n-----END CERTIFICATE-----\n";
    }

    private static List<X509Certificate> authorities() throws Exception {
        var factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init((KeyStore) null);
        return Arrays.asList(
                ((X509TrustManager) factory.getTrustManagers()[0]).getAcceptedIssuers());
    }
}
