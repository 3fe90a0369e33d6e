package dev.tentaclesetup.ui.home;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tentaclesetup.service.ServiceState;
import dev.tentaclesetup.ui.testkit.Agents;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// What is said of an agent.
class InstanceFactsTest {

    @Test
    void namesServerRecordProgramAndFolders() {
        var row =
                new InstanceRow(
                        Agents.polling("web"), Optional.of(Agents.service(ServiceState.RUNNING)));

        assertThat(InstanceFacts.of(row))
                .extracting(InstanceFacts::value)
                .containsExactly(
                        "The agent calls the server at octopus.example.com:10943",
                        "https://octopus.example.com",
                        "web01 in Default",
                        "A service",
                        "1.4.0, in /opt/tentacle-setup/versions/1.4.0",
                        "/var/lib/octopus/web",
                        "/var/lib/octopus/web-applications",
                        "/etc/octopus/web/tentacle-web.config");
    }

    @Test
    void linksToTheRecordInThePortal() {
        var row = new InstanceRow(Agents.polling("web"), Optional.empty());

        assertThat(InstanceFacts.of(row))
                .extracting(InstanceFacts::link)
                .contains("https://octopus.example.com/app#/machines/Machines-1");
    }

    @Test
    void ofADamagedOneOnlyWhatIsKnown() {
        var row = new InstanceRow(Agents.damaged("old"), Optional.empty());

        assertThat(InstanceFacts.of(row))
                .extracting(InstanceFacts::value)
                .containsExactly("/etc/octopus/old.config");
    }
}
