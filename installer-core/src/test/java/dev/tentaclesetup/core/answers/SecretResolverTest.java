package dev.tentaclesetup.core.answers;

import static dev.tentaclesetup.core.answers.AnswerKey.*;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tentaclesetup.core.problem.Argument;
import dev.tentaclesetup.core.problem.Problem;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretResolverTest {

    @TempDir private Path folder;

    @Test
    void readsAVariableAFileAndOneLineOfStandardInput() throws IOException {
        InputStream input =
                new ByteArrayInputStream("from input\r\nrest".getBytes(StandardCharsets.UTF_8));
        AnswerDraft draft =
                with(SERVER_API_KEY, new SecretSource.Environment("KEY"))
                        .over(
                                with(
                                        PROXY_PASSWORD,
                                        new SecretSource.FirstLine(
                                                file("p\u00e4ss\nx", "rw-------"))))
                        .over(with(SERVICE_PASSWORD, new SecretSource.StandardInput()));

        AnswerDraft resolved =
                new SecretResolver(Map.of("KEY", "API-1"), Optional.of(input)).resolve(draft);

        assertThat(resolved.problems()).isEmpty();
        assertThat(text(resolved, SERVER_API_KEY)).isEqualTo("API-1");
        assertThat(text(resolved, PROXY_PASSWORD)).isEqualTo("p\u00e4ss");
        assertThat(text(resolved, SERVICE_PASSWORD)).isEqualTo("from input");
        assertThat(input.readAllBytes()).asString(StandardCharsets.UTF_8).isEqualTo("rest");
    }

    @Test
    void namesWhyASecretCannotBeUsed() throws IOException {
        assertThat(reason(new SecretSource.Environment("NONE")))
                .isEqualTo(Argument.phrase("secret.empty"));
        assertThat(reason(new SecretSource.FirstLine(folder.resolve("none"))))
                .isEqualTo(Argument.phrase("secret.no-file"));
        assertThat(reason(new SecretSource.FirstLine(file("\n", "rw-------"))))
                .isEqualTo(Argument.phrase("secret.empty"));
        assertThat(reason(new SecretSource.FirstLine(file("x", "rw----r--"))))
                .isEqualTo(Argument.phrase("secret.open-file"));
        assertThat(reason(new SecretSource.FirstLine(file("x", "rw--w----"))))
                .isEqualTo(Argument.phrase("secret.open-file"));
        assertThat(reason(new SecretSource.FirstLine(file("x".repeat(65_537), "rw-------"))))
                .isEqualTo(Argument.phrase("secret.too-long"));
        assertThat(reason(new SecretSource.StandardInput()))
                .isEqualTo(Argument.phrase("secret.input-taken"));
    }

    /// What PowerShell, Notepad and other editors write.
    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "UTF-16LE", "UTF-16BE"})
    void readsAFileWithAByteOrderMark(String charset) throws IOException {
        byte[] bytes = "\ufeffp\u00e4ss\u0a0d\r\nrest".getBytes(Charset.forName(charset));

        assertThat(text(resolved(PROXY_PASSWORD, bytes), PROXY_PASSWORD))
                .isEqualTo("p\u00e4ss\u0a0d");
    }

    @Test
    void refusesWhatCannotBeDecoded() throws IOException {
        for (Charset charset :
                List.of(
                        StandardCharsets.ISO_8859_1,
                        StandardCharsets.UTF_16LE,
                        StandardCharsets.UTF_16BE)) {
            byte[] bytes = "p\u00e4ss\n".getBytes(charset);

            assertThat(resolved(PROXY_PASSWORD, bytes).problems())
                    .as(charset.name())
                    .singleElement()
                    .satisfies(problem ->
                            assertThat(problem.arguments())
                                    .contains(Argument.phrase("secret.not-utf8")));
        }
    }

    private AnswerDraft resolved(AnswerKey key, byte[] content) throws IOException {
        Path file = file("", "rw-------");
        Files.write(file, content);
        return new SecretResolver(Map.of(), Optional.empty())
                .resolve(with(key, new SecretSource.FirstLine(file)));
    }

    @Test
    void givesStandardInputToOneSecretOnly() {
        AnswerDraft draft =
                with(SERVER_API_KEY, new SecretSource.StandardInput())
                        .over(with(PROXY_PASSWORD, new SecretSource.StandardInput()));
        var resolver =
                new SecretResolver(
                        Map.of(),
                        Optional.of(new ByteArrayInputStream(new byte[] {'a', '\n', 'b'})));

        AnswerDraft resolved = resolver.resolve(draft);

        assertThat(text(resolved, SERVER_API_KEY)).isEqualTo("a");
        assertThat(resolved.problems())
                .extracting(Problem::answer)
                .containsExactly("proxy.password");
    }

    @Test
    void trustsTheFilesOfTheServiceManager() throws IOException {
        Path file = file("secret", "r--r--r--");
        AnswerDraft draft = with(SERVER_API_KEY, new SecretSource.FirstLine(file));
        var resolver =
                new SecretResolver(
                        Map.of("CREDENTIALS_DIRECTORY", folder.toString()), Optional.empty());

        assertThat(text(resolver.resolve(draft), SERVER_API_KEY)).isEqualTo("secret");
    }

    @Test
    void leavesAPromptToTheFrontEnd() {
        AnswerDraft draft = with(SERVER_API_KEY, new SecretSource.Prompt());

        assertThat(new SecretResolver(Map.of(), Optional.empty()).resolve(draft)).isEqualTo(draft);
    }

    private Argument reason(SecretSource source) {
        AnswerDraft resolved =
                new SecretResolver(Map.of(), Optional.empty())
                        .resolve(with(SERVER_API_KEY, source));
        assertThat(resolved.value(SERVER_API_KEY)).isEmpty();
        List<Problem> problems = resolved.problems();
        assertThat(problems).hasSize(1);
        assertThat(problems.getFirst().line()).isEqualTo(7);
        return problems.getFirst().arguments().get(1);
    }

    private static AnswerDraft with(AnswerKey key, SecretSource source) {
        return AnswerDraft.empty()
                .with(key, new AnswerValue.Reference(source, Origin.file("a.ini"), 7));
    }

    private Path file(String content, String mode) throws IOException {
        Path file = Files.createTempFile(folder, "secret", "");
        Files.writeString(file, content);
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));
    }

    private static String text(AnswerDraft draft, AnswerKey key) {
        return draft.secret(key).orElseThrow().use(String::new);
    }
}
