package dev.tentaclesetup.cli;

import dev.tentaclesetup.practice.PracticeServer;
import java.nio.file.Path;

/// Answer files for tests; each has every answer on a line of its own, so that a test can replace
/// it.
final class AnswerText {

    private final PracticeServer server;
    private final Path folder;

    /// @param folder for the instance's data and applications
    AnswerText(PracticeServer server, Path folder) {
        this.server = server;
        this.folder = folder;
    }

    String listening(int port) {
        return common()
                + """

                [connection]
                mode = listening
                listen-port = %d

                [registration]
                name = web-one
                environment = Test
                role = web-server
                """
                        .formatted(port);
    }

    String polling() {
        return common()
                + """

                [connection]
                mode = polling
                comms-address = 127.0.0.1:%d

                [registration]
                kind = worker
                name = worker-one
                worker-pool = Linux workers
                """
                        .formatted(server.commsAddress().getPort());
    }

    String removal() {
        return """
        [setup]
        schema = 1
        action = remove
        instance = Demo

        [server]
        url = %s
        api-key.env = KEY

        [remove]
        delete = record
        delete = service
        delete = certificate
        delete = data
        delete = applications
        confirm = Demo
        """
                .formatted(server.url());
    }

    private String common() {
        return """
        [setup]
        schema = 1
        instance = Demo

        [server]
        url = %s
        api-key.env = KEY

        [paths]
        data = %s
        applications = %s

        [service]
        install = no
        """
                .formatted(server.url(), folder.resolve("data"), folder.resolve("applications"));
    }
}
