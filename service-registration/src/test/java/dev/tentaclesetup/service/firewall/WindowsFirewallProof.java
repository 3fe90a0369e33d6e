package dev.tentaclesetup.service.firewall;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.jna.platform.win32.Advapi32Util;
import com.sun.jna.platform.win32.WinReg;
import dev.tentaclesetup.service.ProcessCommandRunner;
import dev.tentaclesetup.service.Proofs;
import dev.tentaclesetup.service.firewall.FirewallRule.Profile;
import dev.tentaclesetup.service.windows.Wine;
import java.util.List;
import java.util.Set;

/// What only Windows can show about its firewall. Run as administrator, on Windows or in Wine; one
/// line `pass NAME` for each proof; ends with an exception at the first that fails.
///
/// Wine has no firewall, and a `netsh` that agrees to everything. So there the registry is filled
/// as Windows fills it, and only the reading and the call are real.
public final class WindowsFirewallProof {
    private static final String SERVICES = "SYSTEM\\CurrentControlSet\\Services";
    private static final String SERVICE = SERVICES + "\\MpsSvc";
    private static final String POLICY = SERVICES + "\\SharedAccess\\Parameters\\FirewallPolicy";
    private static final String RULES = POLICY + "\\FirewallRules";
    private static final FirewallRule ANYBODY = FirewallRule.of("Proof 1", 10_951);
    private static final FirewallRule SERVERS =
            ANYBODY.withFrom(
                            List.of(
                                    new RemoteAddress("10.20.0.0/16"),
                                    new RemoteAddress("2001:db8::7")))
                    .withProfiles(Set.of(Profile.DOMAIN, Profile.PRIVATE));
    private static final FirewallRule OTHER = FirewallRule.of("Proof", 10_952);

    private final Firewall firewall = new WindowsFirewall(new ProcessCommandRunner());
    private final Proofs proofs = new Proofs();

    public static void main(String[] arguments) throws Exception {
        new WindowsFirewallProof().all();
    }

    private void all() throws Exception {
        if (Wine.running()) {
            proofs.prove("a machine without a firewall is told from others", this::absent);
            proofs.prove("the state of each kind of network is read", this::states);
            proofs.prove("rules are read as Windows writes them", this::reads);
            proofs.prove("netsh is found and called", this::calls);
        } else {
            proofs.prove("the firewall is detected", this::detected);
            proofs.prove("a rule is opened, once, and found again", this::opens);
            proofs.prove("a rule is narrowed and widened again", this::narrows);
            proofs.prove("one of two instances is closed", this::closes);
        }
    }

    private void absent() throws Exception {
        assertThat(firewall.detect()).isEqualTo(new FirewallState.Absent());
        assertThat(firewall.ours("Proof 1")).isEmpty();
    }

    private void states() throws Exception {
        create(SERVICE, "Start", 2);
        create(POLICY + "\\PublicProfile", "EnableFirewall", 0);
        create(POLICY + "\\StandardProfile", "EnableFirewall", 1);
        assertThat(firewall.detect())
                .isEqualTo(new FirewallState.Active("Windows Firewall", "domain, private"));
        number(SERVICE, "Start", 4);
        assertThat(firewall.detect()).isEqualTo(new FirewallState.Inactive("Windows Firewall"));
        number(SERVICE, "Start", 2);
    }

    private void reads() throws Exception {
        assertThat(firewall.holds(SERVERS)).isFalse();
        text(
                "{4F1A5C0E-0000-4000-8000-000000000001}",
                "v2.31|Action=Allow|Active=TRUE|Dir=In|Protocol=6|Profile=Domain|Profile=Private|"
                        + "LPort=10951|RA4=10.20.0.0/255.255.0.0|RA6=2001:db8::7|"
                        + "Name=Tentacle Setup: Proof 1|");
        text("{4F1A5C0E-0000-4000-8000-000000000002}", "no rule at all");
        assertThat(firewall.ours("Proof 1")).containsExactly(SERVERS);
        assertThat(firewall.holds(SERVERS)).isTrue();
        assertThat(firewall.holds(ANYBODY)).isFalse();
        assertThat(firewall.ours("Proof")).isEmpty();
    }

    private void calls() throws Exception {
        firewall.open(ANYBODY);
        firewall.close(ANYBODY.instance());
        Advapi32Util.registryDeleteKey(WinReg.HKEY_LOCAL_MACHINE, RULES);
        Advapi32Util.registryDeleteKey(WinReg.HKEY_LOCAL_MACHINE, SERVICE);
    }

    private static void create(String key, String value, int number) {
        String parent = SERVICES;
        for (String part : key.substring(SERVICES.length() + 1).split("\\\\", -1)) {
            Advapi32Util.registryCreateKey(WinReg.HKEY_LOCAL_MACHINE, parent, part);
            parent = parent + "\\" + part;
        }
        number(key, value, number);
    }

    private static void number(String key, String value, int number) {
        Advapi32Util.registrySetIntValue(WinReg.HKEY_LOCAL_MACHINE, key, value, number);
    }

    private static void text(String value, String text) {
        Advapi32Util.registryCreateKey(WinReg.HKEY_LOCAL_MACHINE, POLICY, "FirewallRules");
        Advapi32Util.registrySetStringValue(WinReg.HKEY_LOCAL_MACHINE, RULES, value, text);
    }

    private void detected() throws Exception {
        assertThat(firewall.detect()).isInstanceOf(FirewallState.Active.class);
    }

    private void opens() throws Exception {
        firewall.close(ANYBODY.instance());
        firewall.open(ANYBODY);
        firewall.open(ANYBODY);
        assertThat(firewall.ours(ANYBODY.instance())).containsExactly(ANYBODY);
        assertThat(firewall.holds(ANYBODY)).isTrue();
    }

    private void narrows() throws Exception {
        firewall.open(SERVERS);
        assertThat(firewall.ours(SERVERS.instance())).containsExactly(SERVERS);
        firewall.open(ANYBODY);
        assertThat(firewall.ours(ANYBODY.instance())).containsExactly(ANYBODY);
    }

    private void closes() throws Exception {
        firewall.open(OTHER);
        firewall.close(ANYBODY.instance());
        assertThat(firewall.ours(ANYBODY.instance())).isEmpty();
        assertThat(firewall.ours(OTHER.instance())).containsExactly(OTHER);
        firewall.close(OTHER.instance());
        assertThat(firewall.ours(OTHER.instance())).isEmpty();
    }
}
