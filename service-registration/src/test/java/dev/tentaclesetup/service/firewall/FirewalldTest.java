package dev.tentaclesetup.service.firewall;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class FirewalldTest {
    private static final FirewallRule ANYBODY = FirewallRule.of("Tentacle", 10_933);
    private static final FirewallRule SERVER =
            ANYBODY.withFrom(List.of(new RemoteAddress("10.0.0.0/8")));
    private static final String SERVICE = "tentacle-setup-Tentacle";
    private static final String RICH_NAMED =
            "rule family=\"ipv4\" source address=\"10.0.0.0/8\" service name=\""
                    + SERVICE
                    + "\" accept";
    private static final String RICH_PORT =
            "rule family=\"ipv4\" source address=\"10.0.0.0/8\" port port=\"10933\""
                    + " protocol=\"tcp\" accept";

    private final RecordedCommands commands = new RecordedCommands();
    @TempDir Path services;
    private Firewall firewall;

    @BeforeEach
    void active() {
        firewall = new LinuxFirewall(commands, services);
        commands.answer("firewall-cmd --state", 0, "running\n")
                .answer("firewall-cmd --get-default-zone", 0, "public\n")
                .answer("ufw status", 0, "Status: inactive\n");
        port(101, "");
        permanent("ssh", "", "");
        running("ssh", "", "");
    }

    private void port(int exitCode, String ports) {
        commands.answer(
                "firewall-cmd --permanent --service=" + SERVICE + " --get-ports", exitCode, ports);
    }

    private void permanent(String names, String ports, String rich) {
        commands.answer(
                "firewall-cmd --permanent --list-all-zones",
                0,
                zone("home", "ssh", "", "") + "\n" + zone("public", names, ports, rich));
    }

    private void running(String names, String ports, String rich) {
        commands.answer(
                "firewall-cmd --list-all-zones",
                0,
                zone("home", "ssh", "", "") + "\n" + zone("public (default)", names, ports, rich));
    }

    private static String zone(String name, String names, String ports, String rich) {
        return """
        %s
          target: default
          interfaces:
          services: %s
          ports: %s
          protocols:
          rich rules:
        \t%s
        """
                .formatted(name, names, ports, rich);
    }

    @Test
    void isActiveWithItsDefaultZone() throws Exception {
        assertThat(firewall.detect()).isEqualTo(new FirewallState.Active("firewalld", "public"));
    }

    @Test
    void isPassedOverWhenSwitchedOff() throws Exception {
        commands.answer("firewall-cmd --state", 252, "not running\n");
        assertThat(firewall.detect()).isEqualTo(new FirewallState.Inactive("firewalld"));
        commands.answer("ufw status", 0, "Status: active\n");
        assertThat(firewall.detect()).isEqualTo(new FirewallState.Active("ufw", ""));
    }

    @Test
    void opensByNameForEverAndByPortForNow() throws Exception {
        firewall.open(ANYBODY);
        assertThat(commands.unanswered)
                .containsExactly(
                        "firewall-cmd --permanent --new-service=" + SERVICE,
                        "firewall-cmd --permanent --service="
                                + SERVICE
                                + " --set-short=Octopus Tentacle: Tentacle",
                        "firewall-cmd --permanent --service=" + SERVICE + " --add-port=10933/tcp",
                        "firewall-cmd --permanent --zone=public --add-service=" + SERVICE,
                        "firewall-cmd --zone=public --add-port=10933/tcp");
    }

    @Test
    void opensForCertainCallersInAChosenZone() throws Exception {
        firewall.open(SERVER.withZone("home"));
        assertThat(commands.unanswered)
                .endsWith(
                        "firewall-cmd --permanent --zone=home --add-rich-rule=" + RICH_NAMED,
                        "firewall-cmd --zone=home --add-rich-rule=" + RICH_PORT);
    }

    @Test
    void findsItsRuleAgainByNameAndPort() throws Exception {
        port(0, "10933/tcp\n");
        permanent("ssh " + SERVICE, "", "");
        running("ssh", "10933/tcp", "");
        assertThat(firewall.ours("Tentacle")).containsExactly(ANYBODY.withZone("public"));
        assertThat(firewall.holds(ANYBODY)).isTrue();
        assertThat(firewall.holds(ANYBODY.withZone("home"))).isFalse();
        assertThat(firewall.holds(SERVER)).isFalse();
        assertThat(firewall.holds(FirewallRule.of("Tentacle", 10_934))).isFalse();
    }

    @Test
    void holdsByNameAfterABootAndNotWhenTheRunningFirewallLostIt() throws Exception {
        port(0, "10933/tcp\n");
        permanent("ssh", "", RICH_NAMED);
        running("ssh", "", RICH_NAMED);
        assertThat(firewall.holds(SERVER)).isTrue();
        running("ssh", "", "");
        assertThat(firewall.holds(SERVER)).isFalse();
    }

    @Test
    void holdsWhenAnAdministratorLetsThePortIn() throws Exception {
        permanent("ssh", "10900-10999/tcp", "");
        assertThat(firewall.holds(ANYBODY)).isFalse();
        running("ssh", "10900-10999/tcp", "");
        assertThat(firewall.holds(ANYBODY)).isTrue();
    }

    @Test
    void closesEverythingOfTheInstance() throws Exception {
        Path old = Files.createFile(services.resolve(SERVICE + ".xml.old"));
        port(0, "10933/tcp\n");
        permanent("ssh " + SERVICE, "", "");
        running("ssh", "10933/tcp", "");
        commands.answer("firewall-cmd --permanent --delete-service=" + SERVICE, 0, "success\n");
        firewall.close("Tentacle");
        assertThat(commands.unanswered)
                .containsExactly(
                        "firewall-cmd --permanent --zone=public --remove-service=" + SERVICE,
                        "firewall-cmd --zone=public --remove-port=10933/tcp");
        assertThat(old).doesNotExist();
    }

    @Test
    void closesWhatTheRunningFirewallKnowsByName() throws Exception {
        port(0, "10933/tcp\n");
        permanent("ssh", "", RICH_NAMED);
        running("ssh", "", RICH_NAMED);
        firewall.close("Tentacle");
        assertThat(commands.unanswered)
                .startsWith(
                        "firewall-cmd --permanent --zone=public --remove-rich-rule=" + RICH_NAMED,
                        "firewall-cmd --zone=public --remove-rich-rule=" + RICH_NAMED,
                        "firewall-cmd --permanent --delete-service=" + SERVICE);
    }

    @Test
    void leavesAnAdministratorsPortOpen() throws Exception {
        port(0, "10933/tcp\n");
        permanent("ssh " + SERVICE, "10933/tcp", "");
        running("ssh " + SERVICE, "10933/tcp", "");
        firewall.close("Tentacle");
        assertThat(commands.unanswered).noneMatch(command -> command.contains("--remove-port"));
    }

    @Test
    void neverSharesAServiceBetweenInstances() {
        assertThat(FirewalldNames.service("a b")).isEqualTo("tentacle-setup-a_20b");
        assertThat(FirewalldNames.service("a_20b")).isNotEqualTo(FirewalldNames.service("a b"));
        String longest = "é".repeat(64);
        assertThat(FirewalldNames.service(longest))
                .hasSizeLessThan(121)
                .isNotEqualTo(FirewalldNames.service("é".repeat(63)));
    }

    @Test
    void tellsWhatToTypeByHand() throws Exception {
        assertThat(firewall.byHand(SERVER))
                .containsExactly("firewall-cmd --permanent --add-rich-rule='" + RICH_PORT + "'");
    }
}
