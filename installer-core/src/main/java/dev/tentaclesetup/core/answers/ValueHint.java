package dev.tentaclesetup.core.answers;

import dev.tentaclesetup.core.Messages;
import dev.tentaclesetup.core.problem.Argument;
import dev.tentaclesetup.core.problem.Problem;
import dev.tentaclesetup.core.problem.ProblemId;
import java.util.List;
import java.util.stream.Stream;

/// What a value must be, in words of the bundle.
///
/// @param phrase the part of the bundle key after `expected.`
/// @param parameters for the phrase's placeholders, which begin at `{2}`
public record ValueHint(String phrase, List<String> parameters) {

    public ValueHint {
        parameters = List.copyOf(parameters);
    }

    static ValueHint of(String phrase, String... parameters) {
        return new ValueHint(phrase, List.of(parameters));
    }

    /// The expectation by itself.
    public String text(Messages messages) {
        String[] arguments =
                Stream.concat(Stream.of("", ""), parameters.stream()).toArray(String[]::new);
        return messages.text("expected." + phrase, arguments);
    }

    /// The problem that another value was given.
    ///
    /// @param seen the value that is not as expected
    Problem refusal(AnswerKey key, String seen) {
        Argument[] rest =
                Stream.concat(
                                Stream.of(Argument.phrase("expected." + phrase)),
                                parameters.stream().map(Argument::text))
                        .toArray(Argument[]::new);
        return Problem.of(
                        ProblemId.ANS_VALUE,
                        InvisibleText.shown(seen),
                        Argument.text(key.text()),
                        rest)
                .at(key.text(), 0);
    }
}
