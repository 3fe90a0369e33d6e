package dev.tentaclesetup.core.octopus;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/// An authority, a certificate that it issued, and a web server that shows it.
///
/// @param certificate of the server
/// @param keys of the server
/// @param authority that issued it
record TestCertificates(X509Certificate certificate, KeyPair keys, X509Certificate authority) {

    static final Duration DAY = Duration.ofDays(1);

    private static final String ROOT_DOCUMENT =
            "{\"Application\":\"Octopus Deploy\",\"Version\":\"2026.1\",\"ApiVersion\":\"3.0.0\","
                    + "\"Links\":{}}";

    /// For this name, valid now.
    static TestCertificates issuedFor(String name) throws Exception {
        return issuedFor(name, DAY, DAY);
    }

    /// @param before how long it has been valid
    /// @param after how long it will be
    static TestCertificates issuedFor(String name, Duration before, Duration after)
            throws Exception {
        KeyPair authority = newKeys();
        KeyPair leaf = newKeys();
        var anchor = new X500Name("CN=Test authority");
        return new TestCertificates(
                sign(
                        builder(anchor, new X500Name("CN=" + name), leaf, before, after),
                        name,
                        authority),
                leaf,
                sign(builder(anchor, anchor, authority, DAY, DAY), "authority", authority));
    }

    /// Issued by itself.
    static TestCertificates selfSigned(String name) throws Exception {
        KeyPair keys = newKeys();
        var own = new X500Name("CN=" + name);
        X509Certificate certificate = sign(builder(own, own, keys, DAY, DAY), name, keys);
        return new TestCertificates(certificate, keys, certificate);
    }

    /// A web server at localhost that shows the certificate and has an API.
    HttpsServer server() throws Exception {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setKeyEntry("k", keys.getPrivate(), new char[0], new Certificate[] {certificate});
        var managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(store, new char[0]);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        HttpsServer server =
                HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(context));
        server.createContext(
                "/",
                exchange -> {
                    byte[] body = ROOT_DOCUMENT.getBytes(StandardCharsets.UTF_8);
                    exchange.getResponseHeaders().set("Content-Type", "application/json");
                    exchange.sendResponseHeaders(200, body.length);
                    exchange.getResponseBody().write(body);
                    exchange.close();
                });
        server.start();
        return server;
    }

    /// The certificates in a file, with other text around them.
    static Path pem(Path file, X509Certificate... certificates) throws Exception {
        var text = new StringBuilder("# a bundle - for tests\n");
        for (X509Certificate certificate : certificates) {
            String body = Base64.getMimeEncoder().encodeToString(certificate.getEncoded());
            text.append("subject=x\n-----BEGIN CERTIFICATE-----\n")
                    .append(body)
                    .append("\n-----END CERTIFICATE-----\n");
        }
        return write(file, text.toString());
    }

    private static Path write(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }

    private static KeyPair newKeys() throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(256);
        return generator.generateKeyPair();
    }

    private static JcaX509v3CertificateBuilder builder(
            X500Name issuer, X500Name subject, KeyPair keys, Duration before, Duration after) {
        Instant now = Instant.now();
        return new JcaX509v3CertificateBuilder(
                issuer,
                BigInteger.ONE,
                Date.from(now.minus(before)),
                Date.from(now.plus(after)),
                subject,
                keys.getPublic());
    }

    private static X509Certificate sign(
            JcaX509v3CertificateBuilder builder, String dnsName, KeyPair signer) throws Exception {
        builder.addExtension(
                Extension.basicConstraints,
                true,
                new BasicConstraints(dnsName.equals("authority")));
        builder.addExtension(
                Extension.subjectAlternativeName,
                false,
                new GeneralNames(new GeneralName(GeneralName.dNSName, dnsName)));
        var algorithm = new JcaContentSignerBuilder("SHA256withECDSA").build(signer.getPrivate());
        return new JcaX509CertificateConverter().getCertificate(builder.build(algorithm));
    }
}
