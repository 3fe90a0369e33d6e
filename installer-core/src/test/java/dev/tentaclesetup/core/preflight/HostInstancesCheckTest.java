package dev.tentaclesetup.core.preflight;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tentaclesetup.core.answers.Mode;
import dev.tentaclesetup.core.check.CheckRunner;
import dev.tentaclesetup.core.check.Checked;
import dev.tentaclesetup.core.host.HostPorts;
import dev.tentaclesetup.core.host.HostStyle;
import dev.tentaclesetup.core.host.InstanceFiles;
import dev.tentaclesetup.core.host.MemoryService;
import dev.tentaclesetup.core.host.RecordedHost;
import dev.tentaclesetup.core.problem.ProblemId;
import dev.tentaclesetup.instance.ConfigurationFile;
import dev.tentaclesetup.instance.InstanceName;
import dev.tentaclesetup.instance.SubscriptionId;
import dev.tentaclesetup.instance.Thumbprint;
import dev.tentaclesetup.instance.TrustedServer;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The list of instances that a home screen begins with.
class HostInstancesCheckTest {

    @TempDir private Path folder;
    private HostPorts host;

    @BeforeEach
    void prepare() {
        var services = new MemoryService();
        host = new RecordedHost().ports(folder, HostStyle.SYSTEMD, services, services);
    }

    @Test
    void aHostWithoutInstancesHasAnEmptyList() throws Exception {
        assertThat(instances()).isEmpty();
    }

    @Test
    void tellsWhatTheConfigurationSays() throws Exception {
        Path file = configuration("web");
        InstanceFiles.of(host.folders(), ConfigurationFile.at(file))
                .update(old ->
                        old.withHome(folder.resolve("data"))
                                .withListening(false)
                                .withTrustedServers(
                                        List.of(
                                                TrustedServer.polling(
                                                        new Thumbprint("A".repeat(40)),
                                                        URI.create(
                                                                "https://one.example.com:10943/"),
                                                        new SubscriptionId(
                                                                "poll://abcdefghij0123456789/")))));

        HostInstance web = instances().getFirst();

        assertThat(web.name()).isEqualTo("web");
        assertThat(web.mode()).contains(Mode.POLLING);
        assertThat(web.addresses()).containsExactly("one.example.com:10943");
        assertThat(web.data()).contains(folder.resolve("data"));
        assertThat(web.noted()).as("of another program").isFalse();
        assertThat(web.damage()).isEmpty();
    }

    @Test
    void aDamagedOneIsListedAndKeepsNoOtherFromBeingRead() throws Exception {
        Files.writeString(configuration("broken"), "<octopus-settings><set key=");
        configuration("gone");
        sound("sound");
        Files.writeString(host.folders().indexFolder().resolve("garbled.config"), "{");

        List<HostInstance> found = instances();

        assertThat(found)
                .extracting(HostInstance::name)
                .containsExactly("broken", "garbled", "gone", "sound");
        assertThat(found.subList(0, 3))
                .allSatisfy(one ->
                        assertThat(one.damage().orElseThrow().id())
                                .isEqualTo(ProblemId.CFG_CORRUPT));
        assertThat(found.getLast().damage()).isEmpty();
    }

    @Test
    void aHundredAreReadWithoutAskingAServiceManager() throws Exception {
        for (int i = 0; i < 100; i++) {
            sound("agent-" + i);
        }

        assertThat(instances()).hasSize(100).allSatisfy(one -> assertThat(one.damage()).isEmpty());
    }

    private void sound(String name) throws Exception {
        InstanceFiles.of(host.folders(), ConfigurationFile.at(configuration(name)))
                .update(old -> old.withHome(folder.resolve(name + "-data")));
    }

    private Path configuration(String name) throws Exception {
        Path file = folder.resolve(name + ".config");
        host.index().add(new InstanceName(name), file);
        return file;
    }

    private List<HostInstance> instances() throws Exception {
        Checked<List<HostInstance>> checked = CheckRunner.run(new HostInstancesCheck(host));
        return checked.value().orElseThrow(() -> new AssertionError(checked.finding()));
    }
}
