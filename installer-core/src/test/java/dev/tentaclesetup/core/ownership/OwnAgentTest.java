package dev.tentaclesetup.core.ownership;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tentaclesetup.core.host.HostIdentity;
import dev.tentaclesetup.core.host.OwnAddress;
import dev.tentaclesetup.core.host.OwnProcesses;
import dev.tentaclesetup.core.octopus.Machine;
import dev.tentaclesetup.core.octopus.MachineKind;
import dev.tentaclesetup.core.ownership.RecordMemory.Origin;
import dev.tentaclesetup.core.plan.Facts;
import dev.tentaclesetup.core.plan.Footprint;
import dev.tentaclesetup.instance.SubscriptionId;
import dev.tentaclesetup.instance.Thumbprint;
import java.net.InetAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class OwnAgentTest {

    private static final String SERVER = "https://octopus/";
    private static final Path FILE = Path.of("/somewhere/tentacle.config");
    private static final String FAR = "https://192.0.2.7:10933/";
    private static final String HERE = "https://127.0.0.1:1/";
    private static final String POLLED = "poll://bcdefghjklmnpqrstuvw/";
    private static final String POLLED_BY_OTHERS = "poll://wvutsrqpnmlkjhgfedcb/";
    private static final HostIdentity HOST = new HostIdentity("a".repeat(32), "", "b".repeat(32));
    private static final HostIdentity OTHER = new HostIdentity("c".repeat(32), "", "d".repeat(32));

    @Test
    void aRecordThatWasRenamedInThePortalStaysOurs() {
        OwnAgent agent = remembering(HOST, record("Machines-1", "web", FAR));

        assertThat(agent.certain(SERVER, List.of(machine("Machines-1", "renamed", FAR))))
                .hasSize(1);
        assertThat(judged(agent, machine("Machines-1", "renamed", FAR)).ours()).hasSize(1);
    }

    @Test
    void aRecordThatGotAnotherAddressInThePortalIsChangedButNotDeleted() {
        OwnAgent agent = remembering(HOST, record("Machines-1", "web", HERE));
        Machine moved = machine("Machines-1", "web", FAR);

        assertThat(judged(agent, moved).ours()).containsExactly(moved);
        assertThat(agent.certain(SERVER, List.of(moved))).isEmpty();
    }

    @Test
    void aRecordThatACopyHasTakenOverUnderItsOwnSubscriptionIsNoLongerOurs() {
        OwnAgent agent = remembering(HOST, record("Machines-1", "web", POLLED));
        Machine taken = machine("Machines-1", "web", POLLED_BY_OTHERS);

        assertThat(judged(agent, taken).unproved()).containsExactly(taken);
        assertThat(agent.certain(SERVER, List.of(taken))).isEmpty();
    }

    @Test
    void onACopyNothingOfTheOriginalIsOurs() {
        OwnAgent agent = remembering(OTHER, record("Machines-1", "web", POLLED));
        Machine original = machine("Machines-1", "web", POLLED);

        assertThat(agent.origin()).isEqualTo(Origin.OTHER_HOST);
        assertThat(judged(agent, original).unproved()).containsExactly(original);
        assertThat(agent.certain(SERVER, List.of(original))).isEmpty();
    }

    @Test
    void aLoopbackAddressProvesNothingOnACopy() {
        OwnAgent agent = remembering(OTHER, record("Machines-1", "web", HERE));

        assertThat(judged(agent, machine("Machines-1", "other", HERE)).ours()).isEmpty();
    }

    @Test
    void ofTwoRecordsTheRememberedOneIsOurs() {
        OwnAgent agent = remembering(HOST, record("Machines-1", "web", POLLED));
        Machine remembered = machine("Machines-1", "web", POLLED);
        Machine second = machine("Machines-2", "web-2", POLLED);

        OwnRecords judged = judged(agent, second, remembered);

        assertThat(judged.ours()).containsExactly(remembered);
        assertThat(judged.unproved()).containsExactly(second);
        assertThat(agent.certain(SERVER, List.of(second, remembered))).containsExactly(remembered);
    }

    @Test
    void ofTwoRecordsNoneIsDeletedWhenNoneIsRemembered() {
        OwnAgent agent = remembering(HOST, record("Machines-9", "gone", FAR));
        Machine one = machine("Machines-1", "web", POLLED);
        Machine two = machine("Machines-2", "web-2", POLLED);

        assertThat(agent.certain(SERVER, List.of(one, two))).isEmpty();
        assertThat(judged(agent, one, two).ours()).containsExactly(one, two);
    }

    @Test
    void theHostsOwnNameLeadsHereAlsoByALoopbackAddress() throws Exception {
        // As Debian writes it for the host's own name.
        InetAddress debian = InetAddress.getByAddress("host", new byte[] {127, 0, 1, 1});

        assertThat(OwnAddress.is(debian)).isTrue();
    }

    @Test
    void anIdentityIsTheSameAfterItWasKept() {
        assertThat(HostIdentity.parse(HOST.text())).isEqualTo(HOST);
        assertThat(HostIdentity.parse("0").sameAs(HOST)).isFalse();
        assertThat(HostIdentity.parse("").sameAs(new HostIdentity("", "", ""))).isFalse();
    }

    private static OwnRecords judged(OwnAgent agent, Machine... machines) {
        return agent.judge(
                SERVER, List.of(machines), new OwnAgent.WantedRecord("web", Optional.empty()));
    }

    private static OwnAgent remembering(HostIdentity then, Facts.Registration record) {
        Footprint footprint = Footprint.of("Demo", then.text()).listed(List.of(record));
        var memory = new RecordMemory(Optional.empty(), Optional.of(footprint));
        return new OwnAgent(
                memory,
                memory.origin(HOST, FILE),
                FILE,
                Set.of(new SubscriptionId(POLLED)),
                Optional.empty(),
                new OwnProcesses(Set.of()),
                false);
    }

    private static Facts.Registration record(String id, String name, String address) {
        return new Facts.Registration(SERVER, "Default", "target", id, name, "", address);
    }

    private static Machine machine(String id, String name, String uri) {
        return new Machine(
                MachineKind.TARGET,
                id,
                name,
                uri.startsWith("poll") ? "TentacleActive" : "TentaclePassive",
                uri,
                new Thumbprint("AB".repeat(20)).hex(),
                List.of("Environments-1"),
                List.of("web"),
                List.of(),
                Optional.empty(),
                false,
                "Healthy",
                "",
                "{}");
    }
}
