package dev.tentaclesetup.cli;

import dev.tentaclesetup.core.problem.ProblemId;
import dev.tentaclesetup.practice.work.ServerCertificate;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIf;

/// A web portal with a certificate of an authority, at the port where portals are.
@Timeout(300)
class PortalAddressIT extends WaysOut {

    private static final int HTTPS = 443;

    @Test
    @EnabledIf("mayListen")
    @WayOut(ProblemId.URL_PORTAL)
    void thePortForAgentsTakesThePlaceOfThePortal() throws Exception {
        String text = answers.polling();
        ServerCertificate shown = new Authority().issue(Duration.ofDays(1), Duration.ofDays(1));
        try (var _ = Relay.withCertificate(HTTPS, server.url().getPort(), shown)) {
            Product.Ended refused =
                    plan(text, "--set", "connection.comms-address=127.0.0.1:" + HTTPS);

            refusedBy(ProblemId.URL_PORTAL, "Agents usually talk to port 10943", refused);
        }
        goesOn(plan(text));
    }

    static boolean mayListen() {
        try (var _ = new ServerSocket(HTTPS, 1, InetAddress.getLoopbackAddress())) {
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
