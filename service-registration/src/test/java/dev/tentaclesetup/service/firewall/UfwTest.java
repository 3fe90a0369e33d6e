package dev.tentaclesetup.service.firewall;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tentaclesetup.service.ServiceException;
import dev.tentaclesetup.service.ServiceFailure.CommandFailed;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class UfwTest {
    private static final FirewallRule ANYBODY = FirewallRule.of("Tentacle", 10_933);
    private static final FirewallRule SERVER =
            ANYBODY.withFrom(
                    List.of(new RemoteAddress("10.0.0.0/8"), new RemoteAddress("fd00::1")));

    private final RecordedCommands commands = new RecordedCommands();
    private final Firewall firewall = new LinuxFirewall(commands);

    @BeforeEach
    void active() {
        commands.answer("ufw status", 0, "Status: active\n");
        added("ufw allow 22/tcp");
    }

    private void added(String... lines) {
        commands.answer(
                "ufw show added",
                0,
                "Added user rules (see 'ufw status' for running firewall):\n"
                        + String.join("\n", lines)
                        + "\n");
    }

    @Test
    void isActiveOrInactive() throws Exception {
        assertThat(firewall.detect()).isEqualTo(new FirewallState.Active("ufw", ""));
        commands.answer("ufw status", 0, "Status: inactive\n");
        assertThat(firewall.detect()).isEqualTo(new FirewallState.Inactive("ufw"));
    }

    @Test
    void opensForAnybodyUnderTheInstancesName() throws Exception {
        firewall.open(ANYBODY);
        assertThat(commands.unanswered)
                .containsExactly(
                        "ufw allow proto tcp from any to any port 10933 comment tentacle-setup:"
                                + " Tentacle");
    }

    @Test
    void opensForEachCaller() throws Exception {
        firewall.open(SERVER);
        assertThat(commands.unanswered)
                .containsExactly(
                        "ufw allow proto tcp from 10.0.0.0/8 to any port 10933 comment"
                                + " tentacle-setup: Tentacle",
                        "ufw allow proto tcp from fd00::1 to any port 10933 comment"
                                + " tentacle-setup: Tentacle");
    }

    @Test
    void findsItsRuleAgainByNameAndPort() throws Exception {
        added(
                "ufw allow 10933/tcp comment 'tentacle-setup: other'",
                "ufw allow from 10.0.0.0/8 to any port 10933 proto tcp comment 'tentacle-setup:"
                        + " Tentacle'",
                "ufw allow from fd00::1 to any port 10933 proto tcp comment 'tentacle-setup:"
                        + " Tentacle'");
        assertThat(firewall.ours("Tentacle")).containsExactly(SERVER);
        assertThat(firewall.holds(SERVER)).isTrue();
        assertThat(firewall.holds(ANYBODY)).isFalse();
    }

    @Test
    void movesToAnotherPortWithoutKeepingTheOld() throws Exception {
        added("ufw allow 10933/tcp comment 'tentacle-setup: Tentacle'");
        firewall.open(FirewallRule.of("Tentacle", 10_940));
        assertThat(commands.unanswered)
                .containsExactly(
                        "ufw allow proto tcp from any to any port 10940 comment tentacle-setup:"
                                + " Tentacle",
                        "ufw --force delete allow proto tcp from any to any port 10933");
    }

    @Test
    void doesNothingWhenTheRuleIsThere() throws Exception {
        added("ufw allow 10933/tcp comment 'tentacle-setup: Tentacle'");
        firewall.open(ANYBODY);
        assertThat(commands.unanswered).isEmpty();
    }

    @Test
    void leavesAnAdministratorsRuleAlone() throws Exception {
        added("ufw allow 10933/tcp comment 'by the admin'");
        assertThat(firewall.holds(ANYBODY)).isTrue();
        firewall.open(ANYBODY);
        firewall.close("Tentacle");
        assertThat(commands.unanswered).isEmpty();
    }

    @Test
    void closesOnlyWhatBelongsToTheInstance() throws Exception {
        added(
                "ufw allow 10933/tcp comment 'tentacle-setup: Tentacle'",
                "ufw allow 10934/tcp comment 'tentacle-setup: Tentacle 2'");
        firewall.close("Tentacle");
        assertThat(commands.unanswered)
                .containsExactly("ufw --force delete allow proto tcp from any to any port 10933");
    }

    @Test
    void tellsWhatUfwSaid() {
        commands.answer(
                "ufw allow proto tcp from any to any port 10933 comment tentacle-setup: Tentacle",
                1,
                "ERROR: problem running iptables\n");
        assertThatThrownBy(() -> firewall.open(ANYBODY))
                .isInstanceOfSatisfying(
                        ServiceException.class,
                        e ->
                                assertThat(e.failure())
                                        .isInstanceOfSatisfying(
                                                CommandFailed.class,
                                                failure ->
                                                        assertThat(failure.output())
                                                                .contains("problem running")));
    }

    @Test
    void tellsWhatToTypeByHand() throws Exception {
        assertThat(firewall.byHand(ANYBODY))
                .containsExactly("ufw allow proto tcp from any to any port 10933");
    }
}
