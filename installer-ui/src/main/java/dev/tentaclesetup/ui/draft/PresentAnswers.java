package dev.tentaclesetup.ui.draft;

import dev.tentaclesetup.core.answers.AnswerDraft;
import dev.tentaclesetup.core.answers.AnswerKey;
import dev.tentaclesetup.core.preflight.CurrentAnswers;
import dev.tentaclesetup.ui.widget.Texts;
import java.util.List;

/// What an agent that is changed answers today.
///
/// @param draft the answers; empty for a new agent
/// @param changing whether an agent is changed
/// @param recordRead whether they include what the server's record says
public record PresentAnswers(AnswerDraft draft, boolean changing, boolean recordRead) {

    /// Of an agent that is not there yet.
    public static final PresentAnswers NONE = new PresentAnswers(AnswerDraft.empty(), false, false);

    /// As this host knows them.
    public static PresentAnswers of(CurrentAnswers current) {
        return new PresentAnswers(current.draft(), true, false);
    }

    /// With what the server's record says.
    PresentAnswers with(CurrentAnswers recorded) {
        return new PresentAnswers(recorded.draft(), changing, true);
    }

    String text(AnswerKey key) {
        return key.secret() ? "" : draft.text(key).orElse("");
    }

    /// The items, or the one value.
    public List<String> texts(AnswerKey key) {
        return draft.texts(key);
    }

    private boolean has(AnswerKey key) {
        return draft.value(key).isPresent();
    }

    /// Where an answer comes from, in words, with what it is when something else is typed; empty
    /// for a new agent and for what is not known.
    ///
    /// @param typed as typed now
    String origin(AnswerKey key, String typed) {
        if (!changing || !has(key)) {
            return "";
        }
        if (key.secret()) {
            return typed.isBlank() ? Texts.text("wizard.origin.stored") : "";
        }
        String was = key.list() ? String.join(", ", texts(key)) : text(key);
        return typed.strip().equals(was)
                ? Texts.text("wizard.origin.same", source(key))
                : Texts.text("wizard.origin.now", was, source(key));
    }

    private String source(AnswerKey key) {
        return switch (key.section()) {
            case SERVER, SETUP, OUTPUT, REMOVE -> Texts.text("wizard.origin.noted");
            case REGISTRATION ->
                    recordRead
                            ? Texts.text("wizard.origin.record")
                            : Texts.text("wizard.origin.noted");
            case PROXY, PROXY_COMMS, PROXY_WEB, CONNECTION, PATHS, CERTIFICATE ->
                    Texts.text("wizard.origin.configuration");
            case SERVICE -> Texts.text("wizard.origin.service");
            case FIREWALL -> Texts.text("wizard.origin.firewall");
        };
    }
}
