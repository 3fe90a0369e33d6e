package dev.tentaclesetup.service.firewall;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tentaclesetup.service.ServiceException;
import dev.tentaclesetup.service.ServiceFailure.CommandFailed;
import dev.tentaclesetup.service.ServiceFailure.NoFirewall;
import dev.tentaclesetup.service.firewall.FirewallRule.Profile;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class WindowsFirewallTest {
    private static final String ADD = "advfirewall firewall add rule name=Tentacle Setup: ";
    private static final String DELETE = "advfirewall firewall delete rule name=Tentacle Setup: ";
    private static final String START = "v2.31|Action=Allow|Active=TRUE|Dir=In|Protocol=6|";
    private static final FirewallRule WEST = FirewallRule.of("west", 10_933);
    private static final FirewallRule LIMITED =
            WEST.withFrom(
                            List.of(
                                    new RemoteAddress("10.1.0.0/16"),
                                    new RemoteAddress("2001:db8::7")))
                    .withProfiles(Set.of(Profile.PRIVATE, Profile.DOMAIN));

    private final RecordedNetsh netsh = new RecordedNetsh();
    private final Firewall firewall = new WindowsFirewall(netsh, netsh, "C:\\netsh.exe");

    @Test
    void changesNothingForRulesOfAnotherInstance() {
        assertThatThrownBy(() -> firewall.replace("east", List.of(WEST)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(netsh.commands).isEmpty();
    }

    @Test
    void refusesRulesWhereThereIsNoFirewall() throws Exception {
        netsh.installed = false;
        ServiceException e =
                catchThrowableOfType(ServiceException.class, () -> firewall.open(WEST));
        assertThat(e.failure()).isEqualTo(new NoFirewall(""));
        assertThat(firewall.detect()).isEqualTo(new FirewallState.Absent());
        assertThat(firewall.byHand(WEST)).isEmpty();
    }

    @Test
    void tellsWhatNetshSaysWhenItRefuses() {
        netsh.refusing = true;
        ServiceException e =
                catchThrowableOfType(ServiceException.class, () -> firewall.open(WEST));
        assertThat(e.failure())
                .isInstanceOfSatisfying(
                        CommandFailed.class,
                        failure -> {
                            assertThat(failure.command()).startsWith("C:\\netsh.exe");
                            assertThat(failure.output()).contains("requires elevation");
                        });
    }

    @Test
    void opensForAnybody() throws Exception {
        assertThat(firewall.holds(WEST)).isFalse();
        firewall.open(WEST);
        assertThat(netsh.commands)
                .containsExactly(
                        ADD
                                + "west dir=in action=allow protocol=TCP localport=10933"
                                + " remoteip=any profile=any enable=yes");
        assertThat(firewall.ours("west")).containsExactly(WEST);
        assertThat(firewall.holds(WEST)).isTrue();
    }

    @Test
    void opensForSomeCallersInSomeNetworks() throws Exception {
        firewall.open(LIMITED);
        assertThat(netsh.commands)
                .containsExactly(
                        ADD
                                + "west dir=in action=allow protocol=TCP localport=10933"
                                + " remoteip=10.1.0.0/16,2001:db8::7 profile=domain,private"
                                + " enable=yes");
        assertThat(firewall.ours("west")).containsExactly(LIMITED);
        assertThat(firewall.holds(LIMITED)).isTrue();
        assertThat(firewall.holds(WEST)).isFalse();
    }

    @Test
    void changesNothingTheSecondTime() throws Exception {
        firewall.open(LIMITED);
        netsh.commands.clear();
        firewall.open(LIMITED);
        assertThat(netsh.commands).isEmpty();
    }

    @Test
    void takesAllKindsOfNetworksAsNoneInParticular() throws Exception {
        FirewallRule each = WEST.withProfiles(EnumSet.allOf(Profile.class)).withZone("public");
        firewall.open(each);
        assertThat(firewall.ours("west")).containsExactly(WEST);
        assertThat(firewall.holds(each)).isTrue();
    }

    @Test
    void opensTheNewPortBeforeItClosesTheOldOne() throws Exception {
        firewall.open(WEST);
        netsh.commands.clear();
        FirewallRule moved = FirewallRule.of("west", 10_934);
        firewall.open(moved);
        assertThat(netsh.commands)
                .containsExactly(
                        ADD
                                + "west dir=in action=allow protocol=TCP localport=10934"
                                + " remoteip=any profile=any enable=yes",
                        DELETE + "west dir=in protocol=TCP localport=10933");
        assertThat(firewall.ours("west")).containsExactly(moved);
    }

    @Test
    void limitsWhatWasOpenForAnybody() throws Exception {
        firewall.open(WEST);
        firewall.open(LIMITED);
        assertThat(firewall.ours("west")).containsExactly(LIMITED);
    }

    @Test
    void leavesOthersRulesAloneWhenItCloses() throws Exception {
        String others = START + "LPort=10933|Name=Octopus Deploy Tentacle|";
        netsh.local.add(others);
        firewall.open(WEST);
        firewall.open(FirewallRule.of("west-2", 10_935));
        firewall.close("west");
        assertThat(firewall.ours("west")).isEmpty();
        assertThat(firewall.ours("west-2")).hasSize(1);
        assertThat(netsh.local).hasSize(2).contains(others);
    }

    @Test
    void closesWhatNobodyOpened() throws Exception {
        firewall.close("west");
        assertThat(netsh.commands).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Action=Block|Active=TRUE|Dir=In|Protocol=6|LPort=10933",
                "Action=Allow|Active=FALSE|Dir=In|Protocol=6|LPort=10933",
                "Action=Allow|Active=TRUE|Dir=In|Protocol=6|LPort=10933|App=C:\\other.exe",
                "Action=Allow|Active=TRUE|Dir=In|Protocol=17|LPort=10933",
                "Action=Allow|Active=TRUE|Dir=In|Protocol=6|LPort=80|LPort=10933"
            })
    void repairsARuleThatWasChangedByHand(String changed) throws Exception {
        netsh.local.add("v2.31|" + changed + "|Name=Tentacle Setup: west|");
        assertThat(firewall.holds(WEST)).isFalse();
        assertThat(firewall.ours("west")).isEmpty();
        firewall.open(WEST);
        assertThat(netsh.local).hasSize(1);
        assertThat(firewall.holds(WEST)).isTrue();
    }

    @Test
    void removesEvenARuleThatWasChangedByHand() throws Exception {
        netsh.local.add(START + "Name=Tentacle Setup: west|");
        firewall.close("west");
        assertThat(netsh.local).isEmpty();
    }

    @Test
    void removesASecondRuleOfTheSameName() throws Exception {
        firewall.open(WEST);
        netsh.local.add(netsh.local.getFirst());
        assertThat(firewall.holds(WEST)).isFalse();
        firewall.open(WEST);
        assertThat(netsh.local).hasSize(1);
    }

    @Test
    void holdsWhenSomebodyElseLetsCallersIn() throws Exception {
        netsh.policy.add(START + "LPort2_10=10000-11000|Name=From the group policy|");
        assertThat(firewall.holds(LIMITED)).isTrue();
        assertThat(firewall.ours("west")).isEmpty();
    }

    @Test
    void keepsRulesWhileTheFirewallIsOff() throws Exception {
        firewall.open(WEST);
        netsh.guarded = Set.of();
        assertThat(firewall.detect()).isEqualTo(new FirewallState.Inactive("Windows Firewall"));
        assertThat(firewall.holds(LIMITED)).isTrue();
        firewall.close("west");
        assertThat(netsh.local).isEmpty();
    }

    @Test
    void tellsInWhichNetworksItFilters() throws Exception {
        netsh.guarded = Set.of(Profile.PUBLIC, Profile.DOMAIN);
        assertThat(firewall.detect())
                .isEqualTo(new FirewallState.Active("Windows Firewall", "domain, public"));
    }

    /// A rule of this machine would be made, and would let nobody in.
    @Test
    void leavesAFirewallAloneThatHeedsGroupPoliciesOnly() throws Exception {
        netsh.guarded = Set.of(Profile.DOMAIN);
        netsh.policyAlone = Set.of(Profile.DOMAIN, Profile.PUBLIC);
        firewall.open(WEST);

        assertThat(firewall.detect())
                .isEqualTo(new FirewallState.Unmanageable("Windows Firewall (group policy)"));
        assertThat(firewall.holds(WEST)).isFalse();
        assertThat(firewall.byHand(WEST))
                .containsExactly(
                        "New-NetFirewallRule -PolicyStore DOMAIN\\POLICY -DisplayName"
                                + " \"Tentacle Setup: west\" -Direction Inbound -Protocol TCP"
                                + " -LocalPort 10933 -Action Allow");

        netsh.policy.add(START + "LPort2_10=10000-11000|Name=From the group policy|");
        assertThat(firewall.holds(LIMITED)).isTrue();
    }

    @Test
    void goesOnWhereSomeNetworkHeedsRulesOfThisMachine() throws Exception {
        netsh.policyAlone = Set.of(Profile.DOMAIN);

        assertThat(firewall.detect()).isInstanceOf(FirewallState.Active.class);
    }

    @Test
    void tellsHowToDoItByHand() throws Exception {
        assertThat(firewall.byHand(LIMITED))
                .containsExactly(
                        "netsh advfirewall firewall add rule name=\"Tentacle Setup: west\" dir=in"
                                + " action=allow protocol=TCP localport=10933"
                                + " remoteip=\"10.1.0.0/16,2001:db8::7\""
                                + " profile=\"domain,private\" enable=yes");
    }
}
