package dev.tentaclesetup.core.answers;

import static dev.tentaclesetup.core.answers.AnswerKey.*;
import static dev.tentaclesetup.core.answers.Drafts.KEY;
import static dev.tentaclesetup.core.answers.Drafts.LISTENING;
import static dev.tentaclesetup.core.answers.Drafts.valid;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ConnectionReaderTest {

    @Test
    void derivesTheCommsAddressAndTheConnectionsOfAWorker() {
        var worker =
                AnswerDraft.empty()
                        .with(SERVER_URL, "acme.octopus.app")
                        .with(SERVER_API_KEY, KEY)
                        .with(CONNECTION_MODE, "Polling")
                        .with(REGISTRATION_KIND, "worker")
                        .with(REGISTRATION_WORKER_POOL, "Linux");

        assertThat(valid(worker).connection())
                .isEqualTo(
                        new Answers.Connection.Polling(
                                List.of(URI.create("https://polling.acme.octopus.app:443/")),
                                7,
                                Optional.empty()));
    }

    @Test
    void takesTheNextFreePortWhenTheWordIsAuto() {
        Answers answers = valid(LISTENING.with(CONNECTION_LISTEN_PORT, "auto"));

        assertThat(answers.connection())
                .isEqualTo(
                        new Answers.Connection.Listening(
                                10_935, Optional.empty(), Optional.empty(), 10_935));
    }

    @Test
    void keepsThePortOfTheInstanceWhenTheWordIsAuto() {
        HostFacts facts = new Drafts.FixedFacts(false, Optional.of(10_950));

        assertThat(AnswersReader.read(LISTENING.with(CONNECTION_LISTEN_PORT, "auto"), facts))
                .asInstanceOf(type(AnswersResult.Valid.class))
                .extracting(result -> result.answers().connection())
                .isEqualTo(
                        new Answers.Connection.Listening(
                                10_950, Optional.empty(), Optional.empty(), 10_950));
    }
}
