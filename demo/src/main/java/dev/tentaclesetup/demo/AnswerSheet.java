package dev.tentaclesetup.demo;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// The answer files of the demonstration: what a user would write.
final class AnswerSheet {

    /// Where the product finds the API key; the file only names the variable.
    static final String KEY_VARIABLE = "PRACTICE_API_KEY";

    static final String INSTANCE = "Tentacle";

    private static final String ADDED_ROLE = "database-server";

    private final Playground playground;
    private final URI server;

    AnswerSheet(Playground playground, URI server) {
        this.playground = playground;
        this.server = server;
    }

    /// Answers that set up a Tentacle.
    ///
    /// @param listenPort the port to listen on, or 0 to poll
    /// @param commsAddress `host:port` of the server, used when polling
    Path install(int listenPort, String commsAddress) throws IOException {
        var lines =
                new ArrayList<String>(List.of("[setup]", "schema = 1", "instance = " + INSTANCE));
        lines.addAll(serverLines());
        lines.addAll(List.of("", "[connection]"));
        lines.addAll(
                listenPort > 0
                        ? List.of(
                                "mode = listening",
                                "listen-port = " + listenPort,
                                "listen-address = 127.0.0.1",
                                "public-host = localhost")
                        : List.of("mode = polling", "comms-address = " + commsAddress));
        lines.addAll(
                List.of(
                        "",
                        "[registration]",
                        "kind = target",
                        "name = demo-machine",
                        "environment = Test",
                        "role = web-server",
                        "",
                        "[paths]",
                        "data = " + playground.data(),
                        "applications = " + playground.applications(),
                        "",
                        "[service]",
                        "# a background process of yours: nothing outside this folder changes",
                        "install = no"));
        return write("answers", lines);
    }

    /// Answers that change one thing of what was set up: all that they do not mention stays. The
    /// key is there because the server's record changes; which server that is, is known.
    Path change() throws IOException {
        return write(
                "change",
                List.of(
                        "[setup]",
                        "schema = 1",
                        "action = reconfigure",
                        "instance = " + INSTANCE,
                        "",
                        "[server]",
                        "api-key.env = " + KEY_VARIABLE,
                        "",
                        "[registration]",
                        "role.add = " + ADDED_ROLE));
    }

    /// Answers that remove everything again.
    Path remove() throws IOException {
        var lines =
                new ArrayList<String>(
                        List.of(
                                "[setup]",
                                "schema = 1",
                                "action = remove",
                                "instance = " + INSTANCE));
        lines.addAll(serverLines());
        lines.addAll(
                List.of(
                        "",
                        "[remove]",
                        "delete = record",
                        "delete = service",
                        "delete = certificate",
                        "delete = data",
                        "delete = applications",
                        "confirm = " + INSTANCE));
        return write("remove", lines);
    }

    private List<String> serverLines() {
        return List.of("", "[server]", "url = " + server, "api-key.env = " + KEY_VARIABLE);
    }

    private Path write(String name, List<String> lines) throws IOException {
        return Files.write(playground.answers(name), lines, StandardCharsets.UTF_8);
    }
}
