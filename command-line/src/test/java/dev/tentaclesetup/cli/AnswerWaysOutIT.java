package dev.tentaclesetup.cli;

import dev.tentaclesetup.core.problem.ProblemId;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What is wrong with the answers, and what its sentence tells the user to do. Judged by
/// `--validate`, which asks nothing else.
@Timeout(300)
class AnswerWaysOutIT extends WaysOut {

    @Test
    @WayOut(ProblemId.ANS_SYNTAX)
    void aLineIsWrittenAsKeyAndValue() throws Exception {
        String text = listening();

        refusedBy(
                ProblemId.ANS_SYNTAX,
                "Write \"key = value\" lines",
                judge(text.replace("mode = listening", "mode listening")));
        goesOn(judge(text));
    }

    @Test
    @WayOut(ProblemId.ANS_SYNTAX)
    void aFileInAnotherEncodingIsSavedAsUtf8() throws Exception {
        String text = listening();
        Path file = folder.resolve("other.ini");
        Files.write(file, ("\ufeff" + text).getBytes(StandardCharsets.UTF_16LE));

        refusedBy(ProblemId.ANS_SYNTAX, "Save it as UTF-8", judge(file));
        Files.writeString(file, text);
        goesOn(judge(file));
    }

    @Test
    @WayOut(ProblemId.ANS_SYNTAX)
    void thePathOfTheFileIsPutRight() throws Exception {
        Path file = Files.writeString(folder.resolve("web.ini"), listening());

        refusedBy(ProblemId.ANS_SYNTAX, "Check the path", judge(folder.resolve("wbe.ini")));
        refusedBy(ProblemId.ANS_SYNTAX, "Give the path of a file", judge(folder));
        goesOn(judge(file));
    }

    @Test
    @WayOut(ProblemId.ANS_SYNTAX)
    void aFileIsOpenedToTheUser() throws Exception {
        dropPrivileges();
        Path file = Files.writeString(folder.resolve("web.ini"), listening());
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("-w-------"));

        refusedBy(ProblemId.ANS_SYNTAX, "Allow this user to read the file", judge(file));
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        goesOn(judge(file));
    }

    @Test
    @WayOut(ProblemId.ANS_UNKNOWN)
    void aMisspeltAnswerIsSpeltAsItIsProposed() throws Exception {
        String text = listening();

        refusedBy(
                ProblemId.ANS_UNKNOWN,
                "Did you mean setup.instance?",
                judge(text.replace("instance = Demo", "instence = Demo")));
        goesOn(judge(text));
    }

    @Test
    @WayOut(ProblemId.ANS_MISSING)
    void aMissingAnswerIsAdded() throws Exception {
        String text = listening();
        String missing = text.replaceFirst("url = .*\n", "");

        refusedBy(ProblemId.ANS_MISSING, "Add server.url", judge(missing));
        goesOn(judge(missing, "--set", "server.url=" + server.url()));
    }

    @Test
    @WayOut(ProblemId.ANS_UNSUPPORTED)
    void anAnswerThatIsNotSupportedIsRemoved() throws Exception {
        String text = listening();

        refusedBy(
                ProblemId.ANS_UNSUPPORTED,
                "Remove it",
                judge(text.replace("name = web-one", "name = web-one\nserver = main")));
        goesOn(judge(text));
    }

    /// Each of the forms that can be put right by what is expected.
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "setup.timeout-seconds | soon | a whole number from 1 to 86400 | 1",
                "setup.if-exists | maybe | one of fail, reconfigure, skip | skip",
                "service.start-now | perhaps | yes or no | no",
                "paths.data | data | an absolute path | /srv/data",
                "server.url | ftp://octopus | a web address | https://octopus.example.com",
                "connection.public-host | http://web01 | without scheme and port | web01",
                "connection.listen-address | here | an IP address of this host | ::1",
                "connection.public-port | 70000 | from 1 to 65535 | 65535",
                "server.thumbprint | 12 | hexadecimal digits | 0123456789012345678901234567890123456789"
            })
    @WayOut(ProblemId.ANS_VALUE)
    void aValueOfTheExpectedFormIsGiven(String key, String wrong, String expected, String right)
            throws Exception {
        String text = listening();
        String plain = key.startsWith("server.url") ? text.replaceFirst("url = .*\n", "") : text;

        refusedBy(ProblemId.ANS_VALUE, expected, judge(plain, "--set", key + "=" + wrong));
        goesOn(judge(plain, "--set", key + "=" + right));
    }

    @Test
    @WayOut(ProblemId.ANS_CONFLICT)
    void oneOfTwoAnswersIsChanged() throws Exception {
        String text = answers.removal();

        refusedBy(
                ProblemId.ANS_CONFLICT,
                "Answer remove.confirm with the name of the instance",
                judge(text.replace("confirm = Demo", "confirm = Other")));
        goesOn(judge(text));
        goesOn(judge(text.replace("Demo", "Other")));
    }

    @Test
    @WayOut(ProblemId.ANS_UNUSED)
    void anAnswerWithoutEffectIsRemovedOrMadeToHaveOne() throws Exception {
        String text = listening();
        String unused = text.replace("install = no", "install = no\naccount = system");

        warnedOf(ProblemId.ANS_UNUSED, "Remove it, or change service.install", judge(unused));
        goesOn(judge(text));
        goesOn(judge(unused.replace("install = no", "install = yes")));
    }

    @Test
    @WayOut(ProblemId.ANS_SECRET)
    void aSecretIsGivenByAVariableOrByAFileOfItsOwner() throws Exception {
        String text = listening();
        Path key = Files.writeString(folder.resolve("octo.key"), server.apiKey());
        Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-r--r--"));
        String file = text.replace("api-key.env = KEY", "api-key.file = " + key);
        String wayOut = "Give it as server.api-key.env = NAME with that variable set, or as";

        refusedBy(
                ProblemId.ANS_SECRET,
                wayOut,
                judge(text.replace("api-key.env = KEY", "api-key = API-INTHEFILE")));
        refusedBy(ProblemId.ANS_SECRET, wayOut, judge(text.replace(".env = KEY", ".env = UNSET")));
        refusedBy(ProblemId.ANS_SECRET, wayOut, judge(file));
        Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-------"));
        goesOn(judge(file));
        goesOn(judge(text));
    }

    @Test
    @WayOut(ProblemId.ANS_SECRET)
    void aSecretIsCopiedAgain() throws Exception {
        String text = listening();
        variable("KEY", "API-AB CD");

        refusedBy(ProblemId.ANS_SECRET, "Copy the key or token again", judge(text));
        variable("KEY", "API-AB\u0007CD");
        refusedBy(ProblemId.ANS_SECRET, "Copy the secret again", judge(text));
        variable("KEY", server.apiKey());
        goesOn(judge(text));
    }

    private Product.Ended judge(String text, String... options) throws Exception {
        return judge(Files.writeString(folder.resolve("answers.ini"), text), options);
    }

    private Product.Ended judge(Path file, String... options) throws Exception {
        var arguments = new ArrayList<>(List.of("--validate", "--answers", file.toString()));
        arguments.addAll(List.of(options));
        return product().setUp(arguments.toArray(String[]::new));
    }
}
