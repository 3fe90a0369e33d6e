package dev.tentaclesetup.instance;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import dev.tentaclesetup.instance.InstanceFailure.BadValue;
import dev.tentaclesetup.instance.InstanceFailure.BrokenConfiguration;
import dev.tentaclesetup.instance.InstanceFailure.FileAccess;
import dev.tentaclesetup.instance.InstanceFailure.MissingConfiguration;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConfigurationFileTest {

    private static final String SAMPLE =
            """
            \uFEFF<?xml version="1.0" encoding="utf-8"?>
            <octopus-settings xmlns:xsd="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
              <set key="Octopus.Home">/srv/a &amp; b</set>
              <set key="Zebra">  blanks and "quotes" kept  </set>
              <set key="Alpha &quot;1&quot;" />
              <set key="Tentacle.Services.PortNumber">10933</set>
            </octopus-settings>\
            """
                    .stripIndent();

    @TempDir Path folder;
    private Path path;
    private ConfigurationFile file;

    @BeforeEach
    void setUp() {
        path = folder.resolve("sub").resolve("tentacle.config");
        file = ConfigurationFile.at(path);
    }

    @Test
    void createsAnEmptyFileThatOnlyItsOwnerCanRead() throws Exception {
        assertThat(file.create()).isTrue();
        assertThat(file.create()).isFalse();

        assertThat(file.read()).isEqualTo(Settings.EMPTY);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path)))
                .isEqualTo("rw-------");
    }

    @Test
    void changesOnlyWhatIsChangedAndKeepsUnknownKeysAndOrder() throws Exception {
        write(SAMPLE);

        file.update(s -> s.with("Tentacle.Services.PortNumber", "10934"));

        assertThat(Files.readString(path)).isEqualTo(SAMPLE.replace("10933", "10934"));
    }

    @Test
    void putsANewKeyInItsOfficialPlace() throws Exception {
        Files.createDirectories(folder.resolve("x"));
        ConfigurationFile recorded = Recorded.copy("03-polling.config", folder.resolve("x"));
        String before = Files.readString(recorded.path());

        recorded.update(s -> s.with("Octopus.Proxy.ProxyPort", "81").with("_own", "1"));

        assertThat(Files.readString(recorded.path()))
                .isEqualTo(
                        before.replace(
                                        "  <set key=\"Tentacle.Certificate\">",
                                        "  <set key=\"Octopus.Proxy.ProxyPort\">81</set>\n"
                                                + "  <set key=\"Tentacle.Certificate\">")
                                .replace(
                                        "</octopus-settings>",
                                        "  <set key=\"_own\">1</set>\n</octopus-settings>"));
    }

    @Test
    void keepsTheLineEndsOfAFileFromWindows() throws Exception {
        write(SAMPLE.replace("\n", "\r\n"));

        file.update(s -> s.with("Zebra", "z"));

        assertThat(Files.readString(path))
                .isEqualTo(
                        SAMPLE.replace("  blanks and \"quotes\" kept  ", "z")
                                .replace("\n", "\r\n"));
    }

    @Test
    void writesNothingWhenNothingChanges() throws Exception {
        write("<octopus-settings><set key='a'>1</set></octopus-settings>");
        Object before = Files.readAttributes(path, "unix:ino,ctime");

        file.update(s -> s.with("A", "1"));

        assertThat((Object) Files.readAttributes(path, "unix:ino,ctime")).isEqualTo(before);
    }

    @Test
    void keepsModeOwnerAndLinkOfAFileThatExists() throws Exception {
        write(SAMPLE);
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rw-r-----"));
        boolean root = Files.getOwner(path).getName().equals("root");
        if (root) {
            Files.setAttribute(path, "unix:uid", 12345);
            Files.setAttribute(path, "unix:gid", 23456);
        }
        Object owner = Files.readAttributes(path, "unix:uid,gid,mode");
        Path link = Files.createSymbolicLink(folder.resolve("link.config"), path);

        ConfigurationFile.at(link).update(s -> s.with("Zebra", "z"));

        assertThat((Object) Files.readAttributes(path, "unix:uid,gid,mode")).isEqualTo(owner);
        assertThat(Files.isSymbolicLink(link)).isTrue();
        assertThat(file.read().value("zebra")).contains("z");
    }

    @Test
    void leavesNoFilesBesideIt() throws Exception {
        write(SAMPLE);
        Path leftover = Files.createDirectory(path.resolveSibling(".tentacle.config.new-123"));
        Files.writeString(leftover.resolve("content"), "half");

        file.update(s -> s.with("Zebra", "z"));

        try (var files = Files.list(path.getParent())) {
            assertThat(files).containsExactly(path);
        }
    }

    @Test
    void aFailingChangeLeavesTheFileAlone() throws Exception {
        write(SAMPLE);
        var failure = new BadValue("Zebra", "");

        assertThatExceptionOfType(InstanceException.class)
                .isThrownBy(() ->
                        file.update(_ -> {
                            throw new InstanceException(failure);
                        }));

        assertThat(Files.readString(path)).isEqualTo(SAMPLE);
    }

    @Test
    @Timeout(60)
    void parallelChangesAreAllKept() throws Exception {
        write(SAMPLE);
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            String key = "Key" + i;
            threads.add(Thread.ofVirtual().start(() -> setQuietly(key)));
        }
        for (Thread thread : threads) {
            thread.join();
        }

        Settings after = file.read();

        for (int i = 0; i < 8; i++) {
            assertThat(after.value("Key" + i)).contains("set");
        }
    }

    private void setQuietly(String key) {
        try {
            ConfigurationFile.at(path).update(s -> s.with(key, "set"));
        } catch (InstanceException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void readsAnyDeclaredEncodingAndWritesUtf8() throws Exception {
        String text = "<octopus-settings><set key=\"k\">größe</set></octopus-settings>";
        write(("<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?>" + text).getBytes(ISO_8859_1));
        assertThat(file.read().value("k")).contains("größe");
        write(("<?xml version=\"1.0\" encoding=\"UTF-16\"?>" + text).getBytes(UTF_16));
        assertThat(file.read().value("k")).contains("größe");
        String utf8 = "<?xml version=\"1.0\" encoding=\"utf-8\"?>" + text;
        write(utf8.getBytes(UTF_16));
        assertThat(file.read().value("k")).contains("größe");
        write(("\uFEFF" + utf8).getBytes(UTF_16LE));
        assertThat(file.read().value("k")).contains("größe");

        file.update(s -> s.with("l", "1"));

        assertThat(Files.readString(path)).startsWith("\uFEFF<?xml").contains("größe");
    }

    @Test
    void readsLikeTheOfficialReader() throws Exception {
        write(
                """
                <octopus-settings>
                  <!-- lost --> <other>ignored</other>
                  <set key="Twice">1</set> <set key="tWICE">2</set>
                  <set more="x" key="Mixed">a<b>dropped<c/></b>b<![CDATA[<c>]]><!-- no --></set>
                  <set>no key</set>
                  <set key="Blank">   </set>
                </octopus-settings>
                """);

        assertThat(file.read().entries())
                .containsExactly(
                        new Settings.Entry("Twice", "2"),
                        new Settings.Entry("Mixed", "ab<c>"),
                        new Settings.Entry("", "no key"),
                        new Settings.Entry("Blank", "   "));
        assertThat(file.read().value("blank")).isEmpty();
        assertThat(file.read().value("TWICE")).contains("2");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "<",
                "not xml",
                "<octopus-settings>",
                "<octopus-settings><set key='a'>1</octopus-settings>",
                "<other/>",
                "<octopus-settings xmlns='urn:x'/>",
                "<octopus-settings/><octopus-settings/>",
                "<octopus-settings><set key='a' key='b'/></octopus-settings>",
                "<octopus-settings><set key='a'>&unknown;</set></octopus-settings>"
            })
    void namesABrokenFile(String content) throws Exception {
        write(content);

        assertBroken();
        assertThat(Files.readString(path)).isEqualTo(content);
    }

    @Test
    void refusesADocumentTypeWithoutReadingWhatItPointsTo() throws Exception {
        Path secret = Files.writeString(folder.resolve("secret"), "s3cret");
        write(
                "<!DOCTYPE octopus-settings [<!ENTITY x SYSTEM \"%s\">]>".formatted(secret.toUri())
                        + "<octopus-settings><set key='a'>&x;</set></octopus-settings>");

        assertBroken();
    }

    @Test
    @Timeout(20)
    void refusesABillionLaughs() throws Exception {
        var dtd = new StringBuilder("<!DOCTYPE octopus-settings [<!ENTITY e0 \"lol\">");
        for (int i = 1; i < 30; i++) {
            dtd.append("<!ENTITY e%d \"&e%d;&e%d;&e%d;\">".formatted(i, i - 1, i - 1, i - 1));
        }
        write(dtd + "]><octopus-settings><set key='a'>&e29;</set></octopus-settings>");

        assertBroken();
    }

    @Test
    @Timeout(20)
    void refusesDeepNestingAndTooManyEntries() throws Exception {
        write("<octopus-settings><set key='a'>" + "<x>".repeat(100_000));
        assertBroken();
        write("<octopus-settings>" + "<set key='a'/>".repeat(20_000) + "</octopus-settings>");
        assertBroken();
    }

    @Test
    void refusesAHugeFile() throws Exception {
        Files.createDirectories(path.getParent());
        try (var out =
                Files.newByteChannel(
                        path,
                        java.util.EnumSet.of(
                                java.nio.file.StandardOpenOption.CREATE,
                                java.nio.file.StandardOpenOption.WRITE))) {
            out.position(ConfigurationFile.MAX_BYTES + 1L);
            out.write(java.nio.ByteBuffer.wrap(new byte[1]));
        }

        assertFailure(FileAccess.class);
    }

    @Test
    void tellsAMissingFileFromABrokenOne() {
        assertFailure(MissingConfiguration.class);
        assertThatExceptionOfType(InstanceException.class)
                .isThrownBy(() -> file.update(s -> s))
                .extracting(InstanceException::failure)
                .isEqualTo(new MissingConfiguration(path));
    }

    @Test
    void refusesCharactersThatXmlCannotHold() {
        for (String bad : List.of("\u0001", "\u0000", "\uFFFF", "\uD800")) {
            assertThatIllegalArgumentException().isThrownBy(() -> Settings.EMPTY.with("key", bad));
            assertThatIllegalArgumentException().isThrownBy(() -> Settings.EMPTY.with(bad, "x"));
        }
    }

    @ParameterizedTest
    @MethodSource("dev.tentaclesetup.instance.Seeds#seeds")
    void readsBackWhateverItWrites(long seed) throws Exception {
        var random = new Random(seed);
        Settings settings = Settings.EMPTY;
        for (int i = random.nextInt(8); i >= 0; i--) {
            settings = settings.with(Seeds.text(random, 12), Seeds.text(random, 60));
        }

        byte[] written = ConfigurationXml.fresh(settings).write();

        assertThat(ConfigurationXml.read(written).settings().entries())
                .isEqualTo(settings.entries());
    }

    @Test
    void theFreshFileHasTheModeEvenWhileItIsWritten() throws Exception {
        file.create();
        file.update(s -> s.with("a", "b"));

        assertThat(Files.getPosixFilePermissions(path, LinkOption.NOFOLLOW_LINKS))
                .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    }

    @Test
    void whereAFileIsBrokenIsToldWithoutTheWordsOfTheParser() throws Exception {
        write("<octopus-settings>\n  <set");

        assertThatExceptionOfType(InstanceException.class)
                .isThrownBy(file::read)
                .extracting(InstanceException::failure)
                .asInstanceOf(type(BrokenConfiguration.class))
                .extracting(BrokenConfiguration::reason)
                .isEqualTo("no XML of a configuration at line 2, column 7");
    }

    private void assertBroken() {
        assertFailure(BrokenConfiguration.class);
    }

    private void assertFailure(Class<? extends InstanceFailure> kind) {
        assertThatExceptionOfType(InstanceException.class)
                .isThrownBy(file::read)
                .extracting(InstanceException::failure)
                .isInstanceOf(kind);
    }

    private void write(String content) throws Exception {
        write(content.getBytes(StandardCharsets.UTF_8));
    }

    private void write(byte[] content) throws Exception {
        Files.createDirectories(path.getParent());
        Files.write(path, content);
    }
}
