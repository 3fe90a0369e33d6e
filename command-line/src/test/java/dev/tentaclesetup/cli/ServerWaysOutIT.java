package dev.tentaclesetup.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tentaclesetup.core.problem.ProblemId;
import dev.tentaclesetup.fixtures.FreePort;
import dev.tentaclesetup.practice.PracticeServer;
import dev.tentaclesetup.practice.fault.Fault;
import dev.tentaclesetup.practice.fault.Requests;
import dev.tentaclesetup.practice.work.ServerCertificate;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Base64;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// What is wrong between this host and the server, and what its sentence tells the user to do.
@Timeout(300)
class ServerWaysOutIT extends WaysOut {

    private static final Pattern PIN = Pattern.compile("server\\.pin-sha256 = ([0-9A-F:]+)");

    @Test
    @WayOut(ProblemId.NET_DNS)
    void aMisspeltNameIsSpeltRight() throws Exception {
        String text = listening();

        refusedBy(
                ProblemId.NET_DNS,
                "Check the spelling",
                plan(at(text, "http://no-such-server.invalid:8080")));
        goesOn(plan(text));
    }

    @Test
    @WayOut(ProblemId.NET_IPV6)
    void ipv4IsUsedWhereIpv6LeadsNowhere() throws Exception {
        Path names =
                Files.writeString(folder.resolve("hosts"), "127.0.0.1 both.test\n::1 both.test\n");
        variable("JAVA_TOOL_OPTIONS", "-Djdk.net.hosts.file=" + names);
        String text = at(listening(), "http://both.test:" + server.url().getPort());

        warnedOf(ProblemId.NET_IPV6, "Nothing has to be done: IPv4 is used", plan(text));
        Files.writeString(names, "127.0.0.1 both.test\n");
        goesOn(plan(text));
    }

    @Test
    @WayOut(ProblemId.NET_REFUSED)
    void aWrongPortIsPutRight() throws Exception {
        String text = listening();

        refusedBy(
                ProblemId.NET_REFUSED,
                "Check the port",
                plan(at(text, "http://127.0.0.1:" + FreePort.next())));
        goesOn(plan(text));
    }

    @Test
    @WayOut(ProblemId.NET_PORTAL)
    void afterSigningInToTheNetworkItWorks() throws Exception {
        String text = listening();
        server.faults().inject(new Fault.Redirect(URI.create("http://hotel.example")));

        refusedBy(ProblemId.NET_PORTAL, "Sign in to the network", plan(text));
        server.faults().clear();
        goesOn(plan(text));
    }

    @Test
    @WayOut(ProblemId.URL_COMMS)
    void theAddressOfThePortalTakesThePlaceOfThePortForAgents() throws Exception {
        String text = listening();

        refusedBy(
                ProblemId.URL_COMMS,
                "Use the address that opens the portal",
                plan(at(text, "https://127.0.0.1:" + server.commsAddress().getPort())));
        goesOn(plan(text));
    }

    @Test
    @WayOut(ProblemId.URL_PATH)
    void aPathInTheAddressNeedsNothingToBeDone() throws Exception {
        String text = at(listening(), server.url() + "/app#/Spaces-1/infrastructure");

        warnedOf(ProblemId.URL_PATH, "Nothing has to be done", plan(text));
    }

    @Test
    @WayOut(ProblemId.URL_HTTP)
    void anEncryptedAddressIsUsedWhereThereIsOne() throws Exception {
        hosts("octopus.test");
        String plain = at(listening(), "http://octopus.test:" + server.url().getPort());

        warnedOf(ProblemId.URL_HTTP, "Use https", plan(plain));
        serve(PracticeServer.builder().https().start());
        goesOn(plan(listening(), "--set", "server.ca-file=" + authority()));
    }

    @Test
    @WayOut(ProblemId.URL_NOTOCTO)
    void theAddressOfAnotherProgramIsReplaced() throws Exception {
        String text = listening();
        try (var other = new Between(server.url(), "/", 200, "{\"Name\":\"another program\"}")) {
            refusedBy(
                    ProblemId.URL_NOTOCTO,
                    "Use the address that opens the Octopus portal",
                    plan(at(text, other.url().toString())));
        }
        goesOn(plan(text));
    }

    @Test
    @WayOut(ProblemId.SRV_MAINT)
    void aServerThatStartsIsReadyLater() throws Exception {
        String text = listening();
        server.faults().inject(new Fault.StartingUp());

        refusedBy(ProblemId.SRV_MAINT, "Try again when the server is ready", plan(text));
        server.faults().clear();
        goesOn(plan(text));
    }

    @Test
    @WayOut(ProblemId.SRV_QUEUE)
    void aStoppedTaskQueueIsStartedOrNotWaitedFor() throws Exception {
        String text = listening();
        server.faults().inject(new Fault.TaskQueueStopped());

        warnedOf(ProblemId.SRV_QUEUE, "setup.wait-for-health = no", plan(text));
        assertThat(apply(text, "--set", "setup.wait-for-health=no").exit()).isZero();
        server.faults().clear();
        goesOn(apply(text, "--set", "setup.if-exists=reconfigure"));
    }

    @Test
    @WayOut(ProblemId.SRV_5XX)
    void aServerThatFailedIsTriedAgain() throws Exception {
        String text = listening();
        server.faults().inject(new Fault.ServerError());

        refusedBy(ProblemId.SRV_5XX, "Try again", plan(text));
        server.faults().clear();
        goesOn(plan(text));
    }

    @Test
    @WayOut(ProblemId.SRV_ANSWER)
    void anAddressWithoutAGatewayThatChangesAnswersIsUsed() throws Exception {
        String text = listening();
        try (var gateway = new Between(server.url(), "/users/me", 200, "{\"Id\":")) {
            refusedBy(
                    ProblemId.SRV_ANSWER,
                    "Use an address that leads to the server itself",
                    plan(at(text, gateway.url().toString())));
        }
        goesOn(plan(text));
    }

    @Test
    @WayOut(ProblemId.TLS_UNTRUSTED)
    void anUnknownCertificateIsAcceptedOrItsAuthorityTrusted() throws Exception {
        serve(PracticeServer.builder().https().start());
        String text = listening();
        Product.Ended refused = plan(text);

        refusedBy(ProblemId.TLS_UNTRUSTED, "server.ca-file = FILE", refused);
        goesOn(plan(text, "--set", "server.pin-sha256=" + pin(ProblemId.TLS_UNTRUSTED, refused)));
        goesOn(plan(text, "--set", "server.ca-file=" + authority()));
    }

    @Test
    @WayOut(ProblemId.TLS_PIN)
    void anotherFingerprintIsAnswered() throws Exception {
        serve(PracticeServer.builder().https().start());
        String text = listening();
        Product.Ended refused = plan(text, "--set", "server.pin-sha256=" + "0".repeat(64));

        goesOn(plan(text, "--set", "server.pin-sha256=" + pin(ProblemId.TLS_PIN, refused)));
    }

    @Test
    @WayOut(ProblemId.TLS_NAME)
    void aNameThatTheCertificateContainsIsUsed() throws Exception {
        serve(PracticeServer.builder().https().start());
        hosts("octopus.test");
        String text = listening();
        String other = at(text, "https://octopus.test:" + server.url().getPort());
        String[] trusting = {"--set", "server.ca-file=" + authority()};
        Product.Ended refused = plan(other, trusting);

        refusedBy(ProblemId.TLS_NAME, "Use a name that the certificate contains", refused);
        goesOn(plan(text, trusting));
        goesOn(plan(other, "--set", "server.pin-sha256=" + pin(ProblemId.TLS_NAME, refused)));
    }

    @Test
    @WayOut(ProblemId.TLS_EXPIRED)
    void anExpiredCertificateIsAcceptedAsItIs() throws Exception {
        var authority = new Authority();
        ServerCertificate expired = authority.issue(Duration.ofDays(9), Duration.ofDays(-2));
        try (var front = Relay.withCertificate(0, server.url().getPort(), expired)) {
            String text = at(listening(), "https://127.0.0.1:" + front.port());
            Path file = pem(authority.certificate().getEncoded());
            Product.Ended refused = plan(text, "--set", "server.ca-file=" + file);

            String pin = pin(ProblemId.TLS_EXPIRED, refused);
            goesOn(plan(text, "--set", "server.pin-sha256=" + pin));
        }
    }

    @Test
    @WayOut(ProblemId.TLS_PLAIN)
    void anAddressBeginsWithWhatItsPortSpeaks() throws Exception {
        String text = listening();

        refusedBy(
                ProblemId.TLS_PLAIN,
                "whether the address begins with http or https",
                plan(at(text, server.url().toString().replace("http:", "https:"))));
        goesOn(plan(text));
    }

    @Test
    @WayOut(ProblemId.THUMB_FORMAT)
    void aPastedThumbprintNeedsNothingToBeDone() throws Exception {
        String pasted = server.thumbprint().replaceAll("(..)(?=.)", "$1:");

        warnedOf(
                ProblemId.THUMB_FORMAT,
                "Nothing has to be done",
                plan(listening(), "--set", "server.thumbprint=" + pasted));
    }

    @Test
    @WayOut(ProblemId.THUMB_MISMATCH)
    void theThumbprintOfTheServerIsAnswered() throws Exception {
        String text = listening();
        Product.Ended refused = plan(text, "--set", "server.thumbprint=" + "0".repeat(40));
        Matcher found =
                Pattern.compile("answer server\\.thumbprint = (\\w+)")
                        .matcher(wayOut(ProblemId.THUMB_MISMATCH, refused));

        assertThat(found.find()).as("%s", refused).isTrue();
        goesOn(plan(text, "--set", "server.thumbprint=" + found.group(1)));
    }

    @Test
    @WayOut(ProblemId.THUMB_MISMATCH)
    void theAddressForAgentsIsTheSameServers() throws Exception {
        String text = answers.polling();
        try (var other = PracticeServer.builder().start()) {
            String there = "connection.comms-address=127.0.0.1:" + other.commsAddress().getPort();
            Product.Ended refused = plan(text, "--set", there);

            refusedBy(ProblemId.THUMB_MISMATCH, "the server's own port for agents", refused);
        }
        goesOn(plan(text));
    }

    @Test
    @WayOut(ProblemId.PROXY_407)
    void aProxyGetsTheLoginThatItWants() throws Exception {
        serve(PracticeServer.builder().https().start());
        variable("PROXY_PASSWORD", "open sesame");
        try (var proxy = Relay.proxy(server.url().getPort(), "ali", "open sesame")) {
            String text = through(proxy.port());

            refusedBy(ProblemId.PROXY_407, "proxy.username and proxy.password", plan(text));
            goesOn(plan(text.replace("[proxy]", "[proxy]\n" + login())));
        }
    }

    private static String login() {
        return "username = ali\npassword.env = PROXY_PASSWORD";
    }

    @Test
    @WayOut(ProblemId.PROXY_ADDR)
    void thePortOfAProxyIsPutRight() throws Exception {
        serve(PracticeServer.builder().https().start());
        try (var proxy = Relay.proxy(server.url().getPort())) {
            refusedBy(
                    ProblemId.PROXY_ADDR,
                    "Check host and port of the proxy",
                    plan(through(FreePort.next())));
            goesOn(plan(through(proxy.port())));
        }
    }

    /// A name beyond this host, for which a proxy is used.
    private String through(int port) throws Exception {
        String text = at(listening(), "https://octopus.test:" + server.url().getPort());
        return """
        %s
        [proxy]
        mode = manual
        host = 127.0.0.1
        port = %d
        """
                .formatted(
                        text.replace("[paths]", "pin-sha256 = " + fingerprint() + "\n[paths]"),
                        port);
    }

    private String fingerprint() throws Exception {
        byte[] certificate = server.httpsCertificate().orElseThrow().getEncoded();
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(certificate));
    }

    @Test
    @WayOut(ProblemId.AUTH_KEY)
    void theWholeKeyIsCopied() throws Exception {
        String text = listening();
        variable("KEY", server.apiKey().substring(0, 20));

        refusedBy(ProblemId.AUTH_KEY, "the whole key was copied", plan(text));
        variable("KEY", server.apiKey());
        goesOn(plan(text));
    }

    @Test
    @WayOut(ProblemId.AUTH_BEARER)
    void anotherAccessTokenIsUsed() throws Exception {
        String text = listening().replace("api-key.env", "token.env");
        variable("KEY", "expired");

        refusedBy(ProblemId.AUTH_BEARER, "Get a new access token", plan(text));
        variable("KEY", server.apiKey());
        goesOn(plan(text));
    }

    @Test
    @WayOut(ProblemId.AUTH_RATE)
    void anAttemptAfterAPauseWorks() throws Exception {
        String text = listening();
        server.faults().inject(new Fault.TooManyRequests(1));

        refusedBy(ProblemId.AUTH_RATE, "Wait a few minutes", plan(text));
        server.faults().clear();
        goesOn(plan(text));
    }

    @Test
    @WayOut(ProblemId.PERM_CERT)
    void theThumbprintIsCopiedFromThePortal() throws Exception {
        String text = listening();
        server.faults().inject(new Fault.ForbidCertificate());

        refusedBy(ProblemId.PERM_CERT, "answer server.thumbprint", plan(text));
        goesOn(plan(text, "--set", "server.thumbprint=" + server.thumbprint()));
    }

    @Test
    @WayOut(ProblemId.HEALTH_SLOW)
    void aHealthCheckThatWaitsIsMadeWhenTheQueueRuns() throws Exception {
        String text = listening();
        server.faults().inject(new Fault.TaskQueueStopped());

        unproved(
                ProblemId.HEALTH_SLOW,
                "the task queue is running",
                apply(text, "--set", "setup.health-timeout-seconds=2"));
        server.faults().clear();
        goesOn(apply(text, "--set", "setup.if-exists=reconfigure"));
    }

    @Test
    @WayOut({ProblemId.HEALTH_UNKNOWN})
    void anAccountThatMayStartNoTasksIsGivenThePermission() throws Exception {
        String text = listening();
        goesOn(apply(text));
        server.faults().inject(new Fault.ForbidTasks());
        String[] renamed = {
            "--set", "setup.if-exists=reconfigure", "--set", "registration.role=other"
        };

        unproved(ProblemId.HEALTH_UNKNOWN, "TaskCreate", apply(text, renamed));
        server.faults().clear();
        goesOn(apply(text, "--set", "setup.if-exists=reconfigure"));
    }

    @Test
    @WayOut(ProblemId.HEALTH_FAIL)
    void aHealthCheckThatFailedIsMadeAgainWhenItsCauseIsGone() throws Exception {
        String text = listening();
        server.faults().inject(new Fault.HealthFails());

        refusedBy(ProblemId.HEALTH_FAIL, "the first error of the server's task log", apply(text));
        server.faults().clear();
        goesOn(apply(text));
    }

    @Test
    @WayOut(ProblemId.RUN_TIMEOUT)
    void aLongerTimeIsAllowed() throws Exception {
        String text = listening();
        server.faults().inject(new Fault.Hold(Requests.writesTo("/tasks")));

        refusedBy(
                ProblemId.RUN_TIMEOUT,
                "Raise setup.timeout-seconds",
                apply(text, "--set", "setup.timeout-seconds=4"));
        server.faults().clear();
        goesOn(apply(text, "--set", "setup.timeout-seconds=600"));
    }

    private String pin(ProblemId id, Product.Ended refused) {
        Matcher pin = PIN.matcher(wayOut(id, refused));
        assertThat(pin.find()).as("%s", refused).isTrue();
        return pin.group(1);
    }

    private Path authority() throws Exception {
        return pem(server.httpsCertificate().orElseThrow().getEncoded());
    }

    private Path pem(byte[] certificate) throws Exception {
        String body = Base64.getMimeEncoder().encodeToString(certificate);
        return Files.writeString(
                folder.resolve("authority.pem"),
                "-----BEGIN CERTIFICATE-----\n" + body + "\n-----END CERTIFICATE-----\n");
    }
}
