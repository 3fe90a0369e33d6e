package dev.tentaclesetup.ui.draft;

import dev.tentaclesetup.core.Messages;
import dev.tentaclesetup.core.Secret;
import dev.tentaclesetup.core.answers.AnswerDraft;
import dev.tentaclesetup.core.answers.AnswerKey;
import dev.tentaclesetup.core.answers.Answers;
import dev.tentaclesetup.core.answers.AnswersReader;
import dev.tentaclesetup.core.answers.AnswersResult;
import dev.tentaclesetup.core.preflight.CurrentAnswers;
import dev.tentaclesetup.core.problem.Problem;
import dev.tentaclesetup.core.problem.ProblemId;
import dev.tentaclesetup.ui.engine.CheckRows;
import dev.tentaclesetup.ui.widget.Hint;
import dev.tentaclesetup.ui.widget.Status;
import dev.tentaclesetup.ui.widget.Texts;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;
import javafx.collections.ListChangeListener;

/// The answers so far. Every page edits them through the fields given out here; every change is in
/// the draft at once, and the one reader of answers judges it.
public final class DraftModel {

    private final AnswersJudge reader;
    private final Messages messages;
    private final ReadOnlyObjectWrapper<AnswerDraft> draft;
    private final ReadOnlyObjectWrapper<PresentAnswers> present;
    private final Map<AnswerKey, AnswerField> fields = new EnumMap<>(AnswerKey.class);
    private final Map<AnswerKey, AnswerItems> lists = new EnumMap<>(AnswerKey.class);

    /// @param reader the one judge of drafts
    public DraftModel(AnswerDraft prefilled, AnswersJudge reader, Messages messages) {
        this(prefilled, PresentAnswers.NONE, reader, messages);
    }

    private DraftModel(
            AnswerDraft prefilled, PresentAnswers now, AnswersJudge reader, Messages messages) {
        this.present = new ReadOnlyObjectWrapper<>(now);
        this.draft = new ReadOnlyObjectWrapper<>(prefilled);
        this.reader = reader;
        this.messages = messages;
    }

    /// For other answers, judged by the same judge.
    public DraftModel anew(AnswerDraft answers) {
        return new DraftModel(answers, reader, messages);
    }

    /// For the change of an agent: what it answers today fills the fields, and only what becomes
    /// different is in the draft.
    public DraftModel changing(AnswerDraft answers, CurrentAnswers current) {
        return new DraftModel(answers, PresentAnswers.of(current), reader, messages);
    }

    /// What is there already.
    public ReadOnlyObjectProperty<PresentAnswers> present() {
        return present.getReadOnlyProperty();
    }

    /// Whether an agent that is there is changed.
    public boolean changing() {
        return present.get().changing();
    }

    /// Takes in what the server's record says. What was typed over stays as typed.
    public void learn(CurrentAnswers recorded) {
        PresentAnswers before = present.get();
        PresentAnswers now = before.with(recorded);
        present.set(now);
        fields.forEach((key, field) -> {
            if (!key.secret() && field.text().equals(before.text(key))) {
                field.value().set(now.text(key));
            }
            store(key, field.text());
        });
        lists.forEach((key, list) -> {
            if (list.items().equals(before.texts(key)) && !list.items().equals(now.texts(key))) {
                list.items().setAll(now.texts(key));
            }
            store(key, list.items());
        });
    }

    /// The draft, replaced on every change.
    public ReadOnlyObjectProperty<AnswerDraft> draft() {
        return draft.getReadOnlyProperty();
    }

    /// The field of an answer with one value; always the same one for the same key.
    public AnswerField field(AnswerKey key) {
        return fields.computeIfAbsent(key, this::newField);
    }

    /// The field of an answer that is a list; always the same one for the same key.
    public AnswerItems items(AnswerKey key) {
        return lists.computeIfAbsent(key, this::newItems);
    }

    /// What the reader makes of the draft.
    public AnswersResult read() {
        return reader.judge(draft.get(), present.get());
    }

    /// What the reader makes of other answers.
    public AnswersResult judge(AnswerDraft other) {
        return reader.judge(other, PresentAnswers.NONE);
    }

    /// The proxies so far, whatever else is missing.
    public Answers.Proxies proxies() {
        return AnswersReader.proxies(draft.get());
    }

    /// Everything that is wrong now.
    List<Problem> problems() {
        return switch (read()) {
            case AnswersResult.Valid valid -> valid.warnings();
            case AnswersResult.ValidRemoval removal -> removal.warnings();
            case AnswersResult.ValidVerification verification -> verification.warnings();
            case AnswersResult.Invalid invalid -> invalid.problems();
        };
    }

    /// Shows what is wrong with these answers beside their fields.
    public void reveal(Set<AnswerKey> keys) {
        for (Problem problem : problems()) {
            keys.stream()
                    .filter(key -> key.text().equals(problem.answer()))
                    .forEach(key -> reveal(key, hint(problem)));
        }
    }

    /// A problem in the words of the core; beside a field, the answer's key need not be named.
    public Hint hint(Problem problem) {
        Status mark = CheckRows.mark(problem);
        if (problem.id() == ProblemId.ANS_MISSING) {
            return new Hint(mark, Texts.text("wizard.field.missing"), "");
        }
        if (problem.id() == ProblemId.DISK_FOREIGN) {
            return new Hint(
                    mark,
                    messages.message(problem),
                    Texts.text("wizard.host.accept.fix", problem.seen()));
        }
        String text =
                problem.id() == ProblemId.ANS_VALUE
                        ? Texts.text("wizard.field.value")
                        : messages.message(problem);
        return new Hint(mark, text, messages.fix(problem));
    }

    /// Whether any of these answers is known to block.
    public boolean blocked(Set<AnswerKey> keys) {
        return keys.stream().map(this::hintOf).anyMatch(hint -> hint.getValue().blocks());
    }

    private void reveal(AnswerKey key, Hint hint) {
        var shown = key.list() ? items(key).hint() : field(key).hint();
        if (!shown.get().blocks()) {
            shown.set(hint);
        }
    }

    private ObservableValue<Hint> hintOf(AnswerKey key) {
        return key.list() ? items(key).hint() : field(key).hint();
    }

    private AnswerField newField(AnswerKey key) {
        AnswerField field = AnswerField.of(key, initial(key), present);
        field.value().subscribe((before, now) -> store(key, now));
        return field;
    }

    private AnswerItems newItems(AnswerKey key) {
        List<String> initial =
                draft.get().value(key).isPresent()
                        ? draft.get().texts(key)
                        : present.get().texts(key);
        AnswerItems list = AnswerItems.of(key, initial, present);
        list.items().addListener((ListChangeListener<String>) change -> store(key, list.items()));
        return list;
    }

    /// An emptied list is an answer only where there was something.
    private void store(AnswerKey key, List<String> items) {
        List<String> was = present.get().texts(key);
        boolean same = changing() && items.equals(was);
        draft.set(same ? draft.get().without(key) : draft.get().withAll(key, List.copyOf(items)));
    }

    private String initial(AnswerKey key) {
        return key.secret()
                ? draft.get().secret(key).map(secret -> secret.use(String::new)).orElse("")
                : draft.get().text(key).orElse(present.get().text(key));
    }

    private void store(AnswerKey key, String typed) {
        String value = typed.strip();
        String was = present.get().text(key);
        if (value.equals(was)) {
            draft.set(draft.get().without(key));
        } else if (value.isEmpty()) {
            draft.set(draft.get().withAll(key, List.of()));
        } else if (key.secret()) {
            draft.set(draft.get().with(key, Secret.of(value.toCharArray())));
        } else {
            draft.set(draft.get().with(key, value));
        }
    }
}
