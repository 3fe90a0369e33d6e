package dev.tentaclesetup.core.setup;

import static dev.tentaclesetup.core.answers.AnswerKey.*;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tentaclesetup.core.answers.AnswerDraft;
import dev.tentaclesetup.core.answers.AnswerFile;
import dev.tentaclesetup.core.plan.PlannedValue;
import dev.tentaclesetup.core.plan.StepDescription;
import dev.tentaclesetup.core.problem.Problem;
import dev.tentaclesetup.core.problem.Severity;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// A run again in which one answer is changed and all others are left out plans the difference of
/// this one answer, and nothing else. Plans are compared whole, each on one line.
@Timeout(300)
class ChangedKeysTest {

    private static final List<String> ON_THE_HOST =
            List.of(
                    "proxy.mode = auto",
                    "paths.applications = FOLDER/elsewhere",
                    "service.start = manual",
                    "service.depends-on = other.service",
                    "service.start-now = yes");

    private static final List<String> OF_A_TARGET =
            List.of(
                    "registration.name = web-two",
                    "registration.environment = Production",
                    "registration.environment.add = Production",
                    "registration.role.add = db",
                    "registration.role.remove = iis",
                    "registration.role = db");

    private static final List<String> OF_A_LISTENER =
            List.of(
                    "connection.listen-port = 24318",
                    "connection.listen-address = 127.0.0.2",
                    "connection.listen-address =",
                    "connection.public-host = localhost",
                    "connection.public-port = 30933");

    private static final List<String> OF_A_POLLER =
            List.of(
                    "connection.comms-address.add = localhost:COMMS",
                    "connection.polling-connections = 9");

    @TempDir Path folder;
    private OneInstance instance;

    @BeforeEach
    void start() throws Exception {
        instance = new OneInstance(folder);
    }

    @AfterEach
    void stop() {
        instance.close();
    }

    @Test
    void onAListeningTargetThatRuns() throws Exception {
        instance.apply(instance.listening());
        instance.running();

        assertThat(plans(instance.signedIn(), ON_THE_HOST, OF_A_LISTENER, OF_A_TARGET))
                .isEqualTo("");
    }

    @Test
    void onAPollingTargetThatRuns() throws Exception {
        instance.apply(instance.polling());
        instance.running();

        assertThat(plans(instance.signedIn(), ON_THE_HOST, OF_A_POLLER, OF_A_TARGET))
                .isEqualTo("");
    }

    @Test
    void onAWorkerThatRuns() throws Exception {
        instance.apply(instance.worker());
        instance.running();

        assertThat(
                        plans(
                                instance.signedIn(),
                                List.of(
                                        "registration.name = worker-two",
                                        "registration.worker-pool.add = Default Worker Pool",
                                        "registration.worker-pool = Default Worker Pool"),
                                OF_A_POLLER))
                .isEqualTo("");
    }

    @Test
    void onATargetThatObeysASecondServer() throws Exception {
        instance.apply(instance.listening());
        instance.trustAnother();
        instance.running();

        assertThat(
                        plans(
                                instance.signedIn(),
                                List.of("server.trust = only", "registration.role.add = db"),
                                OF_A_LISTENER))
                .isEqualTo("");
    }

    @Test
    void onATargetWhoseServiceWasStopped() throws Exception {
        instance.apply(instance.listening());

        assertThat(plans(instance.signedIn(), ON_THE_HOST, OF_A_LISTENER, OF_A_TARGET))
                .isEqualTo("");
    }

    @Test
    void onATargetWhoseServerIsAwayAndWithoutACredential() throws Exception {
        instance.apply(instance.listening());
        instance.running();
        instance.close();

        assertThat(plans(AnswerDraft.empty(), ON_THE_HOST, OF_A_LISTENER, OF_A_TARGET))
                .isEqualTo("");
    }

    @SafeVarargs
    private String plans(AnswerDraft credential, List<String>... changes) throws Exception {
        var lines = new StringBuilder();
        List<String> all =
                Stream.concat(Stream.of(""), Stream.of(changes).flatMap(List::stream)).toList();
        for (String change : all) {
            String plan = plan(answers(change).over(credential));
            lines.append(change.replace("\n", ", ")).append(" -> ").append(plan).append('\n');
        }
        return lines.toString();
    }

    private AnswerDraft answers(String change) throws Exception {
        var file = new StringBuilder("[setup]\nschema = 1\naction = reconfigure\n");
        for (String line : change.isEmpty() ? new String[0] : change.split("\n")) {
            int dot = line.indexOf('.');
            file.append("[%s]\n%s\n".formatted(line.substring(0, dot), line.substring(dot + 1)));
        }
        String text =
                file.toString()
                        .replace("FOLDER", folder.toString())
                        .replace("COMMS", comms());
        var options = new AnswerFile.Options(false, false);
        var in = new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
        return AnswerFile.read(in, "again.ini", folder, options);
    }

    private String plan(AnswerDraft draft) throws Exception {
        try (Preparation preparation =
                instance.setUp.prepare(draft, instance.facts(), _ -> {})) {
            String words =
                    switch (preparation) {
                        case Preparation.Blocked blocked ->
                                blocked.problems().stream()
                                        .filter(one -> one.severity() == Severity.BLOCKER)
                                        .map(ChangedKeysTest::words)
                                        .collect(Collectors.joining("; "));
                        case Preparation.Ready ready ->
                                ready.plan().descriptions().stream()
                                        .map(ChangedKeysTest::words)
                                        .collect(Collectors.joining("; "));
                    };
            return words.replace(folder.toString(), "FOLDER")
                    .replace(":" + comms(), ":COMMS")
                    .replaceAll("[0-9A-F]{40}", "PRINT");
        }
    }

    private String comms() {
        return Integer.toString(instance.commsPort());
    }

    private static String words(Problem problem) {
        return problem.id().text() + " " + problem.answer();
    }

    private static String words(StepDescription step) {
        String values =
                step.values().stream()
                        .filter(PlannedValue::changes)
                        .map(value ->
                                "%s %s => %s"
                                        .formatted(value.name(), value.before(), value.after()))
                        .collect(Collectors.joining(", "));
        return values.isEmpty() ? step.kind().word() : step.kind().word() + "(" + values + ")";
    }
}
