package dev.tentaclesetup.instance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HostFoldersTest {

    private static final InstanceName WEB = new InstanceName("Web 01");

    @Test
    void isTheOfficialPlaceOnLinux() {
        HostFolders folders = HostFolders.from(Map.of(), "Linux");

        assertThat(folders.indexFolder()).isEqualTo(Path.of("/etc/octopus/Tentacle/Instances"));
        assertThat(folders.machineId()).isEqualTo(Path.of("/etc/machine-id"));
        assertThat(folders.machineKeys()).isEqualTo(List.of(Path.of("/etc/octopus/machinekey")));
        assertThat(folders.defaultConfigurationFile(WEB))
                .isEqualTo(Path.of("/etc/octopus/Web-01/tentacle-Web-01.config"));
        assertThat(folders.defaultHome(WEB)).isEqualTo(Path.of("/var/lib/octopus/Web-01"));
        assertThat(folders.defaultApplications(WEB))
                .isEqualTo(Path.of("/home/Octopus/Applications/Web-01"));
    }

    @Test
    void theEnvironmentMovesTheIndexButNotTheOfficialKeyFile() {
        HostFolders folders =
                HostFolders.from(Map.of(HostFolders.HOME_VARIABLE, "/elsewhere"), "Linux");

        assertThat(folders.indexFolder()).isEqualTo(Path.of("/elsewhere/Tentacle/Instances"));
        assertThat(folders.machineKeys())
                .containsExactly(
                        Path.of("/etc/octopus/machinekey"), Path.of("/elsewhere/machinekey"));
    }

    @Test
    void aBlankVariableIsNoVariable() {
        assertThat(HostFolders.from(Map.of(HostFolders.HOME_VARIABLE, " "), "Linux"))
                .isEqualTo(HostFolders.from(Map.of(), "Linux"));
    }

    @Test
    void aRelativeFolderCountsFromTheCurrentOne() {
        assertThat(HostFolders.under(Path.of("x")).root()).isEqualTo(Path.of("x").toAbsolutePath());
    }
}
