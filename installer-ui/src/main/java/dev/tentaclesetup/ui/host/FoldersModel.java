package dev.tentaclesetup.ui.host;

import static dev.tentaclesetup.core.answers.AnswerKey.PATHS_ACCEPT_EXISTING;
import static dev.tentaclesetup.core.answers.AnswerKey.PATHS_APPLICATIONS;
import static dev.tentaclesetup.core.answers.AnswerKey.PATHS_DATA;
import static dev.tentaclesetup.core.answers.AnswerKey.SETUP_INSTANCE;

import dev.tentaclesetup.core.answers.Answers;
import dev.tentaclesetup.core.setup.FolderFindings;
import dev.tentaclesetup.ui.background.Background.Outcome;
import dev.tentaclesetup.ui.background.Probe;
import dev.tentaclesetup.ui.draft.AnswerField;
import dev.tentaclesetup.ui.draft.DraftModel;
import dev.tentaclesetup.ui.draft.ProbeHint;
import dev.tentaclesetup.ui.draft.WizardContext;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.SimpleBooleanProperty;

/// The folders of the instance, and what is found in them while they are typed.
final class FoldersModel {

    private final WizardContext context;
    private final AnswerField instance;
    private final AnswerField data;
    private final AnswerField applications;
    private final AnswerField accept;
    private final BooleanProperty accepted = new SimpleBooleanProperty();
    private final ReadOnlyBooleanWrapper acceptable = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper failed = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
    private final ProbeHint aboutData = new ProbeHint();
    private final ProbeHint aboutApplications = new ProbeHint();
    private final Probe probe;

    FoldersModel(WizardContext context) {
        this.context = context;
        DraftModel draft = context.draft();
        this.instance = draft.field(SETUP_INSTANCE);
        this.data = draft.field(PATHS_DATA);
        this.applications = draft.field(PATHS_APPLICATIONS);
        this.accept = draft.field(PATHS_ACCEPT_EXISTING);
        this.probe = new Probe(context.background());
        accepted.set(accept.read(Boolean.class).orElse(false));
        acceptable.set(accepted.get());
        for (AnswerField field : List.of(instance, data, applications)) {
            field.value().subscribe((before, now) -> typed());
        }
        accepted.subscribe((before, now) -> accept(now));
    }

    AnswerField data() {
        return data;
    }

    AnswerField applications() {
        return applications;
    }

    /// Whether folders with files of others are taken.
    BooleanProperty accepted() {
        return accepted;
    }

    /// Whether there is something to accept.
    ReadOnlyBooleanProperty acceptable() {
        return acceptable.getReadOnlyProperty();
    }

    /// Whether a folder was refused that may be fit now.
    ReadOnlyBooleanProperty failed() {
        return failed.getReadOnlyProperty();
    }

    /// Whether the folders are being examined.
    ReadOnlyBooleanProperty busy() {
        return busy.getReadOnlyProperty();
    }

    private void accept(boolean now) {
        if (now) {
            accept.choose(true);
        } else {
            accept.value().set("");
        }
        check();
    }

    private void typed() {
        forget();
        probe.askAfter(Probe.TYPING_PAUSE, this::check);
    }

    /// Examines the folders.
    void check() {
        forget();
        Optional<Answers.Paths> paths = paths();
        if (paths.isEmpty()) {
            return;
        }
        String name = instance.text().strip();
        busy.set(true);
        probe.ask(
                () -> context.backend().folders(name, paths.get()),
                outcome -> {
                    if (outcome instanceof Outcome.Done<FolderFindings>(var findings)) {
                        show(findings);
                    }
                    // last: what waits for this reads everything above
                    busy.set(false);
                });
    }

    /// Empty while one of them is no absolute path, which the rules tell of.
    private Optional<Answers.Paths> paths() {
        try {
            var paths =
                    new Answers.Paths(
                            Path.of(data.text().strip()).normalize(),
                            Path.of(applications.text().strip()).normalize(),
                            accepted.get());
            return Optional.of(paths)
                    .filter(both -> both.data().isAbsolute() && both.applications().isAbsolute());
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }

    private void show(FolderFindings findings) {
        DraftModel draft = context.draft();
        findings.of(PATHS_DATA)
                .ifPresent(problem -> aboutData.say(data.hint(), draft.hint(problem)));
        findings.of(PATHS_APPLICATIONS)
                .ifPresent(
                        problem -> aboutApplications.say(applications.hint(), draft.hint(problem)));
        acceptable.set(findings.ofOthers() || accepted.get());
        failed.set(aboutData.failed().get() || aboutApplications.failed().get());
    }

    private void forget() {
        probe.cancel();
        aboutData.takeBack();
        aboutApplications.takeBack();
        failed.set(false);
        busy.set(false);
    }

    /// Examines refused folders again: they may be fit now.
    ///
    /// @return whether it did
    boolean retry() {
        boolean wanted = failed.get();
        if (wanted) {
            check();
        }
        return wanted;
    }

    void leave() {
        probe.cancel();
        busy.set(false);
    }
}
