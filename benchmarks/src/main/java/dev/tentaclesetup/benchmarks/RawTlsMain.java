package dev.tentaclesetup.benchmarks;

import dev.tentaclesetup.instance.TentacleCertificate;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.InstantSource;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;

/// The server of [RawTls]: prints its port and serves one connection.
public final class RawTlsMain {

    private RawTlsMain() {}

    /// @param args none
    public static void main(String[] args) throws Exception {
        try (var server =
                (SSLServerSocket)
                        context()
                                .getServerSocketFactory()
                                .createServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            System.out.println(server.getLocalPort());
            try (var socket = (SSLSocket) server.accept()) {
                socket.setTcpNoDelay(true);
                Path file = Files.createTempFile("bare", ".bin");
                try {
                    serve(
                            new DataInputStream(socket.getInputStream()),
                            new DataOutputStream(socket.getOutputStream()),
                            file);
                } finally {
                    Files.delete(file);
                }
            }
        }
    }

    private static void serve(DataInputStream in, DataOutputStream out, Path file)
            throws Exception {
        for (int order = in.read(); order >= 0; order = in.read()) {
            if (order == RawTls.UPLOAD) {
                RawBytes.receive(in, OutputStream.nullOutputStream());
                out.writeByte(0);
            } else if (order == RawTls.DOWNLOAD) {
                RawBytes.send(out);
            } else if (order == RawTls.UPLOAD_FILE) {
                store(in, file);
                out.writeByte(0);
            } else {
                Files.copy(file, out);
            }
        }
    }

    private static void store(DataInputStream in, Path file) throws Exception {
        try (var stored =
                new DigestOutputStream(
                        Files.newOutputStream(file), MessageDigest.getInstance("SHA-1"))) {
            RawBytes.receive(in, stored);
        }
    }

    /// With a certificate like a Tentacle's, trusting every peer: this is about speed.
    static SSLContext context() throws Exception {
        var made = TentacleCertificate.generate(InstantSource.system(), new SecureRandom());
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        char[] none = {};
        store.setKeyEntry("own", made.privateKey(), none, new Certificate[] {made.certificate()});
        var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store, none);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), new TrustManager[] {new TrustsEveryPeer()}, null);
        return context;
    }

    private static final class TrustsEveryPeer implements X509TrustManager {
        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) {}

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
