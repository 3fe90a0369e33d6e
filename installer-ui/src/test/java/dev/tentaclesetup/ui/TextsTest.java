package dev.tentaclesetup.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// The bundle and the code know the same sentences.
class TextsTest {

    private static final Path SOURCES = Path.of("src", "main", "java");
    private static final Path BUNDLE =
            Path.of("src/main/resources/dev/tentaclesetup/ui/messages.properties");
    private static final Pattern KEY = Pattern.compile("\"(wizard\\.[a-z0-9.]+)\"");

    @Test
    void everyKeyUsedExistsAndEveryKeyIsUsed() throws IOException {
        assertThat(keysInTheBundle()).isEqualTo(keysInTheCode());
    }

    @Test
    void noKeyIsDefinedTwice() throws IOException {
        List<String> keys =
                Files.readAllLines(BUNDLE).stream()
                        .filter(line -> line.startsWith("wizard."))
                        .map(line -> line.substring(0, line.indexOf('=')))
                        .toList();

        assertThat(keys).doesNotHaveDuplicates();
    }

    @Test
    void apostrophesAreDoubledWhereThereArePlaceholders() throws IOException {
        bundle().values().stream()
                .map(String.class::cast)
                .filter(text -> text.contains("{0"))
                .forEach(text -> assertThat(text.replace("''", "")).doesNotContain("'"));
    }

    @Test
    void noLabelEndsWithAColonAndNothingShouts() throws IOException {
        assertThat(bundle().values().stream().map(String.class::cast))
                .noneMatch(text -> text.endsWith(":") || text.endsWith("!"));
    }

    private static Set<String> keysInTheCode() throws IOException {
        try (var files = Files.walk(SOURCES)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .flatMap(file -> KEY.matcher(read(file)).results())
                    .map(match -> match.group(1))
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }

    private static Set<String> keysInTheBundle() throws IOException {
        return new TreeSet<>(bundle().stringPropertyNames());
    }

    private static Properties bundle() throws IOException {
        var properties = new Properties();
        try (var reader = Files.newBufferedReader(BUNDLE)) {
            properties.load(reader);
        }
        return properties;
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
