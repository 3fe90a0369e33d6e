package dev.tentaclesetup.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Citations of the specification in code, tests, scripts and documents: one form, and nothing is
/// cited that is not there. `docs/spec/README.md` describes the form.
class SpecificationTest {

    private static final Path ROOT = Path.of("..");
    private static final Path SPECIFICATION = ROOT.resolve("docs/spec");

    private static final List<String> SHEETS =
            List.of(
                    "halibut",
                    "octopus-api",
                    "tentacle-configuration",
                    "tentacle-services",
                    "wizard-reference");

    private static final String NAMES = String.join("|", SHEETS);
    private static final String LABEL = "[A-Z]?\\d+(?:\\.\\d+)*|[A-Z]";

    /// Anything in brackets that begins with a sheet's name and is not the text of a link.
    private static final Pattern CITED =
            Pattern.compile("\\[(" + NAMES + ")(?![\\w-])([^\\]\\n]*)](?!\\()");

    private static final Pattern FORM =
            Pattern.compile("(?: (" + LABEL + ")(?: #(\\d+)(?:-(\\d+))?)?)?");

    /// What has a citation's form, whatever the name.
    private static final Pattern NAMED =
            Pattern.compile("\\[([a-z][a-z-]+) \\d+(?:\\.\\d+)*(?: #\\d+(?:-\\d+)?)?](?!\\()");

    /// A space, or the end of a line and the beginning of the comment's next one.
    private static final String GAP = "(?:[ \\t]+|[ \\t]*\\n[ \\t]*(?:///|//|\\*|#)?[ \\t]*)";

    private static final Pattern OTHER_SPELLING =
            Pattern.compile(
                    ("(?<![\\[\\w-])(?:(?:NAMES|services|configuration)`?GAPsheets?\\b"
                                    + "|`?(?:octopus-api|tentacle-configuration|tentacle-services"
                                    + "|wizard-reference)`?GAP(?:sections?GAP)?\\d"
                                    + "|sheets?GAP\\d"
                                    + "|\\w+'s?GAPsheet\\b)")
                            .replace("NAMES", NAMES)
                            .replace("GAP", GAP));

    private static final Pattern HEADING =
            Pattern.compile("#{1,6} (?:Appendix )?(" + LABEL + ")(?:[. ].*|)");

    private static final Pattern ROW = Pattern.compile("(?:\\| *([A-Z]?\\d+) *\\||(\\d+)\\. ).*");

    @Test
    void everyCitationHasItsHeading() throws IOException {
        Map<String, Sheet> sheets = sheets();

        assertThat(texts().flatMap(text -> lost(text, sheets))).isEmpty();
    }

    @Test
    void noOtherSpellingOfACitationIsLeft() throws IOException {
        assertThat(texts().flatMap(SpecificationTest::otherSpellings)).isEmpty();
    }

    @Test
    void citationWithoutHeadingOrRowIsReportedWithItsLine() throws IOException {
        var text =
                new Text(
                        "A.java",
                        """
                        /// Fine [halibut 8.4], [halibut], [halibut 15 #68], [wizard-reference P4],
                        /// [octopus-api 14.3 #18-29], [octopus-api T55], [halibut](halibut.md).
                        /// Lost [halibut 8.40].
                        /// Lost [halibut 15 #69].
                        /// Lost [octopus-api 14.3 #18-99].
                        /// Lost [octopus-api T99].
                        /// Two in one [halibut 8.4, 8.5].
                        /// No sheet [services 8.4].
                        """);

        assertThat(lost(text, sheets()))
                .containsExactly(
                        "A.java:3: [halibut 8.40]: no such heading",
                        "A.java:4: [halibut 15 #69]: no such row",
                        "A.java:5: [octopus-api 14.3 #18-99]: no such row",
                        "A.java:6: [octopus-api T99]: no such heading",
                        "A.java:7: [halibut 8.4, 8.5]: not the form of a citation",
                        "A.java:8: [services 8.4]: no such sheet");
    }

    @Test
    void otherSpellingIsReportedWithItsLineAlsoAcrossTheEndOfOne() {
        var text =
                new Text(
                        "A.java",
                        """
                        /// Fine [halibut 8.4], halibut 8.1 is a version, and a style sheet is none.
                        /// Old (halibut sheet 8.4), (sheet 1.9).
                        /// Old (services
                        /// sheet 6.1), `octopus-api` 6.5, tentacle-configuration 2.1,
                        /// `wizard-reference` sections 8 and 10.
                        """);

        assertThat(otherSpellings(text))
                .containsExactly(
                        "A.java:2: halibut sheet",
                        "A.java:2: sheet 1",
                        "A.java:3: services sheet",
                        "A.java:4: `octopus-api` 6",
                        "A.java:4: tentacle-configuration 2",
                        "A.java:5: `wizard-reference` sections 8");
    }

    private static Stream<String> lost(Text text, Map<String, Sheet> sheets) {
        Stream<String> lost =
                CITED.matcher(text.content())
                        .results()
                        .flatMap(hit ->
                                fault(sheets.get(hit.group(1)), hit.group(2)).stream()
                                        .map(fault -> text.at(hit) + ": " + fault));
        Stream<String> unknown =
                NAMED.matcher(text.content())
                        .results()
                        .filter(hit -> !SHEETS.contains(hit.group(1)))
                        .map(hit -> text.at(hit) + ": no such sheet");
        return Stream.concat(lost, unknown);
    }

    private static Optional<String> fault(Sheet sheet, String place) {
        Matcher form = FORM.matcher(place);
        if (!form.matches()) {
            return Optional.of("not the form of a citation");
        }
        String label = form.group(1);
        if (label == null) {
            return Optional.empty();
        }
        Set<String> rows = sheet.rows().get(label);
        if (rows == null) {
            return Optional.of("no such heading");
        }
        boolean there =
                Stream.of(form.group(2), form.group(3))
                        .filter(row -> row != null)
                        .allMatch(rows::contains);
        return there ? Optional.empty() : Optional.of("no such row");
    }

    private static Stream<String> otherSpellings(Text text) {
        return OTHER_SPELLING.matcher(text.content()).results().map(text::at);
    }

    private static Map<String, Sheet> sheets() throws IOException {
        var sheets = new TreeMap<String, Sheet>();
        for (String name : SHEETS) {
            List<String> lines = Files.readAllLines(SPECIFICATION.resolve(name + ".md"));
            sheets.put(name, Sheet.of(lines));
        }
        return sheets;
    }

    /// Every text of the project but what is built and this file.
    private static Stream<Text> texts() throws IOException {
        var texts = new ArrayList<Text>();
        Files.walkFileTree(
                ROOT,
                new SimpleFileVisitor<>() {
                    @Override
                    public FileVisitResult preVisitDirectory(
                            Path folder, BasicFileAttributes attributes) {
                        return Set.of(".git", "target").contains(folder.getFileName().toString())
                                ? FileVisitResult.SKIP_SUBTREE
                                : FileVisitResult.CONTINUE;
                    }

                    @Override
                    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
                            throws IOException {
                        if (isText(file)) {
                            texts.add(
                                    new Text(
                                            ROOT.relativize(file).toString(),
                                            Files.readString(file)));
                        }
                        return FileVisitResult.CONTINUE;
                    }
                });
        assertThat(texts).isNotEmpty();
        return texts.stream().sorted(Comparator.comparing(Text::file));
    }

    private static boolean isText(Path file) throws IOException {
        String name = file.getFileName().toString();
        if (name.equals("SpecificationTest.java")) {
            return false;
        }
        if (name.matches(".*\\.(?:java|md|sh|properties|css|yml|xml|c|cmd)")) {
            return true;
        }
        try (var lines = Files.lines(file)) {
            return lines.findFirst().orElse("").startsWith("#!");
        } catch (UncheckedIOException e) {
            if (e.getCause() instanceof CharacterCodingException) {
                return false;
            }
            throw e;
        }
    }

    private record Text(String file, String content) {

        /// Where a finding is, and what it is, on one line.
        private String at(MatchResult hit) {
            long line = content.substring(0, hit.start()).chars().filter(c -> c == '\n').count();
            String found = hit.group().replaceAll("\\s*\\n\\s*(?:///|//|\\*|#)?\\s*", " ");
            return file + ":" + (line + 1) + ": " + found;
        }
    }

    /// The labels of a sheet's headings and of rows with an id of their own, each with the numbers
    /// of the rows and items below it.
    private record Sheet(Map<String, Set<String>> rows) {

        private static Sheet of(List<String> lines) {
            var rows = new TreeMap<String, Set<String>>();
            String label = "";
            boolean code = false;
            for (String line : lines) {
                code ^= line.startsWith("```");
                Matcher heading = HEADING.matcher(line);
                Matcher row = ROW.matcher(line);
                if (!code && heading.matches()) {
                    label = heading.group(1);
                    rows.computeIfAbsent(label, key -> new HashSet<>());
                } else if (!code && row.matches()) {
                    String id = row.group(1) == null ? row.group(2) : row.group(1);
                    if (Character.isLetter(id.charAt(0))) {
                        rows.computeIfAbsent(id, key -> new HashSet<>());
                    }
                    for (String of = label; !of.isEmpty(); of = parent(of)) {
                        rows.computeIfAbsent(of, key -> new HashSet<>()).add(id);
                    }
                }
            }
            return new Sheet(rows);
        }

        private static String parent(String label) {
            int dot = label.lastIndexOf('.');
            return dot < 0 ? "" : label.substring(0, dot);
        }
    }
}
