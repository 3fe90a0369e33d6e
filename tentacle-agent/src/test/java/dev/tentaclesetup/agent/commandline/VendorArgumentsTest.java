package dev.tentaclesetup.agent.commandline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VendorArgumentsTest {

    private static final Set<String> FLAGS = Set.of("force");
    private static final Set<String> WITH_VALUE = Set.of("role", "server");

    @ParameterizedTest
    @ValueSource(strings = {"--role=x", "--role:x", "--role x", "-role=x", "/role:x", "--ROLE=x"})
    void valueIsGivenInManyWays(String typed) throws Exception {
        assertThat(options(typed.split(" ")).value("role")).contains("x");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--force", "-force", "/FORCE", "--force=false", "--force:no"})
    void flagIsSetWhateverItsValue(String typed) throws Exception {
        assertThat(options(typed).has("force")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"version", "--version", "-version", "/version", "VERSION"})
    void commandIsNamedInManyWays(String typed) {
        assertThat(VendorArguments.of(List.of(typed)).command()).isEqualTo("version");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--nologo", "--help", "/noconsolelogging"})
    void optionsOfEveryCommandMayStandInFrontOfIt(String typed) {
        VendorArguments arguments = VendorArguments.of(List.of(typed, "version", "--a"));

        assertThat(arguments).isEqualTo(new VendorArguments("version", List.of(typed, "--a")));
    }

    @Test
    void otherOptionsInFrontOfTheCommandTakeItsPlace() {
        assertThat(VendorArguments.of(List.of("--instance", "A", "version")).command())
                .isEqualTo("instance");
    }

    @Test
    void lineWithoutCommandHasAnEmptyOne() {
        assertThat(VendorArguments.of(List.of("--help")))
                .isEqualTo(new VendorArguments("", List.of("--help")));
    }

    @ParameterizedTest
    @CsvSource({
        "--server=http://h:1/x?a=b, http://h:1/x?a=b",
        "--server:a=b, a=b",
        "--server=, ''"
    })
    void valueIsAllThatFollowsTheFirstSeparator(String typed, String value) throws Exception {
        assertThat(options(typed).value("server")).contains(value);
    }

    @Test
    void valueInItsOwnArgumentMayBeAnything() throws Exception {
        assertThat(options("--server", "--force").value("server")).contains("--force");
        assertThat(options("--server", "").value("server")).contains("");
    }

    @Test
    void lastOfTwoValuesCounts() throws Exception {
        assertThat(options("--role=a", "--role=b").value("role")).contains("b");
    }

    @Test
    void optionThatIsNotGivenIsAbsent() throws Exception {
        assertThat(options().value("role")).isEmpty();
        assertThat(options().has("force")).isFalse();
    }

    @Test
    void separatorAloneIsSkipped() throws Exception {
        assertThat(options("--", "--role=x").value("role")).contains("x");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"--nologo", "--noconsolelogging", "--console", "/NonInteractive", "--help"})
    void optionsWithoutEffectAreAccepted(String typed) throws Exception {
        assertThat(options(typed, "--role=x").value("role")).contains("x");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "word",
                "--rol=x",
                "-r",
                "/etc/x",
                "-",
                "--=x",
                "---role=x",
                "--monitorMutex=x"
            })
    void everythingElseIsRefused(String typed) {
        assertRefused(1, "Unrecognized command line arguments: " + typed + " and", typed, "and");
    }

    @Test
    void valueWithALineBreakIsRefused() {
        assertRefused(1, "Unrecognized command line arguments: --role=a\nb", "--role=a\nb");
    }

    @Test
    void missingValueIsNamedAsTyped() {
        assertRefused(100, "Missing required value for option '/Role'.", "--force", "/Role");
    }

    @Test
    void helpIsFoundAnywhere() {
        assertThat(VendorArguments.of(List.of("version", "--x", "-Help")).help()).isTrue();
        assertThat(VendorArguments.of(List.of("version", "help")).help()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"--format=JSON, true", "--format=text, false", "--force, false"})
    void formatIsTextUnlessJsonIsAskedFor(String typed, boolean json) throws Exception {
        assertThat(new VendorArguments("", List.of(typed)).read(FLAGS, Set.of("format")).json())
                .isEqualTo(json);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "xml"})
    void otherFormatsAreRefused(String format) throws Exception {
        VendorOptions options =
                new VendorArguments("", List.of("--format=" + format))
                        .read(FLAGS, Set.of("format"));

        assertThatThrownBy(options::json)
                .hasMessage("The format '" + format + "' is not supported. Try text or json.");
    }

    private static VendorOptions options(String... line) throws CommandException {
        return new VendorArguments("", Arrays.asList(line)).read(FLAGS, WITH_VALUE);
    }

    private static void assertRefused(int exitCode, String message, String... line) {
        assertThatThrownBy(() -> options(line))
                .hasMessage(message)
                .isInstanceOfSatisfying(
                        CommandException.class,
                        e -> assertThat(e.kind().exitCode()).isEqualTo(exitCode));
    }
}
