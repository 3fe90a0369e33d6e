package dev.tentaclesetup.service.firewall;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tentaclesetup.service.firewall.FirewallRule.Profile;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class StoredRuleTest {
    private static final String PLAIN =
            "v2.31|Action=Allow|Active=TRUE|Dir=In|Protocol=6|LPort=10933|Name=Tentacle Setup: west|";
    private static final FirewallRule OPEN = FirewallRule.of("west", 10_933);

    private static StoredRule rule(String text) {
        return StoredRule.parse(text).orElseThrow();
    }

    private static FirewallRule from(String... addresses) {
        return OPEN.withFrom(
                Stream.of(addresses).map(RemoteAddress::parse).map(Optional::orElseThrow).toList());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "|",
                "Action=Allow|Dir=In|",
                "v2|Action=Allow|",
                "v2.31|Action|",
                "v2.31|=Allow|",
                "v99999.1|Action=Allow|"
            })
    void refusesWhatIsNoRule(String text) {
        assertThat(StoredRule.parse(text)).isEmpty();
    }

    @Test
    void refusesTextsWithoutEnd() {
        assertThat(StoredRule.parse(PLAIN + "Desc=" + "x".repeat(256 * 1024) + "|")).isEmpty();
    }

    @Test
    void readsNameAndPort() {
        assertThat(rule(PLAIN).name()).isEqualTo("Tentacle Setup: west");
        assertThat(rule(PLAIN).read("west")).contains(OPEN);
    }

    @Test
    void readsSeveralKindsOfNetworks() {
        assertThat(rule(PLAIN + "Profile=Domain|Profile=Private|").read("west"))
                .contains(OPEN.withProfiles(Set.of(Profile.DOMAIN, Profile.PRIVATE)));
    }

    @ParameterizedTest
    @CsvSource({
        "RA4=10.0.0.7,                      10.0.0.7",
        "RA4=10.0.0.7-10.0.0.7,             10.0.0.7",
        "RA4=10.0.0.7/255.255.255.255,      10.0.0.7",
        "RA4=10.0.0.0/255.0.0.0,            10.0.0.0/8",
        "RA4=10.1.0.0/16,                   10.1.0.0/16",
        "RA4=128.0.0.0/128.0.0.0,           128.0.0.0/1",
        "RA6=2001:db8::/32,                 2001:db8::/32",
        "RA6=2001:0DB8:0:0:0:0:0:7,         2001:db8::7"
    })
    void readsCallers(String field, String address) {
        assertThat(rule(PLAIN + field + "|").read("west")).contains(from(address));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "RA4=LocalSubnet",
                "RA4=10.0.0.1-10.0.0.9",
                "RA4=10.0.0.0/255.0.255.0",
                "RA4=10.0.0.0/0.0.0.0",
                "RA4=10.0.0.0/256.0.0.0",
                "RA4=10.0.0.0/99999999999.0.0.0",
                "RA4=",
                "LPort=80",
                "LPort2_10=80-90",
                "Profile=Other",
                "LA4=10.0.0.1",
                "RPort=80",
                "App=C:\\x.exe",
                "Svc=x",
                "Security=Authenticate",
                "SomethingNew=1"
            })
    void takesOtherLimitsAsChangesByHand(String field) {
        assertThat(rule(PLAIN + field + "|").read("west")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "Action=Allow, Action=Block",
        "Active=TRUE,  Active=FALSE",
        "Dir=In,       Dir=Out",
        "Protocol=6,   Protocol=17",
        "LPort=10933,  LPort=0",
        "LPort=10933,  LPort=65536",
        "LPort=10933,  LPort=RPC"
    })
    void isNotOursNorOpenWhenItSaysSomethingElse(String part, String other) {
        StoredRule changed = rule(PLAIN.replace(part, other));
        assertThat(changed.read("west")).isEmpty();
        assertThat(changed.opens(OPEN)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "v2.31|Action=Allow|Active=TRUE|Dir=In|Name=all|",
                "v2.31|Action=Allow|Active=TRUE|Dir=In|Protocol=6|Name=all of TCP|",
                "v2.31|Action=Allow|Active=TRUE|Dir=In|Protocol=6|LPort=80|LPort=10933|Name=two|",
                "v2.31|Action=Allow|Active=TRUE|Dir=In|Protocol=6|LPort2_10=10000-11000|Name=range|",
                "v2.31|Action=Allow|Active=TRUE|Dir=In|Protocol=6|LPort=10933|Edge=TRUE|"
                        + "Profile=Domain|Profile=Private|Profile=Public|Name=each|"
            })
    void seesThatSomebodyElsesRuleOpensThePort(String text) {
        assertThat(rule(text).opens(OPEN)).isTrue();
        assertThat(rule(text).opens(from("10.0.0.7"))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"RA4=10.0.0.7", "Profile=Domain", "RA4=LocalSubnet", "App=x.exe"})
    void seesThatARuleOpensThePortForSomeOnly(String field) {
        assertThat(rule(PLAIN + field + "|").opens(OPEN)).isFalse();
    }

    @Test
    void comparesCallersAndKindsOfNetworks() {
        StoredRule some = rule(PLAIN + "RA4=10.0.0.7|RA4=10.0.0.8|Profile=Domain|");
        Set<Profile> domain = Set.of(Profile.DOMAIN);
        assertThat(some.opens(from("10.0.0.8").withProfiles(domain))).isTrue();
        assertThat(some.opens(from("10.0.0.9").withProfiles(domain))).isFalse();
        assertThat(some.opens(from("10.0.0.8").withProfiles(Set.of(Profile.PUBLIC)))).isFalse();
        assertThat(List.of(some)).noneMatch(rule -> rule.opens(OPEN.withProfiles(domain)));
    }
}
