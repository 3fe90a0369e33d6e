package dev.tentaclesetup.service.firewall;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Rules that wait in a firewall until it is switched on again.
final class SwitchedOffFirewallsTest {
    private static final FirewallRule RULE = FirewallRule.of("Tentacle", 10_933).withZone("public");
    private static final String SERVICE = "tentacle-setup-Tentacle";

    private final RecordedCommands commands = new RecordedCommands();
    @TempDir Path services;

    private List<Firewall> keepers() throws Exception {
        return new LinuxFirewall(commands, services).keepers();
    }

    private void firewalldIsOff() {
        commands.answer("firewall-cmd --state", 252, "not running\n")
                .answer("firewall-offline-cmd --get-default-zone", 0, "public\n")
                .answer(
                        "firewall-offline-cmd --service=" + SERVICE + " --get-ports",
                        0,
                        "10933/tcp\n")
                .answer(
                        "firewall-offline-cmd --list-all-zones",
                        0,
                        "public\n  services: ssh " + SERVICE + "\n  ports: \n  rich rules: \n");
    }

    @Test
    void firewalldsAreFoundInItsFilesAndTakenOutOfThem() throws Exception {
        firewalldIsOff();
        Firewall firewalld = keepers().getFirst();

        assertThat(firewalld.detect()).isEqualTo(new FirewallState.Inactive("firewalld"));
        assertThat(firewalld.ours("Tentacle")).containsExactly(RULE);
        assertThat(firewalld.holds(RULE)).isTrue();
        firewalld.close("Tentacle");

        assertThat(commands.unanswered)
                .containsExactly(
                        "firewall-offline-cmd --zone=public --remove-service-from-zone=" + SERVICE,
                        "firewall-offline-cmd --delete-service=" + SERVICE);
    }

    @Test
    void firewalldsComeBack() throws Exception {
        firewalldIsOff();
        commands.answer(
                        "firewall-offline-cmd --service=" + SERVICE + " --get-ports",
                        101,
                        "INVALID_SERVICE")
                .answer("firewall-offline-cmd --list-all-zones", 0, "public\n  services: ssh\n");

        keepers().getFirst().open(RULE);

        assertThat(commands.unanswered)
                .containsExactly(
                        "firewall-offline-cmd --new-service=" + SERVICE,
                        "firewall-offline-cmd --service="
                                + SERVICE
                                + " --set-short=Octopus Tentacle: Tentacle",
                        "firewall-offline-cmd --service=" + SERVICE + " --add-port=10933/tcp",
                        "firewall-offline-cmd --zone=public --add-service=" + SERVICE);
    }

    @Test
    void firewalldWithoutItsProgramForThatKeepsNothingAnyMore() throws Exception {
        commands.answer("firewall-cmd --state", 252, "not running\n");

        assertThat(keepers().getFirst().ours("Tentacle")).isEmpty();
    }

    @Test
    void ufwsAreFoundBesideAFirewallThatIsInUse() throws Exception {
        commands.answer("firewall-cmd --state", 0, "running\n")
                .answer("firewall-cmd --get-default-zone", 0, "public\n")
                .answer("ufw status", 0, "Status: inactive\n")
                .answer(
                        "ufw show added",
                        0,
                        "ufw allow 10933/tcp comment 'tentacle-setup: Tentacle'\n");

        assertThat(keepers()).hasSize(2);
        keepers().getLast().close("Tentacle");

        assertThat(commands.unanswered)
                .containsExactly("ufw --force delete allow proto tcp from any to any port 10933");
    }

    @Test
    void rulesThatNobodyManagesAreNoKeeper() throws Exception {
        commands.answer("iptables -S INPUT", 0, "-P INPUT DROP\n");

        assertThat(keepers()).isEmpty();
    }
}
