package dev.tentaclesetup.ui.server;

import static dev.tentaclesetup.core.answers.AnswerKey.SETUP_IF_EXISTS;
import static dev.tentaclesetup.core.answers.AnswerKey.SETUP_INSTANCE;

import dev.tentaclesetup.core.answers.Answers.IfExists;
import dev.tentaclesetup.core.plan.InterruptedRun;
import dev.tentaclesetup.core.plan.StepKind;
import dev.tentaclesetup.ui.background.Background.Outcome;
import dev.tentaclesetup.ui.draft.WizardContext;
import dev.tentaclesetup.ui.widget.Hint;
import dev.tentaclesetup.ui.widget.Status;
import dev.tentaclesetup.ui.widget.Texts;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/// An earlier set-up that died before its end: what it may have left, and what to do about it. The
/// oldest is shown first, the next one when that is dealt with.
public final class EarlierRunModel {

    private final WizardContext context;
    private final ReadOnlyObjectWrapper<Optional<InterruptedRun>> run =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Hint> hint = new ReadOnlyObjectWrapper<>(Hint.NONE);

    public EarlierRunModel(WizardContext context) {
        this.context = context;
        read();
    }

    /// What happened and what exists; NONE when every set-up came to its end.
    ReadOnlyObjectProperty<Hint> hint() {
        return hint.getReadOnlyProperty();
    }

    /// Sets up the same instance with what there is: the set-up changes what is left of the earlier
    /// one instead of refusing it.
    void goOn() {
        run.get()
                .map(InterruptedRun::instance)
                .ifPresent(instance -> {
                    context.draft().field(SETUP_INSTANCE).value().set(instance);
                    context.draft().field(SETUP_IF_EXISTS).choose(IfExists.RECONFIGURE);
                    forget();
                });
    }

    /// Says no more about it. What it left stays.
    void forget() {
        run.get()
                .ifPresent(known ->
                        context.background()
                                .start(
                                        () -> {
                                            context.backend().discard(known);
                                            return known;
                                        },
                                        this::forgotten));
    }

    private void forgotten(Outcome<InterruptedRun> outcome) {
        switch (outcome) {
            case Outcome.Done<InterruptedRun> _ -> read();
            case Outcome.Failed<InterruptedRun>(var cause) ->
                    hint.set(context.draft().hint(context.problem(cause)));
        }
    }

    private void read() {
        context.background()
                .start(
                        () -> context.backend().interrupted(),
                        outcome -> {
                            if (outcome instanceof Outcome.Done<List<InterruptedRun>>(var runs)) {
                                show(runs.stream().findFirst());
                            }
                        });
    }

    private void show(Optional<InterruptedRun> found) {
        run.set(found);
        hint.set(found.map(this::words).orElse(Hint.NONE));
    }

    private Hint words(InterruptedRun died) {
        String left =
                Stream.concat(
                                died.touched().stream().map(kind -> title(kind, died.instance())),
                                died.unknown().stream())
                        .collect(Collectors.joining(", "));
        return new Hint(
                Status.WARNING,
                Texts.text("wizard.earlier.text", died.instance()),
                left.isEmpty()
                        ? Texts.text("wizard.earlier.nothing")
                        : Texts.text("wizard.earlier.left", left));
    }

    private String title(StepKind kind, String instance) {
        return context.messages().text(kind.titleKey(), instance);
    }
}
