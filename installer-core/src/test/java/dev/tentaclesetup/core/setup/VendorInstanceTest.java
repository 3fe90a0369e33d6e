package dev.tentaclesetup.core.setup;

import static dev.tentaclesetup.core.answers.AnswerKey.*;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tentaclesetup.core.answers.AnswerDraft;
import dev.tentaclesetup.fixtures.VendorFiles;
import dev.tentaclesetup.instance.InstanceName;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// An instance of the vendor's program, taken over: what it has is what is wanted.
class VendorInstanceTest {

    @TempDir Path folder;
    private OneInstance instance;
    private Path file;

    @BeforeEach
    void start() throws Exception {
        instance = new OneInstance(folder);
    }

    @AfterEach
    void stop() {
        instance.close();
    }

    /// With its folders where a test may make them.
    private byte[] takeOver(String name) throws Exception {
        file = instance.host.folders().defaultConfigurationFile(InstanceName.DEFAULT);
        Files.createDirectories(file.getParent());
        String text =
                new String(VendorFiles.bytes(name), StandardCharsets.UTF_8)
                        .replace("/etc/octopus", folder.resolve("etc").toString())
                        .replace("/home/Octopus", folder.resolve("home").toString());
        Files.writeString(file, text);
        Files.writeString(
                instance.host.folders().machineId(),
                name.startsWith("06") ? "" : VendorFiles.MACHINE_ID + "\n");
        instance.host.index().add(InstanceName.DEFAULT, file);
        return Files.readAllBytes(file);
    }

    /// No answers but those without which there is no set-up at all.
    private AnswerDraft nothing() throws Exception {
        return AnswerDraft.empty()
                .with(SETUP_IF_EXISTS, "reconfigure")
                .with(SERVER_CONTACT, "no")
                .with(REGISTRATION_KIND, "none")
                .with(SERVICE_ACCOUNT, "system")
                .with(SERVICE_START_NOW, "no")
                .over(instance.setUp.current("Tentacle").draft());
    }

    @ParameterizedTest
    @ValueSource(strings = {"02-listening.config"})
    void takingItOverChangesNoByteOfItsConfiguration(String name) throws Exception {
        byte[] before = takeOver(name);

        instance.apply(nothing());

        assertThat(Files.readAllBytes(file)).isEqualTo(before);
    }

    @Test
    void theTwoProxiesAreReadAsTwo() throws Exception {
        takeOver("04-polling-proxies.config");

        AnswerDraft current = instance.setUp.current("Tentacle").draft();

        assertThat(current.text(PROXY_HOST)).contains("comms-proxy.example.com");
        assertThat(current.text(PROXY_COMMS_USERNAME)).contains("bob");
        assertThat(current.text(PROXY_WEB_HOST)).contains("web-proxy.example.com");
        assertThat(current.text(PROXY_WEB_USERNAME)).contains("alice");
        assertThat(current.toString()).doesNotContain("s3cr");
    }
}
