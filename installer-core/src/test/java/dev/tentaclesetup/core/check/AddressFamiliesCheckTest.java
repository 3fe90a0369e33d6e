package dev.tentaclesetup.core.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tentaclesetup.core.problem.Problem;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Hosts with both families are in `ServerWaysOutIT`, where names lead where a test wants them.
class AddressFamiliesCheckTest {

    @Test
    void aHostWithOneFamilyIsInOrder() throws Exception {
        try (var socket = new ServerSocket(0, 9, InetAddress.getByName("127.0.0.1"))) {
            assertThat(problems("127.0.0.1:" + socket.getLocalPort())).isEmpty();
        }
    }

    @Test
    void aHostThatIsUnknownOrAnswersByNeitherIsAnotherChecksMatter() {
        assertThat(problems("no-such-host.invalid")).isEmpty();
        assertThat(problems("[::1]:9")).isEmpty();
    }

    private static List<Problem> problems(String authority) {
        return new AddressFamiliesCheck(URI.create("https://" + authority)).observe().problems();
    }
}
