package dev.tentaclesetup.core.problem;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// A call in the sources that makes a problem: its arguments as they are written.
///
/// @param place file and line
/// @param arguments the id, what was seen, and what the sentences' placeholders get
record ProblemCall(String place, List<String> arguments) {

    private static final Pattern START =
            Pattern.compile("\\bProblem\\s*\\.(?:of|blocker|warning)\\(");
    private static final Pattern PLAIN_ID = Pattern.compile("ProblemId\\.([A-Z0-9_]+)");

    ProblemCall {
        arguments = List.copyOf(arguments);
    }

    /// Of all modules whose code can make one.
    static List<Path> sources() {
        var files = new ArrayList<Path>();
        for (String module :
                List.of("installer-core", "installer-ui", "command-line", "tentacle-agent")) {
            try (Stream<Path> tree = Files.walk(Path.of("..", module, "src", "main", "java"))) {
                tree.filter(file -> file.toString().endsWith(".java"))
                        .filter(file -> !definesProblems(file))
                        .forEach(files::add);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return files;
    }

    private static boolean definesProblems(Path file) {
        return file.getParent().endsWith("core/problem")
                && file.getFileName().toString().startsWith("Problem");
    }

    static List<ProblemCall> in(Path file) throws IOException {
        String source = Files.readString(file);
        var calls = new ArrayList<ProblemCall>();
        for (MatchResult start : START.matcher(source).results().toList()) {
            long line = 1 + source.substring(0, start.start()).lines().count();
            calls.add(
                    new ProblemCall(
                            file.getFileName() + ":" + line, arguments(source, start.end())));
        }
        return calls;
    }

    /// Empty when it is an expression.
    Optional<ProblemId> id() {
        return Optional.of(PLAIN_ID.matcher(arguments.getFirst()))
                .filter(java.util.regex.Matcher::matches)
                .map(id -> ProblemId.valueOf(id.group(1)));
    }

    /// How many placeholders get something; empty when an array is handed over.
    Optional<Integer> filled() {
        boolean array =
                arguments.stream()
                        .skip(2)
                        .anyMatch(text -> text.contains("toArray") || text.matches("arguments?"));
        return array ? Optional.empty() : Optional.of(arguments.size() - 2);
    }

    private static List<String> arguments(String source, int begin) {
        var found = new ArrayList<String>();
        int depth = 0;
        boolean quoted = false;
        int from = begin;
        for (int i = begin; ; i++) {
            char c = source.charAt(i);
            if (c == '\\') {
                i++;
            } else if (c == '"') {
                quoted = !quoted;
            } else if (!quoted && "([{".indexOf(c) >= 0) {
                depth++;
            } else if (!quoted && c == ',' && depth == 0) {
                found.add(source.substring(from, i).strip());
                from = i + 1;
            } else if (!quoted && ")]}".indexOf(c) >= 0 && depth-- == 0) {
                found.add(source.substring(from, i).strip());
                return found;
            }
        }
    }
}
