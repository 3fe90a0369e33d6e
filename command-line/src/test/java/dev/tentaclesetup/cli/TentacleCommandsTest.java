package dev.tentaclesetup.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tentaclesetup.agent.commandline.VendorArguments;
import dev.tentaclesetup.instance.ConfigurationFile;
import dev.tentaclesetup.instance.HostFolders;
import dev.tentaclesetup.instance.InstanceIndex;
import dev.tentaclesetup.instance.InstanceName;
import dev.tentaclesetup.instance.SecretProtection;
import dev.tentaclesetup.instance.TentacleCertificate;
import dev.tentaclesetup.instance.TentacleConfiguration;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TentacleCommandsTest {

    private static final TentacleCertificate CERTIFICATE =
            TentacleCertificate.generate(InstantSource.system(), new SecureRandom());

    @TempDir Path folder;

    private HostFolders folders;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @BeforeEach
    void redirectTheIndex() {
        folders = HostFolders.under(folder);
    }

    @Test
    void versionIsOneLine() {
        assertThat(run("version")).isZero();
        assertThat(out.toString(UTF_8)).isEqualTo(ProductVersion.text() + System.lineSeparator());
    }

    @Test
    void versionAsJsonHasTheVendorsMembers() {
        assertThat(run("version", "--format=JSON")).isZero();
        assertThat(out.toString(UTF_8).lines())
                .map(line -> line.replaceFirst(":.*", ""))
                .containsExactly(
                        "{",
                        "  \"InformationalVersion\"",
                        "  \"MajorMinorPatch\"",
                        "  \"NuGetVersion\"",
                        "  \"SourceBranchName\"",
                        "  \"IsPrerelease\"",
                        "}");
    }

    @Test
    void instancesAreListedInTheOrderOfTheirCharacters() throws Exception {
        Path upper = instance("B");
        Path lower = instance("a");

        assertThat(run("list-instances")).isZero();
        assertThat(out.toString(UTF_8).lines())
                .containsExactly(
                        "Instance 'B' uses configuration '" + upper + "'.",
                        "Instance 'a' uses configuration '" + lower + "'.");
    }

    @Test
    void instancesAreListedAsJson() throws Exception {
        Path file = instance("One");

        assertThat(run("list-instances", "--format", "json")).isZero();
        assertThat(out.toString(UTF_8))
                .isEqualToNormalizingNewlines(
                        """
                        [
                          {
                            "InstanceName": "One",
                            "ConfigurationFilePath": "%s"
                          }
                        ]\
                        """
                                .formatted(file.toString().replace("\\", "\\\\")));
    }

    @Test
    void noInstancesAreAnEmptyList() {
        assertThat(run("list-instances", "--format=json")).isZero();
        assertThat(out.toString(UTF_8)).isEqualTo("[]");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "show-thumbprint --instance=One",
                "show-thumbprint --INSTANCE one",
                "/show-thumbprint /instance:One",
                "show-thumbprint",
                "show-thumbprint --thumbprint-only --nologo"
            })
    void thumbprintIsShown(String line) throws Exception {
        instance("One");

        assertThat(run(line.split(" "))).as("%s", err).isZero();
        assertThat(out.toString(UTF_8).strip()).isEqualTo(CERTIFICATE.thumbprint().hex());
    }

    @Test
    void thumbprintIsShownAsJsonOfAFile() throws Exception {
        Path file = instance("One");
        instance("Two");

        assertThat(run("show-thumbprint", "--config=" + file, "--format=json")).isZero();
        assertThat(out.toString(UTF_8))
                .isEqualTo("{\"Thumbprint\":\"" + CERTIFICATE.thumbprint().hex() + "\"}");
    }

    @Test
    void unknownInstanceIsNamed() throws Exception {
        instance("One");

        assertFails(
                1,
                "Instance nope of tentacle has not been configured on this machine. Available"
                        + " instances: One",
                "show-thumbprint",
                "--instance=nope");
    }

    @Test
    void noInstanceAtAllIsSaid() {
        assertFails(
                1,
                "There are no instances of tentacle configured on this machine. Please run the"
                        + " set-up or create-instance first.",
                "show-thumbprint");
    }

    @ParameterizedTest
    @ValueSource(strings = {"version", "list-instances", "show-thumbprint", "help"})
    void optionsThatACommandDoesNotActOnAreRefused(String command) {
        assertFails(
                1,
                "Unrecognized command line arguments: --verbose=1 --monitorMutex",
                command,
                "--verbose=1",
                "--nologo",
                "--monitorMutex");
    }

    @ParameterizedTest
    @ValueSource(strings = {"version", "list-instances"})
    void commandsWithoutInstanceRefuseOne(String command) {
        assertFails(
                1,
                "Unrecognized command line arguments: --instance=One",
                command,
                "--instance=One");
    }

    @ParameterizedTest
    @ValueSource(strings = {"version", "list-instances", "show-thumbprint"})
    void otherFormatsAreRefused(String command) {
        assertFails(
                1, "The format 'xml' is not supported. Try text or json.", command, "--format=xml");
    }

    @Test
    void missingValueIsRefused() {
        assertFails(
                100,
                "Missing required value for option '--instance'.",
                "show-thumbprint",
                "--instance");
    }

    @ParameterizedTest
    @ValueSource(strings = {"help", "-h", "/?", "--help"})
    void helpListsAllCommands(String line) {
        assertThat(run(line)).isZero();
        assertThat(out.toString(UTF_8).lines())
                .hasSize(5)
                .allMatch(each -> each.startsWith("tentacle "));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "help version",
                "version --help",
                "--help version",
                "version --wrong --help"
            })
    void helpOnOneCommandIsItsLine(String line) {
        assertThat(run(line.split(" "))).isZero();
        assertThat(out.toString(UTF_8))
                .isEqualTo("tentacle version [--format=text|json]" + System.lineSeparator());
    }

    @Test
    void lineWithoutCommandExplainsThemAndFails() {
        assertThat(run()).isEqualTo(2);
        assertThat(out.toString(UTF_8).lines()).hasSize(5);
    }

    @ParameterizedTest
    @ValueSource(strings = {"frobnicate", "help frobnicate"})
    void unknownCommandIsNamed(String line) {
        assertFails(2, "There is no command \"frobnicate\"; see tentacle help.", line.split(" "));
    }

    private void assertFails(int exitCode, String sentence, String... line) {
        assertThat(run(line)).isEqualTo(exitCode);
        assertThat(err.toString(UTF_8)).isEqualTo(sentence + System.lineSeparator());
        assertThat(out.size()).isZero();
    }

    private int run(String... line) {
        return new TentacleCommands(
                        new PrintStream(out, true, UTF_8),
                        new PrintStream(err, true, UTF_8),
                        folders)
                .run(VendorArguments.of(List.of(line)));
    }

    private Path instance(String name) throws Exception {
        Path file = folder.resolve(name + ".config");
        InstanceIndex.of(folders).add(new InstanceName(name), file);
        ConfigurationFile.at(file).create();
        TentacleConfiguration.update(
                ConfigurationFile.at(file),
                SecretProtection.of(folders),
                before -> before.withHome(folder).withCertificate(CERTIFICATE));
        return file;
    }
}
