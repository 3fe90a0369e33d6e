package dev.tentaclesetup.core.setup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tentaclesetup.core.answers.AnswerDraft;
import dev.tentaclesetup.core.answers.AnswerKey;
import dev.tentaclesetup.core.plan.StepDescription;
import dev.tentaclesetup.practice.store.MachineKind;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Answers that were applied change nothing when they are given again, and neither does a run
/// without any.
@Timeout(300)
class AppliedTwiceTest {

    private static final List<String> TO_A_LISTENING_TARGET =
            List.of(
                    "proxy.mode = auto",
                    "service.start = manual\nservice.depends-on = other.service",
                    "connection.listen-port = 24318\nconnection.listen-address =",
                    "connection.public-port = 30933",
                    "registration.name = web-two\nregistration.role.add = db",
                    "registration.role.remove = iis\nregistration.environment = Production",
                    "connection.mode = polling\nconnection.comms-address = localhost:COMMS",
                    "connection.polling-connections = 3\nserver.trust = only",
                    "connection.mode = listening\nconnection.listen-port = 24319",
                    "certificate.source = keep\npaths.applications = FOLDER/elsewhere");

    @TempDir Path folder;
    private OneInstance instance;

    @BeforeEach
    void start() throws Exception {
        instance = new OneInstance(folder);
    }

    @AfterEach
    void stop() {
        instance.close();
    }

    @Test
    void eachChangeOfATargetIsMadeOnce() throws Exception {
        instance.apply(instance.listening());
        var again = new ArrayList<String>();
        for (String change : TO_A_LISTENING_TARGET) {
            AnswerDraft draft = instance.file(change).over(instance.signedIn());
            instance.change(draft);
            again.addAll(planned(draft));
            again.addAll(planned(instance.file("").over(instance.signedIn())));
            again.addAll(planned(instance.file("")));
        }

        assertThat(again).isEmpty();
        assertThat(instance.server.machines(MachineKind.TARGET)).hasSize(1);
    }

    @Test
    void theAnswersOfTheFirstRunChangeNothingEither() throws Exception {
        for (AnswerDraft first : List.of(instance.listening(), instance.polling())) {
            AnswerDraft draft = instance.file("").over(first);
            instance.apply(first.with(AnswerKey.SETUP_IF_EXISTS, "reconfigure"));

            assertThat(planned(draft)).isEmpty();
            assertThat(planned(instance.file(""))).isEmpty();
        }
    }

    private List<String> planned(AnswerDraft draft) throws Exception {
        try (Preparation preparation = instance.setUp.prepare(draft, instance.facts(), _ -> {})) {
            return switch (preparation) {
                case Preparation.Blocked blocked -> List.of(blocked.problems().toString());
                case Preparation.Ready ready ->
                        ready.plan().descriptions().stream()
                                .map(StepDescription::toString)
                                .toList();
            };
        }
    }
}
