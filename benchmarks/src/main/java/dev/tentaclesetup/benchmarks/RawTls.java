package dev.tentaclesetup.benchmarks;

import java.io.BufferedReader;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.net.ssl.SSLSocket;

/// A bare TLS connection to a process with the agent's runtime and options ([RawTlsMain]): the
/// platform's own sockets, one writer, one reader. Either nothing is stored, or what the agent and
/// its caller do with a file is done in the plainest way: uploads are hashed and stored, downloads
/// read from a file and stored.
final class RawTls implements AutoCloseable {

    static final int UPLOAD = 'U';
    static final int DOWNLOAD = 'D';
    static final int UPLOAD_FILE = 'u';
    static final int DOWNLOAD_FILE = 'd';
    static final long BYTES = (long) Work.FILE_MIB << 20;

    private static final int BLOCK = 64 * 1024;

    private final Process server;
    private final SSLSocket socket;
    private final DataInputStream in;
    private final DataOutputStream out;

    private RawTls(Process server, SSLSocket socket) throws IOException {
        this.server = server;
        this.socket = socket;
        in = new DataInputStream(socket.getInputStream());
        out = new DataOutputStream(socket.getOutputStream());
    }

    static RawTls start(Workbench bench) throws Exception {
        Path image = bench.image();
        Process server =
                new ProcessBuilder(
                                image.resolve("runtime/bin/tentacle").toString(),
                                "@" + image.resolve("lib/tentacle.jvm"),
                                "-cp",
                                bench.classPath(),
                                RawTlsMain.class.getName())
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .start();
        var lines =
                new BufferedReader(
                        new InputStreamReader(server.getInputStream(), StandardCharsets.UTF_8));
        String port = lines.readLine();
        if (port == null) {
            throw new IOException("the bare TLS server does not start");
        }
        var socket =
                (SSLSocket)
                        RawTlsMain.context()
                                .getSocketFactory()
                                .createSocket(
                                        InetAddress.getLoopbackAddress(), Integer.parseInt(port));
        socket.setTcpNoDelay(true);
        return new RawTls(server, socket);
    }

    /// Sends the bytes and waits until the other side has read them.
    void upload() throws IOException {
        out.writeByte(UPLOAD);
        send(out);
        in.readByte();
    }

    /// Reads the bytes.
    void download() throws IOException {
        out.writeByte(DOWNLOAD);
        receive(in);
    }

    /// Sends the bytes and waits until the other side has hashed and stored them.
    void uploadFile() throws IOException {
        out.writeByte(UPLOAD_FILE);
        send(out);
        in.readByte();
    }

    /// Stores the bytes that were uploaded last.
    void downloadFile() throws IOException {
        out.writeByte(DOWNLOAD_FILE);
        Path file = Files.createTempFile("bare", ".bin");
        try (OutputStream stored = Files.newOutputStream(file)) {
            receive(in, stored);
        } finally {
            Files.delete(file);
        }
    }

    static void send(DataOutputStream out) throws IOException {
        byte[] block = new byte[BLOCK];
        for (long left = BYTES; left > 0; left -= BLOCK) {
            out.write(block);
        }
    }

    static void receive(DataInputStream in) throws IOException {
        receive(in, OutputStream.nullOutputStream());
    }

    static void receive(DataInputStream in, OutputStream to) throws IOException {
        byte[] block = new byte[BLOCK];
        for (long left = BYTES; left > 0; ) {
            int count = in.read(block, 0, (int) Math.min(BLOCK, left));
            if (count < 0) {
                throw new EOFException(left + " bytes are missing");
            }
            to.write(block, 0, count);
            left -= count;
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
        server.destroy();
    }
}
