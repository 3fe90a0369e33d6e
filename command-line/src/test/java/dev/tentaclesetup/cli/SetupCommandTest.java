package dev.tentaclesetup.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

class SetupCommandTest {

    @TempDir Path logs;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @ParameterizedTest
    @CsvSource({
        "--template --quiet, --quiet has no effect with --template.",
        "--gui --plan, --plan has no effect in the wizard; use it with --silent.",
        "--output=json, --output has no effect in the wizard; use it with --silent.",
        "--discard --plan, --discard has no effect with --plan.",
        "--wait=5 --plan, --wait has no effect with --plan.",
        "--check --expect-plan=0123456789ab, --expect-plan has no effect with --check.",
        "--validate --detailed-exitcode, --detailed-exitcode has no effect with --validate."
    })
    void refusesAnOptionThatWouldHaveNoEffect(String line, String sentence) {
        assertThat(run(line.split(" "))).isEqualTo(2);

        assertThat(err.toString(StandardCharsets.UTF_8).strip()).isEqualTo(sentence);
        assertThat(out.size()).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "--api-key=S3cretWord --silent, --api-key",
        "--password S3cretWord, --password",
        "-p S3cretWord --silent, -p",
        "--silent API-S3CRETS3CRETS3CRETS3CRET, API-***",
        "--wait API-S3CRETS3CRETS3CRETS3CRET, --wait"
    })
    void namesWhatItDoesNotUnderstandButNoValue(String line, String named) {
        assertThat(run(line.split(" "))).isEqualTo(2);

        assertThat(err.toString(StandardCharsets.UTF_8))
                .contains(named, "Usage: tentacle-setup")
                .doesNotContainIgnoringCase("s3cret");
    }

    @Test
    void refusesQuestionsInTheTerminalWithASentence() {
        assertThat(run("--text")).isEqualTo(2);

        assertThat(err.toString(StandardCharsets.UTF_8))
                .startsWith("Questions in a terminal are not part of this version.");
    }

    @Test
    void showsANameThatLooksLikeAKeyOfTheBundleAsItWasTyped() {
        assertThat(run("--validate", "--set", "#port.unknown-owner=1")).isEqualTo(3);

        assertThat(err.toString(StandardCharsets.UTF_8))
                .contains("There is no answer called \"#port.unknown-owner\".");
    }

    @Test
    void aFaultOfItsOwnIsOneSentenceWithAReferenceAndTheLastLineIsTheResult() {
        var broken =
                new InputStream() {
                    @Override
                    public int read() {
                        throw new IllegalStateException("API-VERYSECRET");
                    }
                };

        assertThat(run(broken, "--silent", "--output", "json", "--answers", "-")).isEqualTo(1);

        assertThat(err.toString(StandardCharsets.UTF_8))
                .containsPattern("RUN-BUG  Internal error [0-9A-F]{8}: ")
                .doesNotContain("API-VERYSECRET", "Exception");
        assertThat(out.toString(StandardCharsets.UTF_8).lines().toList().getLast())
                .contains("\"type\":\"result\",\"exit\":1,\"status\":\"refused\"");
    }

    @Test
    void theLogHasItsPlaceInTheLastLineAlsoOfARunThatIsRefused() throws Exception {
        Path file = logs.resolve("elsewhere/one.log");

        assertThat(
                        run(
                                "--validate",
                                "--output=json",
                                "--log=" + file,
                                "--set",
                                "setup.instance=Web"))
                .isEqualTo(3);

        assertThat(out.toString(StandardCharsets.UTF_8).lines().toList().getLast())
                .contains("\"log\":\"" + file + "\"");
        assertThat(file)
                .content()
                .contains(
                        "answer   setup.instance = Web",
                        "problem  fail ANS-MISSING",
                        "result   refused 3");
    }

    @Test
    void aLogThatCannotBeWrittenIsSaidAndStopsNothing() throws Exception {
        Path blocked = Files.createFile(logs.resolve("file")).resolve("x.log");

        assertThat(run("--validate", "--log=" + blocked)).isEqualTo(3);

        assertThat(err.toString(StandardCharsets.UTF_8))
                .contains("warn   LOG-FILE  The log of this run could not be written to " + blocked)
                .doesNotContain("Exception");
        assertThat(out.toString(StandardCharsets.UTF_8)).containsPattern("log +/.*\\.log");
    }

    private int run(String... arguments) {
        return run(InputStream.nullInputStream(), arguments);
    }

    private int run(InputStream in, String... arguments) {
        var words = new CliMessages(Locale.ENGLISH);
        var errors = new PrintStream(err, true, StandardCharsets.UTF_8);
        var terminal =
                new Terminal(
                        in, new PrintStream(out, true, StandardCharsets.UTF_8), errors, Map.of());
        return new CommandLine(new SetupCommand(terminal, words, TestLog.in(logs)))
                .setResourceBundle(words.help())
                .setErr(new PrintWriter(errors, true))
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setParameterExceptionHandler(new NotUnderstood())
                .execute(arguments);
    }
}
