package dev.tentaclesetup.benchmarks;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.net.ssl.SSLSocket;

/// The client of [RawTls]: does what each byte of its standard input orders, and prints a line.
public final class RawTlsClientMain {

    private RawTlsClientMain() {}

    /// @param args the server's port
    public static void main(String[] args) throws Exception {
        try (var socket =
                (SSLSocket)
                        RawTlsMain.context()
                                .getSocketFactory()
                                .createSocket(
                                        InetAddress.getLoopbackAddress(),
                                        Integer.parseInt(args[0]))) {
            socket.setTcpNoDelay(true);
            var in = new DataInputStream(socket.getInputStream());
            var out = new DataOutputStream(socket.getOutputStream());
            for (int order = System.in.read(); order >= 0; order = System.in.read()) {
                obey(order, in, out);
                System.out.println("done");
            }
        }
    }

    private static void obey(int order, DataInputStream in, DataOutputStream out)
            throws IOException {
        out.writeByte(order);
        switch (order) {
            case RawTls.UPLOAD, RawTls.UPLOAD_FILE -> {
                RawBytes.send(out);
                in.readByte();
            }
            case RawTls.DOWNLOAD -> RawBytes.receive(in, OutputStream.nullOutputStream());
            default -> store(in);
        }
    }

    private static void store(InputStream in) throws IOException {
        Path file = Files.createTempFile("bare", ".bin");
        try (OutputStream stored = Files.newOutputStream(file)) {
            RawBytes.receive(in, stored);
        } finally {
            Files.delete(file);
        }
    }
}
