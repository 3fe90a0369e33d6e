package dev.tentaclesetup.practice;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The program as a process of its own.
final class PracticeServerMainIT {

    @TempDir Path folder;

    @Test
    void printsItsFactsAndStopsWhenStandardInputEnds() throws Exception {
        Process process = start("--stop-with-stdin");
        try (BufferedReader out = reader(process)) {
            JsonNode facts = JsonMapper.shared().readTree(out.readLine());
            var client =
                    new ApiClient(
                            URI.create(facts.path("url").stringValue()),
                            "X-Octopus-ApiKey",
                            facts.path("apiKey").stringValue());

            String thumbprint =
                    client.get("/api/configuration/certificates/certificate-global")
                            .json()
                            .path("Thumbprint")
                            .stringValue();
            process.getOutputStream().close();

            assertThat(thumbprint).isEqualTo(facts.path("thumbprint").stringValue());
            assertThat(facts.path("commsAddress").stringValue()).startsWith("https://127.0.0.1:");
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).isZero();
            assertThat(out.readLine()).isNull();
        } finally {
            process.destroyForcibly();
        }
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void stopsOnSigtermAndKeepsItsKeyForTheNextStart() throws Exception {
        Path file = folder.resolve("key");
        String first = keyOfRun(file);
        String second = keyOfRun(file);

        assertThat(second).isEqualTo(first).startsWith("API-");
        assertThat(Files.readString(file).strip()).isEqualTo(first);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    private String keyOfRun(Path file) throws Exception {
        Process process = start("--api-key-file", file.toString());
        try (BufferedReader out = reader(process)) {
            String key = JsonMapper.shared().readTree(out.readLine()).path("apiKey").stringValue();
            process.destroy();
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).isIn(0, 143);
            return key;
        } finally {
            process.destroyForcibly();
        }
    }

    @Test
    void explainsWrongArguments() throws Exception {
        for (List<String> wrong :
                List.of(
                        List.of("--port", "70000"),
                        List.of("--port"),
                        List.of("--address", "localhost"),
                        List.of("--colour"))) {
            Process process = start(wrong.toArray(String[]::new));
            try (BufferedReader out = reader(process);
                    BufferedReader err = process.errorReader(StandardCharsets.UTF_8)) {
                assertThat(err.readLine()).contains(wrong.getFirst());
                assertThat(out.readLine()).isNull();
                assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
                assertThat(process.exitValue()).isEqualTo(2);
            } finally {
                process.destroyForcibly();
            }
        }
    }

    private static BufferedReader reader(Process process) {
        return new BufferedReader(
                new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    }

    private static Process start(String... arguments) throws IOException {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(
                List.of("-XX:TieredStopAtLevel=1", "-cp", System.getProperty("java.class.path")));
        command.add(PracticeServerMain.class.getName());
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command).start();
    }
}
