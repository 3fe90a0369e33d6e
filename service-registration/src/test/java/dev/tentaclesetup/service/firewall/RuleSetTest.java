package dev.tentaclesetup.service.firewall;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tentaclesetup.service.ServiceException;
import dev.tentaclesetup.service.ServiceFailure.NoFirewall;
import java.util.List;
import org.junit.jupiter.api.Test;

final class RuleSetTest {
    private static final FirewallRule RULE = FirewallRule.of("Tentacle", 10_933);
    private static final String DROPPING =
            """
            table inet filter {
            	chain input {
            		type filter hook input priority filter; policy drop;
            		ct state established,related accept
            		tcp dport %s accept
            	}

            	chain output {
            		type filter hook output priority filter; policy accept;
            	}
            }
            """;

    private final RecordedCommands commands = new RecordedCommands();
    private final Firewall firewall = new LinuxFirewall(commands);

    private void nft(String rules) {
        commands.answer("nft list ruleset", 0, rules);
    }

    @Test
    void isAbsentWithoutAnyProgram() throws Exception {
        assertThat(firewall.detect()).isEqualTo(new FirewallState.Absent());
        assertThat(firewall.holds(RULE)).isTrue();
        assertThat(firewall.byHand(RULE)).isEmpty();
    }

    @Test
    void isAbsentWhenNothingIsRefusedToAll() throws Exception {
        nft(
                """
                table inet f2b-table {
                	chain f2b-chain {
                		type filter hook input priority filter - 1; policy accept;
                		tcp dport 22 ip saddr @addr-set-sshd reject with icmp port-unreachable
                	}
                }
                """);
        assertThat(firewall.detect()).isEqualTo(new FirewallState.Absent());
    }

    @Test
    void isNeverEdited() throws Exception {
        nft(DROPPING.formatted("22"));
        assertThat(firewall.detect()).isEqualTo(new FirewallState.Unmanageable("nftables"));
        assertThat(firewall.ours("Tentacle")).isEmpty();
        firewall.close("Tentacle");
        assertThatThrownBy(() -> firewall.open(RULE))
                .isInstanceOfSatisfying(
                        ServiceException.class,
                        e -> assertThat(e.failure()).isEqualTo(new NoFirewall("nftables")));
        assertThat(commands.unanswered).isEmpty();
    }

    @Test
    void tellsTheExactRuleToAdd() throws Exception {
        nft(DROPPING.formatted("22"));
        assertThat(firewall.byHand(RULE))
                .containsExactly("nft insert rule inet filter input tcp dport 10933 accept");
        assertThat(firewall.byHand(RULE.withFrom(List.of(new RemoteAddress("10.0.0.0/8")))))
                .containsExactly(
                        "nft insert rule inet filter input ip saddr { 10.0.0.0/8 } tcp dport 10933"
                                + " accept");
    }

    @Test
    void holdsWhenTheAdministratorLetsThePortIn() throws Exception {
        nft(DROPPING.formatted("10933"));
        assertThat(firewall.holds(RULE)).isTrue();
        nft(DROPPING.formatted("{ 22, 10933 }"));
        assertThat(firewall.holds(RULE)).isTrue();
        nft(DROPPING.formatted("{ 22, 109330 }"));
        assertThat(firewall.holds(RULE)).isFalse();
    }

    @Test
    void readsIptablesWhereThereIsNoNft() throws Exception {
        commands.answer("iptables -S INPUT", 0, "-P INPUT DROP\n-A INPUT -i lo -j ACCEPT\n");
        assertThat(firewall.detect()).isEqualTo(new FirewallState.Unmanageable("iptables"));
        assertThat(firewall.holds(RULE)).isFalse();
        assertThat(firewall.byHand(RULE))
                .containsExactly(
                        "iptables -I INPUT -p tcp --dport 10933 -j ACCEPT",
                        "ip6tables -I INPUT -p tcp --dport 10933 -j ACCEPT");
        commands.answer(
                "iptables -S INPUT",
                0,
                "-P INPUT DROP\n-A INPUT -p tcp -m tcp --dport 10933 -j ACCEPT\n");
        assertThat(firewall.holds(RULE)).isTrue();
    }
}
