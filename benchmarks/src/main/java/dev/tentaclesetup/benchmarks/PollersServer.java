package dev.tentaclesetup.benchmarks;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;

/// A practice server in a process of its own ([PollersServerMain]).
final class PollersServer implements AutoCloseable {

    private final Process process;
    private final BufferedReader answers;
    private final Writer orders;
    private final int port;
    private final String thumbprint;

    private PollersServer(Process process, BufferedReader answers) throws IOException {
        this.process = process;
        this.answers = answers;
        this.orders = new OutputStreamWriter(process.getOutputStream(), StandardCharsets.US_ASCII);
        port = Integer.parseInt(answer());
        thumbprint = answer();
    }

    /// @param trusted the thumbprint of the agents, 40 hexadecimal digits
    static PollersServer start(Workbench bench, String trusted) throws IOException {
        Process process =
                new ProcessBuilder(
                                bench.java(),
                                "-XX:+UseSerialGC",
                                "-Xmx512m",
                                "-cp",
                                bench.classPath(),
                                PollersServerMain.class.getName(),
                                trusted)
                        .redirectError(bench.folder().resolve("server.txt").toFile())
                        .start();
        return new PollersServer(
                process,
                new BufferedReader(
                        new InputStreamReader(
                                process.getInputStream(), StandardCharsets.US_ASCII)));
    }

    int port() {
        return port;
    }

    String thumbprint() {
        return thumbprint;
    }

    /// Waits for so many pollers and calls them in turn for a while.
    double callsPerSecond(int pollers) throws IOException {
        order("calls " + pollers);
        return Double.parseDouble(answer());
    }

    /// Proportional set size in MiB after a collection.
    double settledPss() throws IOException {
        order("collect");
        answer();
        return new ProcessCost(process.toHandle()).pss();
    }

    private void order(String line) throws IOException {
        orders.write(line + "\n");
        orders.flush();
    }

    private String answer() throws IOException {
        String line = answers.readLine();
        if (line == null) {
            throw new IOException("the server of the pollers has ended");
        }
        return line;
    }

    @Override
    public void close() {
        process.destroy();
    }
}
