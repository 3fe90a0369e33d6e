package dev.tentaclesetup.core.host;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tentaclesetup.core.answers.Answers;
import dev.tentaclesetup.service.Readiness;
import dev.tentaclesetup.service.ServiceDefinition;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class HostStyleTest {

    private static final ProgramLocation PROGRAM =
            new ProgramLocation(List.of(Path.of("/opt/tentacle").toAbsolutePath().toString()));

    /// Parts of a host that only the host itself has.
    private static final Set<String> PORTS =
            Set.of("services", "firewall", "accounts", "folderRights", "administrator");

    /// What a style answers, by the question.
    private static final Map<HostStyle, Map<String, Object>> ANSWERS =
            Map.of(
                    HostStyle.WINDOWS,
                    Map.of(
                            "after", List.of("LanmanWorkstation", "Tcpip"),
                            "accessLists", true,
                            "windowsAccounts", true,
                            "storesPasswords", true,
                            "restartsFailed", false,
                            "confiningVersion", OptionalInt.empty()),
                    HostStyle.SYSTEMD,
                    Map.of(
                            "after", List.of("network.target"),
                            "accessLists", false,
                            "windowsAccounts", false,
                            "storesPasswords", false,
                            "restartsFailed", true,
                            "confiningVersion", OptionalInt.of(239)));

    @TempDir Path root;

    /// A new style, or a new question, fails here until its answers are written down above.
    @ParameterizedTest
    @EnumSource(HostStyle.class)
    void answersEveryQuestion(HostStyle style) throws Exception {
        Map<String, Object> expected = ANSWERS.get(style);

        assertThat(expected).as("%s is not in the table", style).isNotNull();
        assertThat(questions()).isEqualTo(new TreeSet<>(expected.keySet()));
        for (String question : questions()) {
            Method method = HostStyle.class.getDeclaredMethod(question);
            assertThat(method.invoke(style)).as(question).isEqualTo(expected.get(question));
        }
    }

    private static Set<String> questions() {
        return Arrays.stream(HostStyle.class.getDeclaredMethods())
                .filter(method -> !Modifier.isStatic(method.getModifiers()))
                .filter(method -> !Modifier.isPrivate(method.getModifiers()))
                .filter(method -> method.getParameterCount() == 0 && !method.isSynthetic())
                .map(Method::getName)
                .filter(name -> !PORTS.contains(name))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @ParameterizedTest
    @EnumSource(HostStyle.class)
    void aProcessIsTheSameWhateverKeepsServices(HostStyle style) {
        ServiceDefinition process = style.definition(Answers.Run.PROCESS, "web 01", PROGRAM);

        assertThat(process.name()).isEqualTo(style.name(Answers.Run.PROCESS, "web 01"));
        assertThat(process.command()).isEqualTo(PROGRAM.agentCommand("web 01"));
        assertThat(process.after()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(HostStyle.class)
    void aServiceSaysWhenItIsReadyAndComesAfterTheNetwork(HostStyle style) {
        ServiceDefinition service = style.definition(Answers.Run.SERVICE, "web 01", PROGRAM);

        assertThat(service.name()).isEqualTo(style.name(Answers.Run.SERVICE, "web 01"));
        assertThat(service.readiness()).isEqualTo(Readiness.NOTIFIED);
        assertThat(service.after()).isEqualTo(style.after());
    }

    @Test
    void servicesAreCalledAndStartedAsTheVendorsToolsLookForThem() {
        ServiceDefinition windows =
                HostStyle.WINDOWS.definition(Answers.Run.SERVICE, "web 01", PROGRAM);
        ServiceDefinition systemd =
                HostStyle.SYSTEMD.definition(Answers.Run.SERVICE, "web 01", PROGRAM);

        assertThat(windows.name().value()).isEqualTo("OctopusDeploy Tentacle: web 01");
        assertThat(windows.command()).endsWith("run", "--instance=web 01");
        assertThat(systemd.name().value()).isEqualTo("web-01");
        assertThat(systemd.command()).endsWith("agent", "--instance=web 01", "--noninteractive");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void systemdIsFoundByTheFolderThatItMakes() throws Exception {
        assertThat(HostStyle.find(root)).isEmpty();

        Files.createDirectories(root.resolve("run/systemd/system"));

        assertThat(HostStyle.find(root)).contains(HostStyle.SYSTEMD);
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void answersKnowAServiceManagerByTheSameFolder() throws Exception {
        assertThat(SystemHost.in(Map.of(), root).serviceManager()).isFalse();

        Files.createDirectories(root.resolve("run/systemd/system"));

        assertThat(SystemHost.in(Map.of(), root).serviceManager()).isTrue();
    }

    @Test
    void noPortIsFoundThatAServerExpectsForItself() {
        assertThat(SystemHost.in(Map.of(), root).freePort(10_943)).isGreaterThan(10_943);
    }

    @Test
    void theStyleOfThisHostHasEveryPort() {
        HostStyle style = HostStyle.detect();

        assertThat(style.services()).isNotNull();
        assertThat(style.firewall()).isNotNull();
        assertThat(style.accounts()).isNotNull();
        assertThat(style.folderRights().isPresent()).isEqualTo(style.accessLists());
    }
}
