package dev.tentaclesetup.benchmarks;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/// A bare TLS connection between two processes of their own, with the agent's runtime and options
/// ([RawTlsMain]) and with this program's ([RawTlsClientMain]): the platform's own sockets, one
/// writer, one reader. In this very process they would spoil what its compiler knows of ours, and
/// ours of theirs.
///
/// Either nothing is stored, or what the agent and its caller do with a file is done in the
/// plainest way: uploads are hashed and stored, downloads read from a file and stored.
final class RawTls implements AutoCloseable {

    static final int UPLOAD = 'U';
    static final int DOWNLOAD = 'D';
    static final int UPLOAD_FILE = 'u';
    static final int DOWNLOAD_FILE = 'd';

    private final Process server;
    private final Process client;
    private final OutputStream orders;
    private final BufferedReader answers;

    private RawTls(Process server, Process client) {
        this.server = server;
        this.client = client;
        orders = client.getOutputStream();
        answers = client.inputReader(StandardCharsets.UTF_8);
    }

    static RawTls start(Workbench bench) throws IOException {
        Path image = bench.image();
        // Goes with all that is in it, however the processes end.
        String files = "-Djava.io.tmpdir=" + bench.room("bare");
        Process server =
                start(
                        List.of(
                                image.resolve("runtime/bin/tentacle").toString(),
                                "@" + image.resolve("lib/tentacle.jvm"),
                                files,
                                "-cp",
                                bench.classPath(),
                                RawTlsMain.class.getName()));
        String port = server.inputReader(StandardCharsets.UTF_8).readLine();
        if (port == null) {
            throw new IOException("the bare TLS server does not start");
        }
        Process client =
                start(
                        List.of(
                                bench.java(),
                                files,
                                "-cp",
                                bench.classPath(),
                                RawTlsClientMain.class.getName(),
                                port));
        return new RawTls(server, client);
    }

    private static Process start(List<String> command) throws IOException {
        return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    }

    /// Sends the bytes and waits until the other side has read them.
    void upload() throws IOException {
        order(UPLOAD);
    }

    /// Reads the bytes.
    void download() throws IOException {
        order(DOWNLOAD);
    }

    /// Sends the bytes and waits until the other side has hashed and stored them.
    void uploadFile() throws IOException {
        order(UPLOAD_FILE);
    }

    /// Stores the bytes that were uploaded last.
    void downloadFile() throws IOException {
        order(DOWNLOAD_FILE);
    }

    private void order(int what) throws IOException {
        orders.write(what);
        orders.flush();
        if (answers.readLine() == null) {
            throw new IOException("the bare TLS client has ended");
        }
    }

    @Override
    public void close() {
        client.destroy();
        server.destroy();
    }
}
