package dev.tentaclesetup.agent.script;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tentaclesetup.contracts.ScriptFile;
import dev.tentaclesetup.contracts.ScriptTicket;
import dev.tentaclesetup.contracts.ScriptType;
import dev.tentaclesetup.halibut.wire.DataStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import javax.crypto.Cipher;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WorkspaceTest {
    private static final Bash BASH = new Bash(Path.of("/bin/bash"));
    private static final ScriptBodies BODY = new ScriptBodies("echo\r\nx\r", Map.of());

    @TempDir Path home;

    @ParameterizedTest
    @ValueSource(strings = {"nope", "6d0c-11", "did-not-finish-1", "ABC123", "a.b_c"})
    void usualTicketsHaveAWorkspace(String ticket) {
        assertThat(new Workspaces(home).find(new ScriptTicket(ticket)))
                .contains(new Workspace(home.resolve("Work").resolve(ticket)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ".",
                "..",
                "../x",
                "a/b",
                "/etc",
                "a\\b",
                "a\0b",
                ".hidden",
                "a b",
                "'",
                "ü",
                "a.",
                "a..",
                "NUL",
                "con",
                "Aux.txt",
                "com1",
                "LPT9.log",
                "C:",
                "C:x",
                "a:b",
                "\\\\host\\share",
                "\\\\?\\C:\\x",
                "..\\x",
                "a\nb"
            })
    void hostileTicketsHaveNone(String ticket) {
        assertThat(new Workspaces(home).find(new ScriptTicket(ticket))).isEmpty();
    }

    @Test
    void overlongTicketHasNone() {
        assertThat(new Workspaces(home).find(new ScriptTicket("x".repeat(201)))).isEmpty();
    }

    @Test
    void scriptGetsUnixLineEndsAndNoMark() throws Exception {
        Path script = filled(List.of());

        assertThat(Files.readAllBytes(script)).isEqualTo("echo\nx\r".getBytes(UTF_8));
    }

    @Test
    void bashBodyWinsOverTheMainBody() {
        byte[] text =
                BASH.bootstrap(new ScriptBodies("Write-Host x", Map.of(ScriptType.BASH, "echo x")));

        assertThat(new String(text, UTF_8)).isEqualTo("echo x");
    }

    @Test
    void filesMayLieInSubfolders() throws Exception {
        filled(List.of(file("a/b.txt", "text", null)));

        assertThat(home.resolve("w/a/b.txt")).hasContent("text");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../x",
                "/etc/x",
                "a/../../x",
                "",
                ".",
                "a\0b",
                "scriptstate.json",
                "./Output.log",
                "output.LOG",
                "a/../ScriptState.json"
            })
    void hostileFileNamesAreRefused(String name) {
        assertThatThrownBy(() -> filled(List.of(file(name, "text", null))))
                .isInstanceOf(IOException.class);
        assertThat(home.resolve("x")).doesNotExist();
    }

    @Test
    void encryptedFileIsWhatCalamariReads() throws Exception {
        filled(List.of(file("v.json", "\uFEFFgeheim ü", "pass")));

        byte[] stored = Files.readAllBytes(home.resolve("w/v.json"));

        assertThat(new String(stored, 0, 4, UTF_8)).isEqualTo("IV__");
        assertThat(decrypted(stored, "pass")).isEqualTo("geheim ü");
    }

    @Test
    void oneBadNameSpoilsTheWholeCommandBeforeAnythingIsWritten() {
        assertThatThrownBy(() ->
                        filled(List.of(file("good", "text", null), file("../bad", "text", null))))
                .isInstanceOf(IOException.class);

        assertThat(home.resolve("w")).isEmptyDirectory();
    }

    @ParameterizedTest
    @CsvSource({"feff, UTF-16BE, pass", "fffe, UTF-16LE, pass", "'', UTF-8, ''"})
    void encryptedTextMayHaveOtherCharacterSetsAndPasswordsMayBeEmpty(
            String mark, String charset, String password) throws Exception {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        text.write(HexFormat.of().parseHex(mark));
        text.write("größer".getBytes(charset));
        ByteArrayOutputStream stored = new ByteArrayOutputStream();

        ScriptFileCipher.encrypt(new ByteArrayInputStream(text.toByteArray()), password, stored);

        assertThat(decrypted(stored.toByteArray(), password)).isEqualTo("größer");
    }

    @Test
    void deletionRemovesLinksAndNotTheirTargets() throws Exception {
        Path kept = Files.createDirectories(home.resolve("kept"));
        Files.writeString(kept.resolve("file"), "x");
        filled(List.of(file("a/b", "x", null)));
        Files.createSymbolicLink(home.resolve("w/link"), kept);

        assertThat(new Workspace(home.resolve("w")).delete()).isTrue();

        assertThat(home.resolve("w")).doesNotExist();
        assertThat(kept.resolve("file")).exists();
    }

    private static String decrypted(byte[] stored, String password) throws Exception {
        byte[] key =
                SecretKeyFactory.getInstance("PBKDF2WithHmacSHA1")
                        .generateSecret(
                                new PBEKeySpec(
                                        password.toCharArray(),
                                        "Octopuss".getBytes(UTF_8),
                                        1000,
                                        128))
                        .getEncoded();
        Cipher cipher = Cipher.getInstance("AES/CBC/PKCS5Padding");
        cipher.init(
                Cipher.DECRYPT_MODE,
                new SecretKeySpec(key, "AES"),
                new IvParameterSpec(Arrays.copyOfRange(stored, 4, 20)));
        byte[] plain = cipher.doFinal(stored, 20, stored.length - 20);
        return new String(plain, UTF_8);
    }

    private Path filled(List<ScriptFile> files) throws IOException {
        Workspace workspace = new Workspace(home.resolve("w"));
        workspace.create();
        return workspace.fill(BASH, BODY, files);
    }

    private static ScriptFile file(
            String name, String text, @org.jspecify.annotations.Nullable String password) {
        return new ScriptFile(name, DataStream.of(text.getBytes(UTF_8)), password);
    }
}
