package dev.tentaclesetup.practice;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tentaclesetup.practice.fault.Fault;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// Whatever is sent, the answer is the client's fault or a result, and the server goes on.
final class HostileRequestsTest {

    private static final List<String> METHODS =
            List.of("GET", "POST", "PUT", "DELETE", "PATCH", "HEAD");
    private static final List<String> SEGMENTS =
            List.of(
                    "api",
                    "Spaces-1",
                    "Spaces-2",
                    "Spaces-99999999999",
                    "spaces",
                    "default",
                    "machines",
                    "workers",
                    "all",
                    "Machines-1",
                    "environments",
                    "v2",
                    "tasks",
                    "ServerTasks-1",
                    "details",
                    "raw",
                    "cancel",
                    "users",
                    "me",
                    "Users-1",
                    "permissions",
                    "connection",
                    "discover",
                    "maintenanceconfiguration",
                    "%2F",
                    "%00",
                    "..",
                    "",
                    "%C3%BC",
                    "a".repeat(2_000));
    private static final List<String> PARAMETERS =
            List.of(
                    "skip=-1",
                    "take=0",
                    "take=2147483647",
                    "skip=2147483647",
                    "take=x",
                    "name=%25",
                    "ids=,,",
                    "thumbprint=",
                    "partialName=%E4",
                    "isDisabled=maybe",
                    "spaces=x",
                    "=",
                    "&&",
                    "apikey=API-NO");
    private static final List<String> BODIES =
            List.of(
                    "",
                    "null",
                    "[]",
                    "{}",
                    "{\"Name\":null}",
                    "{\"Name\":{\"a\":[1]}}",
                    "\"text\"",
                    "1e99999",
                    "{\"a\":",
                    "{\"Name\":\"Health\",\"Arguments\":{\"MachineIds\":[null]}}",
                    "{\"Name\":\"Health\",\"Arguments\":{\"Timeout\":\"99999.23:59:59.9999999\"}}",
                    "{\"Name\":\"x\",\"Endpoint\":{\"CommunicationStyle\":\"TentaclePassive\",\"Uri\":\"https://%\"}}",
                    "{\"Name\":\"x\",\"Endpoint\":{\"CommunicationStyle\":\"Ftp\",\"n\":1e999}}",
                    "[".repeat(100_000),
                    "{\"a\":".repeat(600) + "1" + "}".repeat(600),
                    "\u0000\uFFFF");

    @Test
    void neverFailsByItsOwnMistake() throws IOException {
        long seed = Long.getLong("test.seed", 20_261_121L);
        var random = new Random(seed);
        try (PracticeServer server =
                Certificates.server().fault(new Fault.TaskQueueStopped()).start()) {
            ApiClient client = ApiClient.of(server);
            for (int i = 0; i < 1_500; i++) {
                var path = new StringBuilder();
                for (int n = random.nextInt(6); n >= 0; n--) {
                    path.append('/')
                            .append(n == 5 || path.isEmpty() ? "api" : one(random, SEGMENTS));
                }
                if (random.nextBoolean()) {
                    path.append('?')
                            .append(one(random, PARAMETERS))
                            .append('&')
                            .append(one(random, PARAMETERS));
                }
                String method = one(random, METHODS);
                String body = method.startsWith("P") ? one(random, BODIES) : null;

                ApiClient.Reply reply = client.sendOrFail(method, path.toString(), body);

                assertThat(reply.status())
                        .as("seed %d, request %d: %s %s %s", seed, i, method, path, body)
                        .isBetween(200, 499);
            }
            assertThat(client.get("/api/users/me").status()).isEqualTo(200);
        }
    }

    @Test
    void survivesBytesThatAreNotHttp() throws IOException {
        var random = new Random(7);
        try (PracticeServer server = Certificates.server().start()) {
            for (int i = 0; i < 30; i++) {
                byte[] bytes = new byte[random.nextInt(2_000)];
                random.nextBytes(bytes);
                try (var socket = new Socket("127.0.0.1", server.url().getPort())) {
                    socket.getOutputStream().write(bytes);
                    socket.getOutputStream().write("\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
                    socket.shutdownOutput();
                    try (InputStream in = socket.getInputStream()) {
                        in.readNBytes(10_000);
                    }
                } catch (IOException _) {
                    // being cut off is an answer, too
                }
            }

            assertThat(ApiClient.of(server).get("/api").status()).isEqualTo(200);
        }
    }

    private static String one(Random random, List<String> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
