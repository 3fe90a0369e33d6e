package dev.tentaclesetup.ui.connection;

import static dev.tentaclesetup.core.answers.AnswerKey.CONNECTION_COMMS_ADDRESS;
import static dev.tentaclesetup.core.answers.AnswerKey.CONNECTION_LISTEN_ADDRESS;
import static dev.tentaclesetup.core.answers.AnswerKey.CONNECTION_LISTEN_PORT;
import static dev.tentaclesetup.core.answers.AnswerKey.CONNECTION_MODE;
import static dev.tentaclesetup.core.answers.AnswerKey.CONNECTION_PUBLIC_HOST;
import static dev.tentaclesetup.core.answers.AnswerKey.SETUP_IF_EXISTS;

import dev.tentaclesetup.core.answers.AnswerKey;
import dev.tentaclesetup.core.answers.Answers;
import dev.tentaclesetup.core.answers.Answers.IfExists;
import dev.tentaclesetup.core.answers.CommsAddress;
import dev.tentaclesetup.core.answers.Mode;
import dev.tentaclesetup.instance.Thumbprint;
import dev.tentaclesetup.ui.background.Background.Outcome;
import dev.tentaclesetup.ui.background.Probe;
import dev.tentaclesetup.ui.draft.AnswerField;
import dev.tentaclesetup.ui.draft.AnswerItems;
import dev.tentaclesetup.ui.draft.DraftModel;
import dev.tentaclesetup.ui.draft.ProbeHint;
import dev.tentaclesetup.ui.draft.WizardContext;
import dev.tentaclesetup.ui.engine.ServerFacts;
import dev.tentaclesetup.ui.engine.SpaceFacts;
import dev.tentaclesetup.ui.widget.CheckRow;
import dev.tentaclesetup.ui.widget.Hint;
import java.net.URI;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;

/// Who dials whom, with what dialling and listening found here and now.
public final class ConnectionPageModel {

    private final WizardContext context;
    private final ReadOnlyObjectProperty<SpaceFacts> choices;
    private final AnswerField mode;
    private final AnswerField port;
    private final AnswerField publicHost;
    private final AnswerItems stored;
    private final ObjectProperty<Mode> chosen = new SimpleObjectProperty<>(Mode.POLLING);
    private final ObservableList<PolledAddress> addresses = FXCollections.observableArrayList();
    private final ObjectProperty<Hint> portResult = new SimpleObjectProperty<>(Hint.NONE);
    private final Probe portProbe;
    private final ProbeHint portProblem = new ProbeHint();
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper failed = new ReadOnlyBooleanWrapper();
    private String proposed = "";

    /// @param server the server signed in to
    /// @param choices what its space offers, with its thumbprint
    public ConnectionPageModel(
            WizardContext context,
            ReadOnlyObjectProperty<Optional<ServerFacts>> server,
            ReadOnlyObjectProperty<SpaceFacts> choices) {
        this.context = context;
        this.choices = choices;
        DraftModel draft = context.draft();
        this.mode = draft.field(CONNECTION_MODE);
        this.port = draft.field(CONNECTION_LISTEN_PORT);
        this.publicHost = draft.field(CONNECTION_PUBLIC_HOST);
        this.stored = draft.items(CONNECTION_COMMS_ADDRESS);
        this.portProbe = new Probe(context.background());
        stored.items().forEach(this::add);
        addresses.addListener((ListChangeListener<PolledAddress>) change -> store());
        beginWithDefaults();
        chosen.subscribe((before, now) -> mode.choose(now));
        port.value().subscribe((before, now) -> portTyped());
        chosen.subscribe((before, now) -> lookForFailures());
        portProblem.failed().subscribe((before, now) -> lookForFailures());
        server.subscribe(facts -> facts.ifPresent(this::propose));
        choices.subscribe((before, now) -> dialAll());
    }

    /// Which side opens the connection.
    ObjectProperty<Mode> mode() {
        return chosen;
    }

    AnswerField port() {
        return port;
    }

    AnswerField publicHost() {
        return publicHost;
    }

    /// Whether the port is being tried.
    ReadOnlyBooleanProperty busy() {
        return busy.getReadOnlyProperty();
    }

    /// Whether a check of the chosen mode failed that can be tried again.
    ReadOnlyBooleanProperty failed() {
        return failed.getReadOnlyProperty();
    }

    /// What trying the port found; NONE before, and when what it found stands beside the port.
    ObjectProperty<Hint> portResult() {
        return portResult;
    }

    /// What is wrong with the addresses as a whole.
    ObjectProperty<Hint> addressesHint() {
        return stored.hint();
    }

    ObservableList<PolledAddress> addresses() {
        return addresses;
    }

    ReadOnlyObjectProperty<SpaceFacts> choices() {
        return choices;
    }

    /// Adds one more address to poll.
    PolledAddress add(String text) {
        PolledAddress address = PolledAddress.of(text, context.background());
        address.text().subscribe((before, now) -> typed(address));
        address.result().subscribe((before, now) -> lookForFailures());
        addresses.add(address);
        return address;
    }

    void remove(PolledAddress address) {
        address.probe().cancel();
        addresses.remove(address);
        lookForFailures();
    }

    /// Checks everything again.
    void check() {
        dialAll();
        tryPort();
    }

    /// Tries the port again when it could not be used: it may be free now.
    ///
    /// @return whether it did
    boolean retry() {
        boolean wanted = chosen.get() == Mode.LISTENING && portProblem.failed().get();
        if (wanted) {
            tryPort();
        }
        return wanted;
    }

    void leave() {
        portProbe.cancel();
        busy.set(false);
        addresses.forEach(address -> address.probe().cancel());
    }

    /// Shows what is wrong.
    ///
    /// @return whether the user may go on
    boolean validate() {
        Set<AnswerKey> keys = EnumSet.of(CONNECTION_MODE);
        keys.addAll(
                switch (chosen.get()) {
                    case POLLING -> Set.of(CONNECTION_COMMS_ADDRESS);
                    case LISTENING -> Set.of(CONNECTION_LISTEN_PORT, CONNECTION_PUBLIC_HOST);
                });
        context.draft().reveal(keys);
        return !context.draft().blocked(keys);
    }

    /// An agent that is changed may itself be what listens on the port; the plan distinguishes
    /// them.
    private boolean reconfigures() {
        return context.draft().changing()
                || context.draft()
                        .field(SETUP_IF_EXISTS)
                        .read(IfExists.class)
                        .equals(Optional.of(IfExists.RECONFIGURE));
    }

    private void beginWithDefaults() {
        mode.read(Mode.class).ifPresent(chosen::set);
        mode.choose(chosen.get());
        if (port.text().isEmpty() && !context.draft().changing()) {
            CONNECTION_LISTEN_PORT.fixedDefault().ifPresent(port.value()::set);
        }
        if (publicHost.text().isEmpty() && !context.draft().changing()) {
            context.background()
                    .start(
                            () -> context.backend().hostName(),
                            outcome -> {
                                if (outcome instanceof Outcome.Done<String>(var host)
                                        && publicHost.text().isEmpty()) {
                                    publicHost.value().set(host);
                                }
                            });
        }
    }

    /// The address that fits this server, as long as the user has typed none.
    private void propose(ServerFacts facts) {
        boolean untouched =
                addresses.isEmpty()
                        || (addresses.size() == 1
                                && addresses.getFirst().text().get().equals(proposed));
        boolean kept = context.draft().changing() && chosen.get() == Mode.LISTENING;
        if (!untouched || kept) {
            return;
        }
        proposed = CommsAddress.derivedFrom(URI.create(facts.address())).getAuthority();
        if (addresses.isEmpty()) {
            add(proposed);
        } else {
            addresses.getFirst().text().set(proposed);
        }
    }

    private void typed(PolledAddress address) {
        store();
        address.result().set(Hint.NONE);
        address.probe().askAfter(Probe.TYPING_PAUSE, () -> dial(address));
    }

    private void store() {
        stored.items().setAll(addresses.stream().map(address -> address.text().get()).toList());
    }

    private void dialAll() {
        addresses.forEach(this::dial);
    }

    private void dial(PolledAddress address) {
        address.result().set(Hint.NONE);
        String text = address.text().get().strip();
        if (text.isEmpty()) {
            return;
        }
        Optional<Thumbprint> expected = choices.get().serverThumbprint();
        Answers.Proxy proxy = context.draft().proxies().comms();
        address.probe()
                .ask(
                        () -> context.backend().commsAddress(text, expected, proxy),
                        outcome -> {
                            if (outcome instanceof Outcome.Done<CheckRow>(var row)) {
                                address.show(row);
                            }
                        });
    }

    private void portTyped() {
        forgetPort();
        portProbe.askAfter(Probe.TYPING_PAUSE, this::tryPort);
    }

    private void forgetPort() {
        portProbe.cancel();
        portProblem.takeBack();
        portResult.set(Hint.NONE);
        busy.set(false);
    }

    private void tryPort() {
        forgetPort();
        if (!port.text().matches("[0-9]{1,5}")) {
            return;
        }
        int number = Integer.parseInt(port.text());
        if (number < 1 || number > 65_535) {
            return;
        }
        Optional<String> address = context.draft().draft().get().text(CONNECTION_LISTEN_ADDRESS);
        busy.set(true);
        portProbe.ask(
                () -> context.backend().listenPort(number, address),
                outcome -> {
                    if (outcome instanceof Outcome.Done<CheckRow>(var row)) {
                        tried(new Hint(row.mark(), row.text(), row.fix()));
                    }
                    // last: what waits for this reads everything above
                    busy.set(false);
                });
    }

    private void tried(Hint found) {
        if (found.blocks() && !reconfigures()) {
            portProblem.say(port.hint(), found);
        } else {
            portResult.set(found);
        }
    }

    private void lookForFailures() {
        failed.set(
                switch (chosen.get()) {
                    case POLLING ->
                            addresses.stream().anyMatch(address -> address.result().get().blocks());
                    case LISTENING -> portProblem.failed().get();
                });
    }
}
