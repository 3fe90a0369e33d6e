package dev.tentaclesetup.agent.commandline;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tentaclesetup.instance.InstanceException;
import dev.tentaclesetup.instance.InstanceFailure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SentencesTest {

    private static final Path FILE = Path.of("x.config");
    private static final ResourceBundle BUNDLE =
            ResourceBundle.getBundle(Sentences.BUNDLE, Locale.ENGLISH);

    @Test
    void noKeyStandsTwice() throws Exception {
        Path file =
                Path.of("src/main/resources", Sentences.BUNDLE.replace('.', '/') + ".properties");

        assertThat(
                        Files.readAllLines(file).stream()
                                .filter(line -> line.contains("=") && !line.startsWith("#"))
                                .map(line -> line.substring(0, line.indexOf('='))))
                .doesNotHaveDuplicates()
                .hasSameSizeAs(BUNDLE.keySet());
    }

    @Test
    void apostrophesAreDoubled() {
        assertThat(BUNDLE.keySet())
                .allSatisfy(key ->
                        assertThat(BUNDLE.getString(key).replace("''", ""))
                                .as(key)
                                .doesNotContain("'"));
    }

    @Test
    void everySentenceIsUsed() throws Exception {
        String sources;
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            sources =
                    files.filter(Files::isRegularFile).map(SentencesTest::read).collect(joining());
        }

        assertThat(BUNDLE.keySet())
                .allMatch(key ->
                        sources.contains('"' + key + '"')
                                || sources.contains(
                                        '"' + key.substring(0, key.lastIndexOf('.') + 1) + '"'));
    }

    @ParameterizedTest
    @MethodSource("failures")
    void everyFailureOfAnInstanceHasASentence(InstanceFailure failure) {
        String sentence = InstanceMessages.explain(new InstanceException(failure)).sentence();

        assertThat(sentence)
                .contains(
                        failure.equals(new InstanceFailure.NoSingleInstance(List.of()))
                                ? "no instances"
                                : "x")
                .doesNotContain(failure.getClass().getSimpleName(), "{", "''");
    }

    private static Stream<InstanceFailure> failures() {
        return Stream.of(
                        Stream.of(
                                new InstanceFailure.UnknownInstance("x", List.of()),
                                new InstanceFailure.UnknownInstance("x", List.of("y", "z")),
                                new InstanceFailure.NoSingleInstance(List.of()),
                                new InstanceFailure.NoSingleInstance(List.of("x", "y")),
                                new InstanceFailure.NameTaken("x", "y"),
                                new InstanceFailure.BrokenIndexFile(FILE, "reason"),
                                new InstanceFailure.MissingConfiguration(FILE),
                                new InstanceFailure.BrokenConfiguration(FILE, "reason"),
                                new InstanceFailure.BadValue("x", "y"),
                                new InstanceFailure.UnreadableSecret("x", List.of("y", "z")),
                                new InstanceFailure.NoMachineKey(List.of("x"))),
                        Arrays.stream(InstanceFailure.BadCertificate.Cause.values())
                                .map(cause -> new InstanceFailure.BadCertificate(cause, "x")),
                        Stream.of("read", "write", "delete", "list")
                                .map(what -> new InstanceFailure.FileAccess(FILE, what, "reason")))
                .flatMap(each -> each);
    }

    @Test
    void availableInstancesAreListed() {
        assertThat(
                        InstanceMessages.explain(
                                new InstanceException(
                                        new InstanceFailure.UnknownInstance(
                                                "x", List.of("y", "z")))))
                .hasMessage(
                        "Instance x of tentacle has not been configured on this machine. Available"
                                + " instances: y, z");
    }

    @Test
    void refusalsOfTheFileSystemAreSaidWithoutClassNames() {
        assertThat(
                        Stream.of(
                                        new AccessDeniedException("/f"),
                                        new FileAlreadyExistsException("/f"),
                                        new NoSuchFileException("/f"),
                                        new FileSystemException("/f", null, "disk full"),
                                        new IOException("other"))
                                .map(FileReasons::of))
                .containsExactly(
                        "access is denied",
                        "there is a file of that name",
                        "it does not exist",
                        "disk full",
                        "other");
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
