package dev.tentaclesetup.cli;

import dev.tentaclesetup.core.problem.ProblemId;
import dev.tentaclesetup.practice.work.ServerCertificate;
import java.io.IOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIf;

/// A web portal with a certificate of an authority, at the port where portals are.
@Timeout(300)
class PortalAddressIT extends WaysOut {

    private static final int HTTPS = 443;

    @Test
    @EnabledIf("mayListen")
    @WayOut(ProblemId.URL_PORTAL)
    void thePortForAgentsTakesThePlaceOfThePortal() throws Exception {
        String text = answers.polling();
        try (var _ = Relay.withCertificate(HTTPS, server.url().getPort(), issued())) {
            Product.Ended refused =
                    plan(text, "--set", "connection.comms-address=127.0.0.1:" + HTTPS);

            refusedBy(ProblemId.URL_PORTAL, "Agents usually talk to port 10943", refused);
        }
        goesOn(plan(text));
    }

    static boolean mayListen() {
        try (var _ = new ServerSocket(HTTPS, 1, InetAddress.getLoopbackAddress())) {
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private static ServerCertificate issued() throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        KeyPair pair = generator.generateKeyPair();
        Instant now = Instant.now();
        var builder =
                new JcaX509v3CertificateBuilder(
                        new X500Name("CN=Office authority"),
                        BigInteger.ONE,
                        Date.from(now.minus(Duration.ofDays(1))),
                        Date.from(now.plus(Duration.ofDays(1))),
                        new X500Name("CN=octopus.example"),
                        pair.getPublic());
        var signer = new JcaContentSignerBuilder("SHA256withRSA").build(pair.getPrivate());
        return new ServerCertificate(
                new JcaX509CertificateConverter().getCertificate(builder.build(signer)),
                pair.getPrivate());
    }
}
