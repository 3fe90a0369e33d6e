package dev.tentaclesetup.core.preflight;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tentaclesetup.core.Messages;
import dev.tentaclesetup.core.answers.Answers;
import dev.tentaclesetup.core.problem.Problem;
import dev.tentaclesetup.instance.HostFolders;
import dev.tentaclesetup.instance.SecretProtection;
import dev.tentaclesetup.instance.Settings;
import dev.tentaclesetup.instance.SubscriptionId;
import dev.tentaclesetup.instance.TentacleConfiguration;
import dev.tentaclesetup.instance.Thumbprint;
import dev.tentaclesetup.instance.TrustedServer;
import dev.tentaclesetup.service.firewall.FirewallState;
import dev.tentaclesetup.service.firewall.RemoteAddress;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UnusedAnswersTest {

    private static final Messages ENGLISH = Messages.in(Locale.ENGLISH);

    @TempDir private Path folder;

    private final Answers.Firewall asked =
            new Answers.Firewall(
                    Answers.Manage.YES,
                    Set.of(),
                    Optional.of("public"),
                    List.of(RemoteAddress.parse("10.0.0.5").orElseThrow()));

    @Test
    void tellsWhatHasNoEffectWithoutAFirewall() {
        for (FirewallState state :
                List.of(new FirewallState.Absent(), new FirewallState.Inactive("ufw"))) {
            List<Problem> problems = UnusedAnswers.ofFirewall(asked, state);

            assertThat(problems)
                    .extracting(Problem::answer)
                    .containsExactly("firewall.manage", "firewall.zone", "firewall.remote-address");
            assertThat(problems).noneMatch(Problem::blocks);
            assertThat(ENGLISH.message(problems.getFirst())).contains("no firewall is active");
            assertThat(UnusedAnswers.ofFirewall(Answers.Firewall.automatic(), state)).isEmpty();
        }
    }

    @Test
    void tellsThatAZoneHasNoEffectButWithFirewalld() {
        assertThat(UnusedAnswers.ofFirewall(asked, new FirewallState.Active("ufw", "")))
                .extracting(Problem::answer)
                .containsExactly("firewall.zone");
        assertThat(UnusedAnswers.ofFirewall(asked, new FirewallState.Active("firewalld", "x")))
                .isEmpty();
    }

    @Test
    void tellsThatAnInstanceKeepsItsSubscription() throws Exception {
        var stored =
                TentacleConfiguration.of(
                                folder.resolve("Tentacle.config"),
                                Settings.EMPTY,
                                SecretProtection.of(HostFolders.under(folder)))
                        .withTrustedServers(
                                List.of(
                                        TrustedServer.polling(
                                                new Thumbprint("AB".repeat(20)),
                                                URI.create("https://o:10943/"),
                                                SubscriptionId.parse("poll://one/")
                                                        .orElseThrow())));

        assertThat(UnusedAnswers.ofSubscription(polling("poll://two/"), Optional.of(stored)))
                .hasValueSatisfying(problem ->
                        assertThat(ENGLISH.message(problem)).contains("has another one already"));
        assertThat(UnusedAnswers.ofSubscription(polling("poll://one/"), Optional.of(stored)))
                .isEmpty();
        assertThat(UnusedAnswers.ofSubscription(polling("poll://two/"), Optional.empty()))
                .isEmpty();
    }

    private static Answers.Connection polling(String subscription) {
        return new Answers.Connection.Polling(
                List.of(URI.create("https://o:10943/")), 1, Optional.of(URI.create(subscription)));
    }
}
