package dev.tentaclesetup.core.answers;

import dev.tentaclesetup.core.Secret;
import dev.tentaclesetup.core.problem.Argument;
import dev.tentaclesetup.core.problem.Problem;
import dev.tentaclesetup.core.problem.ProblemId;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Answers from the command line and from the environment [wizard-reference 10.1] [wizard-reference
/// 10.2].
public final class OptionAndEnvironmentAnswers {

    private OptionAndEnvironmentAnswers() {}

    /// The `--set section.key=value` options, in order; a repeated key makes a list. A secret is
    /// named only, as in `server.api-key.env=NAME`.
    public static AnswerDraft fromOptions(List<String> options) {
        AnswerDraft draft = AnswerDraft.empty();
        var problems = new ArrayList<Problem>();
        for (String option : options) {
            int equals = option.indexOf('=');
            if (equals < 1) {
                problems.add(
                        Problem.of(ProblemId.ANS_SYNTAX, option, Argument.phrase("syntax.option")));
                continue;
            }
            String name = option.substring(0, equals).strip();
            String value = option.substring(equals + 1).strip();
            Optional<AnswerKey> key = AnswerNames.find(name);
            Optional<Edit> edit = Edit.named(name);
            if (edit.isPresent()) {
                List<String> items = value.isEmpty() ? List.of() : List.of(value);
                draft = edit.get().in(draft, items, Origin.option());
            } else if (key.isPresent() && !key.get().secret()) {
                draft = add(draft, key.get(), value, problems);
            } else if (key.isEmpty() && SecretName.of(name).isPresent()) {
                draft = named(draft, SecretName.of(name).get(), value, problems);
            } else {
                problems.add(refused(name, key));
            }
        }
        return draft.withProblems(problems);
    }

    /// A later option wins, as where several files name the same secret.
    private static AnswerDraft named(
            AnswerDraft draft, SecretName name, String value, List<Problem> problems) {
        return switch (name.source(value, Path.of("").toAbsolutePath())) {
            case SecretName.Named(SecretSource source) ->
                    draft.with(name.key(), new AnswerValue.Reference(source, Origin.option(), 0));
            case SecretName.NotWanted _ -> draft;
            case SecretName.Refused(String reason, String seen) -> {
                problems.add(
                        Problem.of(
                                        ProblemId.ANS_SECRET,
                                        seen,
                                        Argument.text(name.key().text()),
                                        Argument.phrase("secret." + reason))
                                .at(name.key().text(), 0));
                yield draft;
            }
        };
    }

    /// The environment variables whose names begin with [AnswerNames#ENVIRONMENT_PREFIX]. Lists
    /// have one item per line; secrets may be given directly.
    public static AnswerDraft fromEnvironment(Map<String, String> environment) {
        AnswerDraft draft = AnswerDraft.empty();
        var problems = new ArrayList<Problem>();
        for (Map.Entry<String, String> entry : new TreeMap<>(environment).entrySet()) {
            String variable = entry.getKey();
            if (!variable.startsWith(AnswerNames.ENVIRONMENT_PREFIX)) {
                continue;
            }
            Optional<AnswerKey> key = AnswerNames.findVariable(variable);
            Optional<Edit> edit = Edit.ofVariable(variable);
            if (edit.isPresent()) {
                List<String> items = items(entry.getValue());
                draft = edit.get().in(draft, items, Origin.environment(variable));
            } else if (key.isEmpty()) {
                problems.add(UnknownName.problem(dotted(variable), variable));
            } else {
                Origin origin = Origin.environment(variable);
                draft = draft.with(key.get(), value(key.get(), entry.getValue(), origin));
            }
        }
        return draft.withProblems(problems);
    }

    private static AnswerValue value(AnswerKey key, String text, Origin origin) {
        if (key.secret()) {
            return new AnswerValue.Known(Secret.of(text.toCharArray()), origin, 0);
        }
        List<String> single = text.isBlank() ? List.of() : List.of(text.strip());
        return AnswerValue.Plain.of(key.list() ? items(text) : single, origin);
    }

    private static List<String> items(String lines) {
        return lines.lines().map(String::strip).filter(item -> !item.isEmpty()).toList();
    }

    /// A change of a list, by its name.
    private record Edit(AnswerKey key, ListEdit kind) {

        static Optional<Edit> named(String name) {
            int dot = name.lastIndexOf('.');
            Optional<AnswerKey> key =
                    dot < 1 ? Optional.empty() : AnswerNames.find(name.substring(0, dot));
            String suffix = AnswerNames.normal(name.substring(dot + 1));
            return ListEdit.of(key, suffix).map(kind -> new Edit(key.orElseThrow(), kind));
        }

        static Optional<Edit> ofVariable(String variable) {
            int line = variable.lastIndexOf('_');
            Optional<AnswerKey> key = AnswerNames.findVariable(variable.substring(0, line));
            String suffix = AnswerNames.normal(variable.substring(line + 1));
            return ListEdit.of(key, suffix).map(kind -> new Edit(key.orElseThrow(), kind));
        }

        AnswerDraft in(AnswerDraft draft, List<String> texts, Origin origin) {
            List<AnswerValue.Item> items =
                    texts.stream().map(text -> new AnswerValue.Item(text, 0)).toList();
            return AnswerDraft.empty().with(key, kind.of(items, origin)).over(draft);
        }
    }

    private static AnswerDraft add(
            AnswerDraft draft, AnswerKey key, String value, List<Problem> problems) {
        var items = new ArrayList<>(draft.texts(key));
        if (!items.isEmpty() && !key.list()) {
            problems.add(
                    Problem.of(
                                    ProblemId.ANS_SYNTAX,
                                    value,
                                    Argument.phrase("syntax.option-twice"),
                                    Argument.text(key.text()))
                            .at(key.text(), 0));
            return draft;
        }
        if (!value.isEmpty()) {
            items.add(value);
        }
        return draft.with(key, AnswerValue.Plain.of(items, Origin.option()));
    }

    /// Never shows the value: it may be a secret.
    private static Problem refused(String name, Optional<AnswerKey> key) {
        return key.map(secret ->
                        Problem.of(
                                        ProblemId.ANS_SECRET,
                                        "",
                                        Argument.text(secret.text()),
                                        Argument.phrase("secret.option"))
                                .at(secret.text(), 0))
                .orElseGet(() -> UnknownName.problem(name, name));
    }

    /// The name that a variable probably stands for.
    private static String dotted(String variable) {
        return AnswerNames.reserved().stream()
                .filter(name -> variable.equalsIgnoreCase(AnswerNames.variable(name)))
                .findFirst()
                .orElseGet(() ->
                        variable.substring(AnswerNames.ENVIRONMENT_PREFIX.length())
                                .toLowerCase(Locale.ROOT)
                                .replaceFirst("__", "."));
    }
}
