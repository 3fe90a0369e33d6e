package dev.tentaclesetup.service.firewall;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tentaclesetup.service.ProcessCommandRunner;
import dev.tentaclesetup.service.Proofs;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/// What only a real firewall can show, run by the system test as root in its container once for
/// each of them. One line `pass NAME` for each proof; ends with an exception at the first that
/// fails.
///
/// Its one argument is the firewall that is switched on: `firewalld`, `ufw`, `nftables` or `none`.
public final class FirewallProof {
    private static final FirewallRule ANYBODY = FirewallRule.of("Proof 1", 10_951);
    private static final FirewallRule SERVERS =
            ANYBODY.withFrom(
                    List.of(new RemoteAddress("10.20.0.0/16"), new RemoteAddress("2001:db8::7")));
    private static final FirewallRule OTHER = FirewallRule.of("Proof", 10_952);

    private final ProcessCommandRunner runner = new ProcessCommandRunner();
    private final Firewall firewall = new LinuxFirewall(runner);
    private final String name;

    private FirewallProof(String name) {
        this.name = name;
    }

    public static void main(String[] arguments) throws Exception {
        new FirewallProof(arguments[0]).all();
    }

    private void all() throws Exception {
        switch (name) {
            case "none" -> prove("is found to be absent", this::absent);
            case "nftables" -> prove("tells the rule that works", this::byHand);
            default -> {
                prove("is detected", this::detected);
                prove("opens, once, and finds its rule again", this::opens);
                prove("keeps its rules over a reload", this::reload);
                prove("narrows to certain callers and widens again", this::narrows);
                prove("moves to another port", this::moves);
                prove("closes one of two instances", this::closes);
                prove("leaves an administrator's rule alone", this::foreign);
            }
        }
    }

    private void prove(String what, Proofs.Proof proof) throws Exception {
        new Proofs().prove(name + ": " + what, proof);
    }

    private void absent() throws Exception {
        assertThat(firewall.detect())
                .isInstanceOfAny(FirewallState.Absent.class, FirewallState.Inactive.class);
    }

    private void detected() throws Exception {
        assertThat(firewall.detect())
                .isInstanceOfSatisfying(
                        FirewallState.Active.class,
                        active -> assertThat(active.name()).isEqualTo(name));
    }

    private void opens() throws Exception {
        String before = kernel();
        assertThat(firewall.holds(ANYBODY)).isFalse();
        firewall.open(ANYBODY);
        firewall.open(ANYBODY);
        assertThat(firewall.holds(ANYBODY)).isTrue();
        assertThat(firewall.ours("Proof 1")).hasSize(1);
        assertThat(kernel()).contains("10951").isNotEqualTo(before);
    }

    private void reload() throws Exception {
        command(
                name.equals("ufw")
                        ? List.of("ufw", "reload")
                        : List.of("firewall-cmd", "--reload"));
        assertThat(firewall.holds(ANYBODY)).isTrue();
        assertThat(kernel()).contains("10951");
    }

    private void narrows() throws Exception {
        firewall.open(SERVERS);
        assertThat(firewall.holds(SERVERS)).isTrue();
        assertThat(firewall.holds(ANYBODY)).isFalse();
        assertThat(firewall.ours("Proof 1").getFirst().from()).isEqualTo(SERVERS.from());
        assertThat(kernel()).contains("10.20.0.0/16").contains("2001:db8::7");
        firewall.open(ANYBODY);
        assertThat(firewall.holds(ANYBODY)).isTrue();
        assertThat(kernel()).doesNotContain("10.20.0.0/16");
    }

    private void moves() throws Exception {
        FirewallRule moved = FirewallRule.of("Proof 1", 10_953);
        firewall.open(moved);
        assertThat(firewall.holds(moved)).isTrue();
        assertThat(kernel()).contains("10953").doesNotContain("10951");
    }

    private void closes() throws Exception {
        firewall.open(OTHER);
        firewall.close("Proof 1");
        firewall.close("Proof 1");
        assertThat(firewall.ours("Proof 1")).isEmpty();
        assertThat(firewall.holds(OTHER)).isTrue();
        assertThat(kernel()).contains("10952").doesNotContain("10953");
        firewall.close("Proof");
        assertThat(kernel()).doesNotContain("10952");
        Path definitions = Path.of("/etc/firewalld/services");
        if (Files.isDirectory(definitions)) {
            assertThat(definitions).isEmptyDirectory();
        }
    }

    private void foreign() throws Exception {
        byAdministrator("--add-port=10951/tcp", "allow");
        assertThat(firewall.holds(ANYBODY)).isTrue();
        firewall.open(ANYBODY);
        firewall.close("Proof 1");
        assertThat(firewall.holds(ANYBODY)).isTrue();
        assertThat(kernel()).contains("10951");
        byAdministrator("--remove-port=10951/tcp", "--force delete allow");
    }

    private void byAdministrator(String firewalld, String ufw) throws Exception {
        if (name.equals("ufw")) {
            command(List.of(("ufw " + ufw + " 10951/tcp").split(" ", -1)));
        } else {
            command(List.of("firewall-cmd", firewalld));
            command(List.of("firewall-cmd", "--permanent", firewalld));
        }
    }

    private void byHand() throws Exception {
        assertThat(firewall.detect()).isEqualTo(new FirewallState.Unmanageable("nftables"));
        assertThat(firewall.holds(SERVERS)).isFalse();
        for (String line : firewall.byHand(SERVERS)) {
            command(List.of("sh", "-c", "exec " + line));
        }
        assertThat(firewall.holds(SERVERS)).isTrue();
    }

    private String kernel() throws Exception {
        return command(List.of("nft", "list", "ruleset"));
    }

    private String command(List<String> command) throws Exception {
        var result = runner.run(command, Duration.ofSeconds(60));
        assertThat(result.exitCode()).as(result.output()).isZero();
        return result.output();
    }
}
