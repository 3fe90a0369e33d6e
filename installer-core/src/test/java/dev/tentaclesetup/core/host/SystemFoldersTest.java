package dev.tentaclesetup.core.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SystemFoldersTest {

    private final SystemFolders folders =
            new SystemFolders(
                    Map.of(
                            "SystemRoot", "/c/Windows",
                            "ProgramData", "/c/ProgramData",
                            "USERPROFILE", "/c/Users/me",
                            "PUBLIC", " "));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/c",
                "/c/Windows",
                "/c/Windows/System32",
                "/c/ProgramData",
                "/c/Users",
                "/c/Users/me"
            })
    void includeWhatIsNotForOneProgramAlone(String folder) {
        assertThat(folders.include(Path.of(folder))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/c/ProgramData/Octopus/Tentacle",
                "/c/Users/me/tentacle",
                "/c/WindowsTentacle",
                "/d/Octopus"
            })
    void leaveEveryOtherFolderToTheInstance(String folder) {
        assertThat(folders.include(Path.of(folder))).isFalse();
    }
}
