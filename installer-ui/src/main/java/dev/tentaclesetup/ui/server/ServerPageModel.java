package dev.tentaclesetup.ui.server;

import static dev.tentaclesetup.core.answers.AnswerKey.SERVER_API_KEY;
import static dev.tentaclesetup.core.answers.AnswerKey.SERVER_SPACE;
import static dev.tentaclesetup.core.answers.AnswerKey.SERVER_URL;
import static dev.tentaclesetup.core.answers.AnswerKey.SETUP_INSTANCE;

import dev.tentaclesetup.core.Secret;
import dev.tentaclesetup.core.answers.AnswerKey;
import dev.tentaclesetup.core.answers.Answers;
import dev.tentaclesetup.core.answers.ServerUrl;
import dev.tentaclesetup.core.preflight.CurrentAnswers;
import dev.tentaclesetup.core.problem.Problem;
import dev.tentaclesetup.core.problem.ProblemException;
import dev.tentaclesetup.ui.background.Background.Outcome;
import dev.tentaclesetup.ui.background.Probe;
import dev.tentaclesetup.ui.draft.AnswerField;
import dev.tentaclesetup.ui.draft.ProbeHint;
import dev.tentaclesetup.ui.draft.WizardContext;
import dev.tentaclesetup.ui.engine.ServerFacts;
import dev.tentaclesetup.ui.engine.SpaceFacts;
import dev.tentaclesetup.ui.widget.CheckRow;
import dev.tentaclesetup.ui.widget.Hint;
import dev.tentaclesetup.ui.widget.Status;
import java.util.Optional;
import java.util.Set;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableBooleanValue;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// Which server: its address, the key and the space, checked while they are typed.
public final class ServerPageModel {

    private static final Set<AnswerKey> KEYS = Set.of(SERVER_URL, SERVER_API_KEY, SERVER_SPACE);

    private final WizardContext context;
    private final AnswerField address;
    private final AnswerField apiKey;
    private final AnswerField space;
    private final Probe serverProbe;
    private final Probe spaceProbe;
    private final ProbeHint serverProblem = new ProbeHint();
    private final ProbeHint spaceProblem = new ProbeHint();
    private final ObservableList<CheckRow> checks = FXCollections.observableArrayList();
    private final ObservableList<String> spaces = FXCollections.observableArrayList();
    private final ReadOnlyObjectWrapper<Optional<ServerFacts>> server =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<SpaceFacts> choices =
            new ReadOnlyObjectWrapper<>(SpaceFacts.NONE);
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
    private int question;
    private boolean tidying;

    public ServerPageModel(WizardContext context) {
        this.context = context;
        this.address = context.draft().field(SERVER_URL);
        this.apiKey = context.draft().field(SERVER_API_KEY);
        this.space = context.draft().field(SERVER_SPACE);
        this.serverProbe = new Probe(context.background());
        this.spaceProbe = new Probe(context.background());
        address.value().subscribe((before, now) -> changed());
        apiKey.value().subscribe((before, now) -> changed());
        space.value().subscribe((before, now) -> spaceChosen());
    }

    AnswerField address() {
        return address;
    }

    AnswerField apiKey() {
        return apiKey;
    }

    AnswerField space() {
        return space;
    }

    /// What was checked, in order.
    ObservableList<CheckRow> checks() {
        return checks;
    }

    /// The spaces to choose from; empty until signed in. Those of the last sign-in stay until the
    /// next one has succeeded.
    ObservableList<String> spaces() {
        return spaces;
    }

    /// The server signed in to.
    public ReadOnlyObjectProperty<Optional<ServerFacts>> server() {
        return server.getReadOnlyProperty();
    }

    /// What can be chosen in the chosen space.
    public ReadOnlyObjectProperty<SpaceFacts> choices() {
        return choices.getReadOnlyProperty();
    }

    ReadOnlyBooleanProperty busy() {
        return busy.getReadOnlyProperty();
    }

    /// Whether a check failed that can be tried again.
    ObservableBooleanValue failed() {
        return serverProblem.failed().or(spaceProblem.failed());
    }

    /// Where the typed server lets its user create an API key.
    String keyPage() {
        return ServerUrl.clean(address.text())
                .map(url -> url.uri() + "/app#/users/me/apiKeys")
                .orElse(address.text());
    }

    /// Asks the server unless it has answered already, or something is missing.
    void check() {
        if (server.get().isPresent() || busy.get() || !complete()) {
            return;
        }
        if (ServerUrl.clean(address.text()).isEmpty()) {
            context.draft().reveal(Set.of(SERVER_URL));
            return;
        }
        checks.clear();
        serverProblem.takeBack();
        busy.set(true);
        int mine = ++question;
        String typedAddress = address.text().strip();
        String wanted = space.text();
        Answers.Proxy proxy = context.draft().proxies().setUp();
        var key = Secret.of(apiKey.text().strip().toCharArray());
        serverProbe.ask(
                () -> {
                    try (key) {
                        return context.backend()
                                .signIn(typedAddress, key, wanted, proxy, row -> report(mine, row));
                    }
                },
                this::answered);
    }

    /// Asks the server anew, whatever it answered before.
    void again() {
        forget();
        check();
    }

    /// Asks anew when a check failed: its reason may be gone.
    ///
    /// @return whether it did
    boolean retry() {
        boolean wanted = failed().get();
        if (wanted) {
            again();
        }
        return wanted;
    }

    /// Stops asking.
    void leave() {
        if (busy.get()) {
            forget();
        }
    }

    /// Shows what is wrong, and asks the server when nothing is.
    ///
    /// @return whether the user may go on
    boolean validate() {
        context.draft().reveal(KEYS);
        if (context.draft().blocked(KEYS)) {
            return false;
        }
        if (changing() && apiKey.text().isBlank()) {
            return true;
        }
        check();
        return server.get().isPresent() && !busy.get();
    }

    /// Whether an agent is changed: then the server is asked only when something changes there.
    boolean changing() {
        return context.draft().changing();
    }

    private boolean complete() {
        return !address.text().isBlank() && !apiKey.text().isBlank();
    }

    private void changed() {
        if (!tidying) {
            forget();
            serverProbe.askAfter(Probe.TYPING_PAUSE, this::check);
        }
    }

    private void forget() {
        serverProbe.cancel();
        spaceProbe.cancel();
        serverProblem.takeBack();
        spaceProblem.takeBack();
        question++;
        busy.set(false);
        server.set(Optional.empty());
        choices.set(SpaceFacts.NONE);
        checks.clear();
    }

    private void report(int asked, CheckRow row) {
        context.background()
                .window()
                .execute(() -> {
                    if (asked == question) {
                        add(row);
                    }
                });
    }

    private void add(CheckRow row) {
        if (!checks.isEmpty() && checks.getLast().mark() == Status.RUNNING) {
            checks.removeLast();
        }
        checks.add(row);
    }

    private void answered(Outcome<ServerFacts> outcome) {
        switch (outcome) {
            case Outcome.Done<ServerFacts>(var facts) -> signedIn(facts);
            case Outcome.Failed<ServerFacts>(var cause) -> failed(cause);
        }
    }

    private void signedIn(ServerFacts facts) {
        tidying = true;
        address.value().set(facts.address());
        server.set(Optional.of(facts));
        if (!spaces.equals(facts.spaces())) {
            spaces.setAll(facts.spaces());
        }
        space.value().set(facts.selectedSpace());
        tidying = false;
        loadSpace();
    }

    private void spaceChosen() {
        if (!tidying) {
            loadSpace();
        }
    }

    private void loadSpace() {
        String chosen = space.text();
        if (server.get().isEmpty() || (chosen.isEmpty() && !spaces.isEmpty())) {
            return;
        }
        spaceProblem.takeBack();
        busy.set(true);
        spaceProbe.ask(() -> context.backend().space(chosen), this::loaded);
    }

    private void loaded(Outcome<SpaceFacts> outcome) {
        switch (outcome) {
            case Outcome.Done<SpaceFacts>(var facts) -> {
                choices.set(facts);
                if (changing()) {
                    readRecord();
                    return;
                }
            }
            case Outcome.Failed<SpaceFacts>(var cause) ->
                    spaceProblem.say(space.hint(), hint(cause));
        }
        busy.set(false);
    }

    private void readRecord() {
        String instance = context.draft().draft().get().text(SETUP_INSTANCE).orElse("");
        spaceProbe.ask(
                () -> context.backend().recorded(instance),
                outcome -> {
                    switch (outcome) {
                        case Outcome.Done<CurrentAnswers>(var answers) -> {
                            tidying = true;
                            context.draft().learn(answers);
                            tidying = false;
                        }
                        case Outcome.Failed<CurrentAnswers>(var cause) ->
                                spaceProblem.say(space.hint(), hint(cause));
                    }
                    busy.set(false);
                });
    }

    private void failed(Throwable cause) {
        question++;
        if (!checks.isEmpty() && checks.getLast().mark() == Status.RUNNING) {
            checks.removeLast();
        }
        boolean keyIsWrong =
                cause instanceof ProblemException problem
                        && problem.problem().id().text().startsWith("AUTH-");
        serverProblem.say(keyIsWrong ? apiKey.hint() : address.hint(), hint(cause));
        busy.set(false);
    }

    private Hint hint(Throwable cause) {
        return shown(context.problem(cause));
    }

    private Hint shown(Problem problem) {
        Hint hint = context.draft().hint(problem);
        return hint.blocks() ? hint : new Hint(Status.PROBLEM, hint.text(), hint.fix());
    }
}
