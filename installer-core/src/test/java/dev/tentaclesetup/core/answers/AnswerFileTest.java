package dev.tentaclesetup.core.answers;

import static dev.tentaclesetup.core.answers.AnswerKey.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tentaclesetup.core.Messages;
import dev.tentaclesetup.core.Secret;
import dev.tentaclesetup.core.problem.Argument;
import dev.tentaclesetup.core.problem.Problem;
import dev.tentaclesetup.core.problem.ProblemId;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class AnswerFileTest {

    private static final Path FOLDER = Path.of("/answers");
    private static final Messages ENGLISH = Messages.in(Locale.ENGLISH);

    @Test
    void takesValuesLiterally() {
        AnswerDraft draft =
                parse(
                        "\uFEFF# comment\r\n[SETUP]\r\n  Schema=1\r\n; another\r\n[registration]\n"
                                + "NAME = a=b # no comment ; really \\ $HOME %d ${x} `y`\n"
                                + "role = \" with blanks \"\nrole = \"\"quoted\"\"\nrole = web, server\n"
                                + "role =\n[Connection]\npublic_host = C:\\temp\\new\\\n");

        assertThat(draft.problems()).isEmpty();
        assertThat(draft.text(REGISTRATION_NAME))
                .contains("a=b # no comment ; really \\ $HOME %d ${x} `y`");
        assertThat(draft.texts(REGISTRATION_ROLE))
                .containsExactly(" with blanks ", "\"quoted\"", "web, server");
        assertThat(draft.text(CONNECTION_PUBLIC_HOST)).contains("C:\\temp\\new\\");
    }

    @Test
    void knowsTheLineOfEachItem() {
        AnswerDraft draft =
                parse("[setup]\nschema=1\n\n[registration]\nrole=a\n# x\nrole=b\n\n\nname=n\n");

        assertThat(draft.value(REGISTRATION_ROLE))
                .contains(
                        new AnswerValue.Plain(
                                List.of(new AnswerValue.Item("a", 5), new AnswerValue.Item("b", 7)),
                                Origin.file("a.ini")));
        assertThat(draft.value(REGISTRATION_NAME).orElseThrow().line()).isEqualTo(10);
    }

    @Test
    void readsSecretsAsReferencesRelativeToTheFile() {
        AnswerDraft draft =
                parse(
                        "[setup]\nschema=1\n[server]\napi-key.env = KEY\npassword.file = a/b\n"
                                + "[proxy]\npassword.prompt = yes\n[service]\npassword.stdin=on\n");

        assertThat(draft.problems()).isEmpty();
        assertThat(source(draft, SERVER_API_KEY)).isEqualTo(new SecretSource.Environment("KEY"));
        assertThat(source(draft, SERVER_PASSWORD))
                .isEqualTo(new SecretSource.FirstLine(Path.of("/answers/a/b")));
        assertThat(source(draft, PROXY_PASSWORD)).isEqualTo(new SecretSource.Prompt());
        assertThat(source(draft, SERVICE_PASSWORD)).isEqualTo(new SecretSource.StandardInput());
    }

    @Test
    void refusesSecretsInTheFileUnlessAllowed() {
        String text = "[setup]\nschema=1\n[server]\napi-key = API-1234\n";

        AnswerDraft refused = parse(text);
        AnswerDraft allowed =
                AnswerFile.parse(text, "a.ini", FOLDER, new AnswerFile.Options(true, false));

        assertThat(lines(refused)).containsExactly("4 ANS-SECRET server.api-key");
        assertThat(refused.toString()).doesNotContain("API-1234");
        assertThat(allowed.problems()).isEmpty();
        assertThat(allowed.secret(SERVER_API_KEY).orElseThrow().<String>use(String::new))
                .isEqualTo("API-1234");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void warnsOfSecretsInTheFileAndRefusesThemWhereOthersCanReadIt(@TempDir Path folder)
            throws IOException {
        Path file =
                Files.writeString(
                        folder.resolve("a.ini"),
                        "[setup]\nschema = 1\n[server]\napi-key = API-X\n");
        var options = new AnswerFile.Options(true, false);

        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        assertThat(AnswerFile.read(file, options).problems())
                .singleElement()
                .matches(problem -> !problem.blocks() && problem.line() == 4);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
        assertThat(AnswerFile.read(file, options).problems())
                .singleElement()
                .matches(problem -> problem.blocks() && problem.id() == ProblemId.ANS_SECRET);
    }

    @Test
    void listsEverythingWrongAtOnceWithItsLine() {
        AnswerDraft draft =
                parse(
                        """
                        stray = 1
                        [setup]
                        schema = 1
                        schema = 1
                        instanse = x
                        no equals
                        = nothing
                        [servr]
                        url = skipped
                        [server "main"]
                        url = skipped
                        [output]
                        format = json
                        [registration]
                        server = t
                        role.add = r
                        name.env = N
                        name = \u0001
                        two words = x
                        a:b = c
                        [broken
                        role = belongs to nobody
                        """);

        assertThat(lines(draft))
                .containsExactly(
                        "1 ANS-SYNTAX null",
                        "4 ANS-SYNTAX setup.schema",
                        "5 ANS-UNKNOWN setup.instanse",
                        "6 ANS-SYNTAX null",
                        "7 ANS-SYNTAX null",
                        "8 ANS-UNKNOWN servr",
                        "10 ANS-UNSUPPORTED server \"main\"",
                        "13 ANS-UNSUPPORTED output.format",
                        "15 ANS-UNSUPPORTED registration.server",
                        "17 ANS-UNKNOWN registration.name.env",
                        "18 ANS-SYNTAX null",
                        "19 ANS-UNKNOWN two words",
                        "20 ANS-UNKNOWN a:b",
                        "21 ANS-SYNTAX null");
        assertThat(draft.texts(REGISTRATION_ROLE)).isEmpty();
    }

    @Test
    void suggestsTheNearestNameInWords() {
        List<Problem> problems =
                parse("[setup]\nschema=1\ninstanse=x\n[servr]\n[setup]\nqqqqqqqq=1\n").problems();

        assertThat(problems)
                .extracting(ENGLISH::fix)
                .containsExactly(
                        "Did you mean setup.instance?",
                        "Did you mean [server]?",
                        "Look the names up with --template.");
        assertThat(ENGLISH.message(parse("[setup]\nschema=1\n\nschema=1\n").problems().getFirst()))
                .isEqualTo(
                        "The answer file cannot be understood: setup.schema stands here again,"
                                + " first in line 2");
    }

    @Test
    void refusesSectionsWithoutAName() {
        for (String section : List.of("[]", "[ ]", "[\t]", "[\u2003]")) {
            assertThat(lines(parse("[setup]\nschema=1\n" + section + "\n")))
                    .containsExactly("3 ANS-SYNTAX null");
        }
    }

    @Test
    void wantsTheSchemaNumber() {
        assertThat(lines(parse("[setup]\ninstance = a\n")))
                .containsExactly("0 ANS-MISSING setup.schema");
    }

    @Test
    void toleratesUnknownNamesWhenLenient() {
        AnswerDraft draft =
                AnswerFile.parse(
                        "[setup]\nschema=1\nnew-thing=1\n[novel]\nx=1\n",
                        "a.ini",
                        FOLDER,
                        new AnswerFile.Options(false, true));

        assertThat(draft.problems()).hasSize(2).noneMatch(Problem::blocks);
    }

    @Test
    void refusesFilesThatAreTooLargeTooLongOrNotUtf8() throws IOException {
        byte[] large = new byte[1024 * 1024 + 1];
        Arrays.fill(large, (byte) '#');
        byte[] latin = "[setup]\nschema=1\ninstance=\u00fc\n".getBytes(StandardCharsets.ISO_8859_1);

        assertThat(read(large).problems().getFirst().arguments())
                .containsExactly(Argument.phrase("syntax.too-large"));
        assertThat(parse("\n".repeat(10_001)).problems().getFirst().arguments())
                .containsExactly(Argument.phrase("syntax.too-many-lines"));
        assertThat(read(latin).problems().getFirst().arguments())
                .containsExactly(Argument.phrase("syntax.not-utf8"));
        assertThat(read(latin).problems().getFirst().line()).isEqualTo(3);
    }

    @Test
    void namesAFileThatIsNotThere(@TempDir Path folder) {
        AnswerDraft draft =
                AnswerFile.read(folder.resolve("none.ini"), AnswerFile.Options.strict());

        assertThat(draft.problems()).extracting(Problem::id).containsExactly(ProblemId.ANS_SYNTAX);
    }

    @Test
    void readsTheExamplesOfAUser(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("listening.ini");
        Files.writeString(
                file,
                """
                [setup]
                schema    = 1
                if-exists = reconfigure

                [server]
                url         = https://octopus.example.com
                api-key.env = OCTO_KEY

                [connection]
                mode        = listening
                listen-port = 10933

                [registration]
                environment = Test
                environment = Production
                role        = web-server
                """);

        AnswerDraft draft = AnswerFile.read(file, AnswerFile.Options.strict());

        assertThat(draft.problems()).isEmpty();
        assertThat(draft.texts(REGISTRATION_ENVIRONMENT)).containsExactly("Test", "Production");
    }

    @Test
    void writesSectionsInTheirOrderAndSecretsAsReferences() {
        AnswerDraft draft =
                AnswerDraft.empty()
                        .withAll(REGISTRATION_ROLE, List.of("a", " b ", "\"c\""))
                        .with(SERVER_API_KEY, Secret.of("k".toCharArray()))
                        .with(SETUP_SCHEMA, "1")
                        .withAll(SERVER_THUMBPRINT, List.of());

        assertThat(AnswerFileWriter.write(draft))
                .isEqualTo(
                        """
                        [setup]
                        schema = 1

                        [server]
                        api-key.env = TENTACLE_SECRET_SERVER_API_KEY
                        thumbprint =

                        [registration]
                        role = a
                        role = " b "
                        role = ""c""
                        """);
    }

    @Test
    void refusesToWriteALineBreak() {
        AnswerDraft draft = AnswerDraft.empty().with(REGISTRATION_NAME, "a\nrole = b");

        assertThatThrownBy(() -> AnswerFileWriter.write(draft))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static SecretSource source(AnswerDraft draft, AnswerKey key) {
        return ((AnswerValue.Reference) draft.value(key).orElseThrow()).source();
    }

    private static AnswerDraft read(byte[] bytes) throws IOException {
        return AnswerFile.read(
                new ByteArrayInputStream(bytes), "a.ini", FOLDER, AnswerFile.Options.strict());
    }

    private static AnswerDraft parse(String text) {
        return AnswerFile.parse(text, "a.ini", FOLDER, AnswerFile.Options.strict());
    }

    private static List<String> lines(AnswerDraft draft) {
        return draft.problems().stream()
                .map(problem -> problem.line() + " " + problem.id().text() + " " + problem.answer())
                .toList();
    }
}
