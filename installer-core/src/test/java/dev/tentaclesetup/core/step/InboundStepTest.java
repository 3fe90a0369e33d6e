package dev.tentaclesetup.core.step;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tentaclesetup.core.octopus.MachineKind;
import dev.tentaclesetup.core.plan.Facts;
import dev.tentaclesetup.core.problem.Problem;
import dev.tentaclesetup.core.problem.ProblemException;
import dev.tentaclesetup.core.problem.ProblemId;
import dev.tentaclesetup.halibut.HalibutRuntime;
import dev.tentaclesetup.halibut.wire.Identity;
import dev.tentaclesetup.instance.Thumbprint;
import dev.tentaclesetup.practice.fault.Fault;
import dev.tentaclesetup.practice.work.ServerCertificate;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// A server dials an agent with a certificate of its own over real TLS.
@Timeout(60)
class InboundStepTest {

    private static final ServerCertificate AGENT =
            ServerCertificate.generate("Octopus Tentacle", Instant.now());

    private RegisteringKit kit;
    private HalibutRuntime agent;
    private int port;

    @BeforeEach
    void start() throws Exception {
        kit = new RegisteringKit();
        agent = HalibutRuntime.builder(new Identity(AGENT.certificate(), AGENT.key())).build();
        port = agent.listen(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0)).getPort();
    }

    @AfterEach
    void stop() throws Exception {
        agent.close();
        kit.close();
    }

    private void agentHas(String thumbprint) {
        kit.facts.change(_ -> Facts.of("Demo").withThumbprint(new Thumbprint(thumbprint)));
    }

    private InboundStep step(PublicAddress address) {
        return new InboundStep(kit.space, MachineKind.TARGET, address, kit.facts);
    }

    @Test
    void takesTheFirstNameUnderWhichTheServerFindsThisAgent() throws Exception {
        agentHas(AGENT.thumbprint());
        var address = new PublicAddress(List.of("nowhere.invalid", "127.0.0.1"), port);
        var lines = new ArrayList<String>();

        InboundStep step = step(address);
        step.apply(lines::add);
        step.verify();

        assertThat(address.host()).isEqualTo("127.0.0.1");
        assertThat(lines).singleElement().asString().startsWith("nowhere.invalid:" + port);
        assertThat(kit.facts.facts().connection()).contains("127.0.0.1:" + port);
    }

    @Test
    void reportsTheFirstNameWhenNoneLeadsHere() {
        agentHas(AGENT.thumbprint());
        kit.server.faults().inject(new Fault.DiscoveryFails());
        var address = new PublicAddress(List.of("first.invalid", "second.invalid"), port);

        Problem problem = problem(() -> step(address).apply(_ -> {}));

        assertThat(problem.id()).isEqualTo(ProblemId.FW_REMOTE);
        assertThat(problem.arguments()).anyMatch(argument -> argument.toString().contains("first"));
        assertThat(address.host()).isEqualTo("first.invalid");
    }

    @Test
    void anotherAgentAtTheAddressIsNotTakenForThisOne() {
        agentHas(RegisteringKit.OWN.hex());
        var address = new PublicAddress(List.of("127.0.0.1"), port);

        Problem problem = problem(() -> step(address).apply(_ -> {}));

        assertThat(problem.id()).isEqualTo(ProblemId.ADDR_WRONG);
        assertThat(problem.seen()).isEqualTo(AGENT.thumbprint());
    }

    @Test
    void aFailureThatIsNotAboutTheWayStopsAtOnce() {
        agentHas(AGENT.thumbprint());
        kit.server.faults().inject(new Fault.RefuseApiKey());
        var address = new PublicAddress(List.of("first.invalid", "127.0.0.1"), port);
        var lines = new ArrayList<String>();

        Problem problem = problem(() -> step(address).apply(lines::add));

        assertThat(problem.id()).isEqualTo(ProblemId.AUTH_KEY);
        assertThat(lines).isEmpty();
    }

    private static Problem problem(ThrowingCallable call) {
        return catchThrowableOfType(ProblemException.class, call).problem();
    }
}
