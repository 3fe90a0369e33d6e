package dev.tentaclesetup.ui.connection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tentaclesetup.core.answers.AnswerDraft;
import dev.tentaclesetup.core.answers.AnswerKey;
import dev.tentaclesetup.core.answers.Mode;
import dev.tentaclesetup.ui.engine.ServerFacts;
import dev.tentaclesetup.ui.engine.SpaceFacts;
import dev.tentaclesetup.ui.testkit.ModelKit;
import dev.tentaclesetup.ui.widget.Status;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.junit.jupiter.api.Test;

class ConnectionPageModelTest {

    private final ReadOnlyObjectWrapper<Optional<ServerFacts>> server =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<SpaceFacts> choices =
            new ReadOnlyObjectWrapper<>(SpaceFacts.NONE);

    @Test
    void proposesTheUsualCommsAddressOfTheServer() {
        var model = model(AnswerDraft.empty());

        signIn("https://octopus.example.com");

        assertThat(texts(model)).containsExactly("octopus.example.com:10943");
    }

    @Test
    void proposesThePollingHostOfACloudServer() {
        var model = model(AnswerDraft.empty());

        signIn("https://acme.octopus.app");

        assertThat(texts(model)).containsExactly("polling.acme.octopus.app:443");
    }

    @Test
    void followsAnotherServerAsLongAsNobodyTypedAnAddress() {
        var model = model(AnswerDraft.empty());
        signIn("https://one.example.com");
        signIn("https://two.example.com");
        assertThat(texts(model)).containsExactly("two.example.com:10943");

        model.addresses().getFirst().text().set("mine.example.com:1234");
        signIn("https://three.example.com");

        assertThat(texts(model)).containsExactly("mine.example.com:1234");
    }

    @Test
    void dialsAnAddressWhenTypingRests() {
        var kit = new ModelKit(AnswerDraft.empty());
        var model = model(kit);
        kit.backend.comms = Status.WARNING;
        CommsRow row = new CommsRow(model.add("host:1"));

        row.address.text().set("host:10943");
        assertThat(row.address.result().get().present()).isFalse();
        kit.pauseEnds();

        assertThat(row.address.result().get().mark()).isEqualTo(Status.WARNING);
    }

    @Test
    void storesEveryAddress() {
        var kit = new ModelKit(AnswerDraft.empty());
        var model = model(kit);
        model.add("one:10943");
        var second = model.add("two:10943");
        model.remove(second);
        model.add("three:10943");

        assertThat(kit.draft.draft().get().texts(AnswerKey.CONNECTION_COMMS_ADDRESS))
                .containsExactly("one:10943", "three:10943");
    }

    @Test
    void beginsWithWhatIsGiven() {
        var model =
                model(
                        AnswerDraft.empty()
                                .with(AnswerKey.CONNECTION_MODE, "listening")
                                .with(AnswerKey.CONNECTION_LISTEN_PORT, "10999")
                                .with(AnswerKey.CONNECTION_PUBLIC_HOST, "web01.example.com"));

        assertThat(model.mode().get()).isEqualTo(Mode.LISTENING);
        assertThat(model.port().text()).isEqualTo("10999");
        assertThat(model.publicHost().text()).isEqualTo("web01.example.com");
    }

    @Test
    void fillsPortAndHostWhenNothingIsGiven() {
        var model = model(AnswerDraft.empty());

        assertThat(model.port().text()).isEqualTo("10933");
        assertThat(model.publicHost().text()).isEqualTo("web01");
    }

    @Test
    void refusesAPortThatIsNone() {
        var model = model(AnswerDraft.empty());
        model.mode().set(Mode.LISTENING);
        model.port().value().set("70000");

        assertThat(model.validate()).isFalse();
        assertThat(model.port().hint().get().blocks()).isTrue();
    }

    @Test
    void refusesAPortThatIsInUse() {
        var kit = new ModelKit(AnswerDraft.empty());
        kit.backend.port = Status.PROBLEM;
        var model = model(kit);
        model.mode().set(Mode.LISTENING);
        model.check();

        assertThat(model.validate()).isFalse();
        assertThat(model.port().hint().get().text()).contains("10933");
    }

    @Test
    void believesAPortThatIsFreeAgain() {
        var kit = new ModelKit(AnswerDraft.empty());
        kit.backend.port = Status.PROBLEM;
        var model = model(kit);
        model.mode().set(Mode.LISTENING);
        model.check();
        assertThat(model.failed().get()).isTrue();
        assertThat(model.validate()).isFalse();
        assertThat(model.retry()).isTrue();
        assertThat(model.validate()).as("in use still").isFalse();

        kit.backend.port = Status.OK;
        assertThat(model.retry()).isTrue();

        assertThat(model.validate()).isTrue();
        assertThat(model.port().hint().get().present()).isFalse();
        assertThat(model.portResult().get().mark()).isEqualTo(Status.OK);
        assertThat(model.failed().get()).isFalse();
        assertThat(model.retry()).as("nothing failed").isFalse();
        assertThat(model.busy().get()).isFalse();
    }

    @Test
    void saysOnceThatAPortIsInUse() {
        var kit = new ModelKit(AnswerDraft.empty());
        kit.backend.port = Status.PROBLEM;
        var model = model(kit);
        model.mode().set(Mode.LISTENING);

        model.check();

        assertThat(model.port().hint().get().blocks()).isTrue();
        assertThat(model.portResult().get().present()).isFalse();
    }

    @Test
    void dialsAnAddressAgainThatDidNotAnswer() {
        var kit = new ModelKit(AnswerDraft.empty());
        kit.backend.comms = Status.PROBLEM;
        var model = model(kit);
        var address = model.add("host:10943");
        model.check();
        assertThat(model.failed().get()).isTrue();

        kit.backend.comms = Status.OK;
        model.check();

        assertThat(model.failed().get()).isFalse();
        assertThat(address.result().get().mark()).isEqualTo(Status.OK);

        kit.backend.comms = Status.PROBLEM;
        model.check();
        address.text().set("");
        kit.pauseEnds();
        assertThat(address.result().get().present()).isFalse();
        assertThat(model.failed().get()).isFalse();
    }

    @Test
    void ignoresThePortWhenPolling() {
        var model = model(AnswerDraft.empty());
        signIn("https://octopus.example.com");
        model.port().value().set("nonsense");

        assertThat(model.validate()).isTrue();
    }

    private record CommsRow(PolledAddress address) {}

    private static List<String> texts(ConnectionPageModel model) {
        return model.addresses().stream().map(address -> address.text().get()).toList();
    }

    private void signIn(String address) {
        server.set(Optional.of(new ServerFacts(address, "me", List.of("Default"), "Default")));
    }

    private ConnectionPageModel model(AnswerDraft prefilled) {
        return model(new ModelKit(prefilled));
    }

    private ConnectionPageModel model(ModelKit kit) {
        return new ConnectionPageModel(
                kit.context, server.getReadOnlyProperty(), choices.getReadOnlyProperty());
    }
}
