package dev.tentaclesetup.ui.host;

import static dev.tentaclesetup.core.answers.AnswerKey.PATHS_ACCEPT_EXISTING;
import static dev.tentaclesetup.core.answers.AnswerKey.PATHS_APPLICATIONS;
import static dev.tentaclesetup.core.answers.AnswerKey.PATHS_DATA;
import static dev.tentaclesetup.core.answers.AnswerKey.REGISTRATION_KIND;
import static dev.tentaclesetup.core.answers.AnswerKey.SERVICE_ACCOUNT;
import static dev.tentaclesetup.core.answers.AnswerKey.SERVICE_INSTALL;
import static dev.tentaclesetup.core.answers.AnswerKey.SERVICE_PASSWORD;
import static dev.tentaclesetup.core.answers.AnswerKey.SERVICE_USERNAME;
import static dev.tentaclesetup.core.answers.AnswerKey.SETUP_INSTANCE;

import dev.tentaclesetup.core.answers.AnswerKey;
import dev.tentaclesetup.core.answers.Answers;
import dev.tentaclesetup.core.answers.Answers.Run;
import dev.tentaclesetup.core.answers.Choices.Account;
import dev.tentaclesetup.core.answers.Choices.Kind;
import dev.tentaclesetup.core.problem.Problem;
import dev.tentaclesetup.core.setup.HostProposal;
import dev.tentaclesetup.ui.background.Background.Outcome;
import dev.tentaclesetup.ui.background.Probe;
import dev.tentaclesetup.ui.draft.AnswerField;
import dev.tentaclesetup.ui.draft.DraftModel;
import dev.tentaclesetup.ui.draft.ProbeHint;
import dev.tentaclesetup.ui.draft.WizardContext;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableObjectValue;
import javafx.beans.value.ObservableValue;

/// Where the agent lives and who runs it.
public final class HostPageModel {

    private final WizardContext context;
    private final AnswerField instance;
    private final FoldersModel folders;
    private final AnswerField install;
    private final AnswerField username;
    private final AnswerField password;
    private final ProbeHint noService = new ProbeHint();
    private final ObjectProperty<Run> run = new SimpleObjectProperty<>(Run.SERVICE);
    private final ObjectProperty<Account> account = new SimpleObjectProperty<>(Account.SYSTEM);
    private final ReadOnlyObjectWrapper<Optional<HostProposal>> host =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final Probe probe;
    private final boolean runWasChosen;
    private final AnswerField kind;
    private final AnswerField registration;
    private final ObservableObjectValue<Optional<Answers.Account>> kept;
    private boolean following;

    public HostPageModel(WizardContext context) {
        this.context = context;
        DraftModel draft = context.draft();
        this.instance = draft.field(SETUP_INSTANCE);
        this.folders = new FoldersModel(context);
        this.username = draft.field(SERVICE_USERNAME);
        this.password = draft.field(SERVICE_PASSWORD);
        this.probe = new Probe(context.background());
        this.install = draft.field(SERVICE_INSTALL);
        this.kind = draft.field(SERVICE_ACCOUNT);
        this.registration = draft.field(REGISTRATION_KIND);
        this.runWasChosen = !install.text().isEmpty();
        install.read(Boolean.class).map(HostPageModel::run).ifPresent(run::set);
        this.kept =
                Bindings.createObjectBinding(
                        () -> accountWasChosen() ? Optional.empty() : there(), kind.value(), host);
        kind.read(Account.class).ifPresent(account::set);
        if (instance.text().isEmpty()) {
            SETUP_INSTANCE.fixedDefault().ifPresent(instance.value()::set);
        }
        run.subscribe(now -> install.choose(now == Run.SERVICE));
        account.subscribe((before, now) -> choose(now));
        registration.value().subscribe((before, now) -> ask());
        username.value().subscribe((before, now) -> chooseByName(now));
        instance.value().subscribe((before, now) -> probe.askAfter(Probe.TYPING_PAUSE, this::ask));
        run.subscribe((before, now) -> ask());
        ask();
    }

    /// Whether an agent is changed, whose name and data folder stay.
    boolean changing() {
        return context.draft().changing();
    }

    AnswerField instance() {
        return instance;
    }

    AnswerField data() {
        return folders.data();
    }

    AnswerField applications() {
        return folders.applications();
    }

    FoldersModel folders() {
        return folders;
    }

    /// Whether a service or a process runs the agent, as an answer.
    AnswerField install() {
        return install;
    }

    AnswerField username() {
        return username;
    }

    /// Of an existing account, where accounts have passwords.
    AnswerField password() {
        return password;
    }

    ObjectProperty<Run> run() {
        return run;
    }

    /// As whom the service runs.
    ObjectProperty<Account> account() {
        return account;
    }

    /// The account that the service has and keeps; empty where there is none yet, or another was
    /// chosen.
    ObservableObjectValue<Optional<Answers.Account>> kept() {
        return kept;
    }

    private Optional<Answers.Account> there() {
        return host.get().flatMap(HostProposal::kept);
    }

    private boolean accountWasChosen() {
        return !kind.text().isEmpty();
    }

    /// What the system's account is called.
    String systemAccount() {
        return context.backend().systemAccount();
    }

    /// What fits this host; empty until it is known.
    ReadOnlyObjectProperty<Optional<HostProposal>> host() {
        return host.getReadOnlyProperty();
    }

    /// Shows what is wrong.
    ///
    /// @return whether the user may go on
    boolean validate() {
        Set<AnswerKey> keys =
                EnumSet.of(
                        SETUP_INSTANCE,
                        PATHS_DATA,
                        PATHS_APPLICATIONS,
                        PATHS_ACCEPT_EXISTING,
                        SERVICE_INSTALL);
        if (run.get() == Run.SERVICE) {
            keys.addAll(Set.of(SERVICE_ACCOUNT, SERVICE_USERNAME, SERVICE_PASSWORD));
        }
        context.draft().reveal(keys);
        return !context.draft().blocked(keys);
    }

    /// Whether the server is to list this host as a worker.
    ObservableValue<Boolean> worker() {
        return registration.value().map(typed -> isWorker());
    }

    private boolean isWorker() {
        return registration.read(Kind.class).equals(Optional.of(Kind.WORKER));
    }

    private void choose(Account now) {
        if (!following) {
            kind.choose(now);
        }
        forgetUnused(now);
    }

    /// A typed name means an account of that name, also where another one was kept.
    private void chooseByName(String name) {
        if (kept.get().isPresent() && !name.isEmpty()) {
            kind.choose(account.get());
        }
    }

    /// Shows the account that the service has or gets as long as none is chosen. It is left out of
    /// the answers, so that a service that is there keeps the one it has.
    private void follow() {
        if (accountWasChosen()) {
            return;
        }
        following = true;
        host.get().map(HostProposal::account).map(HostPageModel::word).ifPresent(account::set);
        following = false;
    }

    /// What is not shown any more must not be judged either.
    private void forgetUnused(Account now) {
        if (!named(now)) {
            username.value().set("");
        }
        if (now != Account.CUSTOM) {
            password.value().set("");
        }
    }

    private void ask() {
        String typed = instance.text().strip();
        Run wanted = run.get();
        boolean worker = isWorker();
        probe.ask(
                () -> context.backend().host(typed, wanted, worker),
                outcome -> {
                    if (outcome instanceof Outcome.Done<HostProposal>(var facts)) {
                        learn(facts);
                    }
                });
    }

    private static Run run(boolean install) {
        return install ? Run.SERVICE : Run.PROCESS;
    }

    /// Whether the user says who the account is.
    static boolean named(Account account) {
        return switch (account) {
            case SYSTEM, DEDICATED -> false;
            case MANAGED, CUSTOM -> true;
        };
    }

    /// The word that asks for an account of this kind.
    private static Account word(Answers.Account account) {
        return switch (account) {
            case Answers.Account.Unspecified _, Answers.Account.SystemAccount _ -> Account.SYSTEM;
            case Answers.Account.Dedicated _ -> Account.DEDICATED;
            case Answers.Account.Managed _ -> Account.MANAGED;
            case Answers.Account.Existing _ -> Account.CUSTOM;
        };
    }

    /// Fills what the user has not typed over.
    private void learn(HostProposal facts) {
        Optional<HostProposal> before = host.get();
        fill(data(), before.map(HostProposal::dataFolder), facts.dataFolder());
        fill(
                applications(),
                before.map(HostProposal::applicationsFolder),
                facts.applicationsFolder());
        host.set(Optional.of(facts));
        follow();
        boolean mayNot = !facts.services() && facts.noService().isEmpty();
        if (mayNot && !runWasChosen && before.isEmpty()) {
            run.set(Run.PROCESS);
        }
        say(facts.noService());
    }

    /// A process ends with the host, so that the user has to choose it.
    private void say(Optional<Problem> problem) {
        if (problem.isPresent() && run.get() == Run.SERVICE) {
            noService.say(install.hint(), context.draft().hint(problem.get()));
        } else {
            noService.takeBack();
        }
    }

    private void fill(AnswerField field, Optional<Path> proposed, Path better) {
        if (changing()) {
            return;
        }
        boolean untouched =
                proposed.filter(path -> path.toString().equals(field.text())).isPresent();
        if (untouched || field.text().isEmpty()) {
            field.value().set(better.toString());
        }
    }
}
