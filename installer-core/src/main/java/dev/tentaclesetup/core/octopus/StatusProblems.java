package dev.tentaclesetup.core.octopus;

import dev.tentaclesetup.core.problem.Argument;
import dev.tentaclesetup.core.problem.Problem;
import dev.tentaclesetup.core.problem.ProblemException;
import dev.tentaclesetup.core.problem.ProblemId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/// From the status and body of a refusal to the catalogue's ids [octopus-api 9]. Words of the
/// server are only hints after the status; they are shown, never matched as sentences.
final class StatusProblems {

    private static final Pattern PERMISSION =
            Pattern.compile("Missing permission:\\s*([A-Za-z]+)", Pattern.CASE_INSENSITIVE);
    private static final int SHOWN = 500;

    private StatusProblems() {}

    /// @param badCredential the id for a credential that is not accepted
    static Problem of(ApiAnswer answer, ProblemId badCredential) {
        String said = said(answer);
        String words = said.toLowerCase(Locale.ROOT);
        Argument purpose = answer.call().purpose().phrase();
        if (words.contains("maintenance") && answer.status() >= 400) {
            return Problem.of(ProblemId.SRV_MAINT, said);
        }
        return switch (answer.status()) {
            case 401 -> Problem.of(badCredential, said);
            case 403 -> Problem.of(ProblemId.PERM_CREATE, said, permission(said).orElse(purpose));
            case 429 -> Problem.of(ProblemId.AUTH_RATE, said);
            case 503 -> Problem.of(ProblemId.SRV_MAINT, said);
            case 400, 402, 404, 405, 409, 422 -> refused(words, said, answer.call());
            default ->
                    answer.status() >= 500
                            ? Problem.of(ProblemId.SRV_5XX, said, purpose)
                            : Problem.of(ProblemId.SRV_ANSWER, said, purpose);
        };
    }

    /// What the server said, in one line; a description when it is not JSON.
    static String said(ApiAnswer answer) {
        if (!answer.looksLikeJson()) {
            return ForeignBody.describe(answer);
        }
        try {
            JsonNode document = Documents.parse(answer);
            List<String> parts = new ArrayList<>();
            Documents.optional(document, "ErrorMessage").ifPresent(parts::add);
            parts.addAll(Documents.texts(document, "Errors"));
            String sentence = String.join(" ", parts.stream().distinct().toList());
            return answer.status()
                    + " "
                    + sentence.substring(0, Math.min(SHOWN, sentence.length()));
        } catch (ProblemException notJson) {
            return notJson.problem().seen();
        }
    }

    private static Problem refused(String words, String said, ApiCall call) {
        if (words.contains("licen")) {
            return Problem.of(ProblemId.REG_LIMIT, said);
        }
        if (words.contains("already exists")) {
            return Problem.of(ProblemId.REG_NAME, said, recordName(call), Argument.text(said));
        }
        return Problem.of(ProblemId.REG_REFUSED, said, call.purpose().phrase());
    }

    /// The name in the record that was sent.
    private static Argument recordName(ApiCall call) {
        return call.body()
                .map(body -> Documents.text(Documents.object(body), "Name"))
                .filter(name -> !name.isEmpty())
                .map(Argument::text)
                .orElse(call.purpose().phrase());
    }

    private static Optional<Argument> permission(String said) {
        Matcher matcher = PERMISSION.matcher(said);
        return matcher.find() ? Optional.of(Argument.text(matcher.group(1))) : Optional.empty();
    }
}
