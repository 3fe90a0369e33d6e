package dev.tentaclesetup.agent.script;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Scripts find what was there before our launcher.
class KeptVariablesTest {

    @Test
    void changedVariablesGetTheirValuesBack() {
        assertThat(
                        restored(
                                Map.of(
                                        "TENTACLE_SETUP_KEPT",
                                        "JAVA_TOOL_OPTIONS LC_ALL",
                                        "TENTACLE_SETUP_KEPT_JAVA_TOOL_OPTIONS",
                                        "-javaagent:/opt/apm.jar=a b",
                                        "TENTACLE_SETUP_KEPT_LC_ALL",
                                        "",
                                        "LC_ALL",
                                        "C.UTF-8",
                                        "LANG",
                                        "C")))
                .containsOnly(
                        Map.entry("JAVA_TOOL_OPTIONS", "-javaagent:/opt/apm.jar=a b"),
                        Map.entry("LC_ALL", ""),
                        Map.entry("LANG", "C"));
    }

    @Test
    void whatTheLauncherAddedIsTakenAway() {
        assertThat(restored(Map.of("TENTACLE_SETUP_KEPT", "LC_ALL", "LC_ALL", "C.UTF-8")))
                .isEmpty();
    }

    @Test
    void nothingChangesWithoutTheLauncher() {
        Map<String, String> plain = Map.of("LC_ALL", "C", "TENTACLE_SETUP", "mine");

        assertThat(restored(plain)).isEqualTo(plain);
    }

    @Test
    void aKeptValueThatIsNotListedIsNotPutBack() {
        assertThat(restored(Map.of("TENTACLE_SETUP_KEPT_PATH", "/evil", "PATH", "/bin")))
                .containsOnly(Map.entry("PATH", "/bin"));
    }

    private static Map<String, String> restored(Map<String, String> given) {
        Map<String, String> environment = new HashMap<>(given);
        KeptVariables.restore(environment);
        return environment;
    }
}
