package dev.tentaclesetup.ui;

import dev.tentaclesetup.core.answers.AnswerDraft;
import dev.tentaclesetup.core.answers.AnswerKey;
import dev.tentaclesetup.core.answers.AnswerType.Words;
import dev.tentaclesetup.core.answers.Choices;
import dev.tentaclesetup.core.preflight.HostInstance;
import dev.tentaclesetup.ui.draft.WizardContext;
import dev.tentaclesetup.ui.engine.HomeFacts;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// The answers with which the ways from the home screen begin.
///
/// @param context with the answers that the window was opened with
record NewDrafts(WizardContext context) {

    /// Whether the window was opened without any answer.
    boolean nothingGiven() {
        return context.draft().draft().get().keys().isEmpty();
    }

    /// For one more agent, under a name that no other has.
    AnswerDraft another(HomeFacts known) {
        String usual = AnswerKey.SETUP_INSTANCE.fixedDefault().orElseThrow();
        String free =
                Stream.concat(
                                Stream.of(usual),
                                IntStream.iterate(2, number -> number + 1)
                                        .mapToObj(number -> usual + "-" + number))
                        .filter(name ->
                                known.instances().stream()
                                        .noneMatch(one -> one.name().equalsIgnoreCase(name)))
                        .findFirst()
                        .orElseThrow();
        return AnswerDraft.empty().with(AnswerKey.SETUP_INSTANCE, free);
    }

    /// For the change of an agent.
    AnswerDraft changing(HostInstance instance) {
        return AnswerDraft.empty()
                .with(AnswerKey.SETUP_ACTION, Words.word(Choices.Action.RECONFIGURE))
                .with(AnswerKey.SETUP_INSTANCE, instance.name());
    }
}
