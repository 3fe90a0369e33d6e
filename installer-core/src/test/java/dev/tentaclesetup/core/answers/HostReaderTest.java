package dev.tentaclesetup.core.answers;

import static dev.tentaclesetup.core.answers.AnswerKey.*;
import static dev.tentaclesetup.core.answers.Drafts.LISTENING;
import static dev.tentaclesetup.core.answers.Drafts.WINDOWS;
import static dev.tentaclesetup.core.answers.Drafts.ids;
import static dev.tentaclesetup.core.answers.Drafts.read;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tentaclesetup.service.StartMode;
import dev.tentaclesetup.service.firewall.RemoteAddress;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class HostReaderTest {

    @Test
    void readsWhoRunsTheServiceAndWhoMayCallIt() {
        var result =
                read(
                        LISTENING
                                .with(SERVICE_ACCOUNT, "dedicated")
                                .with(SERVICE_START, "manual")
                                .with(SERVICE_DEPENDS_ON, "postgresql.service")
                                .with(FIREWALL_ZONE, "internal")
                                .with(FIREWALL_REMOTE_ADDRESS, "10.1.2.3/16"));

        assertThat(result)
                .isInstanceOfSatisfying(
                        AnswersResult.Valid.class,
                        valid -> {
                            assertThat(valid.answers().service())
                                    .isEqualTo(
                                            new Answers.Service(
                                                    Answers.Run.SERVICE,
                                                    new Answers.Account.Dedicated(Optional.empty()),
                                                    true,
                                                    StartMode.MANUAL,
                                                    List.of("postgresql.service")));
                            assertThat(valid.answers().firewall())
                                    .isEqualTo(
                                            new Answers.Firewall(
                                                    Answers.Manage.AUTO,
                                                    Set.of(),
                                                    Optional.of("internal"),
                                                    List.of(new RemoteAddress("10.1.0.0/16"))));
                        });
    }

    @Test
    void takesNamesOfServicesAsWindowsHasThem() {
        AnswerDraft draft =
                LISTENING.withAll(
                        SERVICE_DEPENDS_ON, List.of("MSSQL$SQLEXPRESS", "OctopusDeploy Tentacle"));

        AnswersResult result = AnswersReader.read(draft, WINDOWS);

        assertThat(((AnswersResult.Valid) result).answers().service().dependsOn())
                .containsExactly("MSSQL$SQLEXPRESS", "OctopusDeploy Tentacle");
        assertThat(ids(draft))
                .containsExactly("ANS-VALUE service.depends-on", "ANS-VALUE service.depends-on");
    }

    @Test
    void refusesApplicationsInsideData() {
        var draft =
                LISTENING.with(PATHS_DATA, "/srv/a").with(PATHS_APPLICATIONS, "/srv/x/../a/apps");

        assertThat(ids(draft)).containsExactly("DISK-OVERLAP paths.applications");
    }
}
