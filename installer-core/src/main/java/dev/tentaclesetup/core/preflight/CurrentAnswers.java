package dev.tentaclesetup.core.preflight;

import dev.tentaclesetup.core.answers.AnswerDraft;
import dev.tentaclesetup.core.answers.AnswerKey;
import dev.tentaclesetup.core.answers.AnswerValue;
import dev.tentaclesetup.core.answers.SecretSource;
import dev.tentaclesetup.core.host.HostPorts;
import dev.tentaclesetup.core.octopus.Machine;
import dev.tentaclesetup.core.step.RecordNames;
import java.util.List;
import java.util.Optional;

/// What an instance answers today [wizard-reference 9.9]: for each key what an answer file would
/// have to say so that nothing changes. What an answer file leaves out is taken from here, and the
/// wizard fills its pages with it.
///
/// @param draft the answers, with the origin [current][dev.tentaclesetup.core.answers.Origin.Kind];
///   a secret is [stored][SecretSource.Stored] and not opened. What is not known has no answer
public record CurrentAnswers(AnswerDraft draft) {

    /// Of an instance that is not there.
    public static final CurrentAnswers NONE = new CurrentAnswers(AnswerDraft.empty());

    /// What this host knows, without asking a server.
    ///
    /// @param instance as found
    public static CurrentAnswers of(HostPorts host, FoundInstance instance)
            throws InterruptedException {
        if (!instance.exists()) {
            return NONE;
        }
        var answers = new DraftOfNow();
        answers.put(AnswerKey.SETUP_INSTANCE, Optional.of(instance.name()));
        new CurrentSettings(answers).read(instance.configuration());
        new CurrentService(answers, host).read(instance);
        new CurrentFirewall(answers, host).read(instance);
        new CurrentRegistration(answers).read(host.state(), instance);
        return new CurrentAnswers(answers.draft());
    }

    /// With what the server's record says, which may have been changed in the portal.
    ///
    /// @param names of what the record is listed in; of those that are not known the ids are shown
    public CurrentAnswers with(Machine record, RecordNames names) {
        var answers = new DraftOfNow(draft);
        new CurrentRegistration(answers).read(record, names);
        return new CurrentAnswers(answers.draft());
    }

    /// Whether there is such an instance.
    public boolean known() {
        return !draft.keys().isEmpty();
    }

    /// Without an answer for this key.
    public CurrentAnswers without(AnswerKey key) {
        return new CurrentAnswers(draft.without(key));
    }

    /// The single answer for the key; empty when there is none.
    public Optional<String> text(AnswerKey key) {
        return draft.text(key);
    }

    /// The items of a list.
    public List<String> texts(AnswerKey key) {
        return draft.texts(key);
    }

    /// Whether the instance has this secret.
    public boolean stored(AnswerKey key) {
        return draft.value(key).orElse(null) instanceof AnswerValue.Reference reference
                && reference.source() instanceof SecretSource.Stored;
    }
}
