package dev.tentaclesetup.core.setup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tentaclesetup.core.answers.AnswerDraft;
import dev.tentaclesetup.core.plan.StepDescription;
import dev.tentaclesetup.core.plan.StepKind;
import dev.tentaclesetup.core.problem.Problem;
import dev.tentaclesetup.core.problem.Severity;
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
                .isEqualTo(
                        """
                        nothing
                        proxy.mode = auto
                          stop
                          configuration(comms-proxy none => auto, web-proxy none => auto)
                          start
                          inbound
                        paths.applications = FOLDER/elsewhere
                          stop
                          folders
                          configuration(applications FOLDER/data/Tentacle-applications => FOLDER/elsewhere)
                          start
                          inbound
                        service.start = manual
                          service(start auto => manual)
                        service.depends-on = other.service
                          service(depends-on network.target => network.target other.service)
                        service.start-now = yes
                        connection.listen-port = 24318
                          stop
                          configuration(listen-port 24317 => 24318)
                          start
                          inbound
                          register(address https://127.0.0.1:24317/ => https://127.0.0.1:24318/)
                        connection.listen-address = 127.0.0.2
                          stop
                          configuration(listen-address 127.0.0.1 => 127.0.0.2)
                          start
                          inbound
                        connection.listen-address =
                          stop
                          configuration(listen-address 127.0.0.1 => all)
                          start
                          inbound
                        connection.public-host = localhost
                          inbound
                          register(address https://127.0.0.1:24317/ => https://localhost:24317/)
                        connection.public-port = 30933
                          inbound
                          register(address https://127.0.0.1:24317/ => https://127.0.0.1:30933/)
                        registration.name = web-two
                          inbound
                          register(name web-one => web-two)
                        registration.environment = Production
                          inbound
                          register(environment Test => Production)
                        registration.environment.add = Production
                          inbound
                          register(environment Test => Production, Test)
                        registration.role.add = db
                          inbound
                          register(role iis, web-server => db, iis, web-server)
                        registration.role.remove = iis
                          inbound
                          register(role iis, web-server => web-server)
                        registration.role = db
                          inbound
                          register(role iis, web-server => db)
                        """);
    }

    @Test
    void onAPollingTargetThatRuns() throws Exception {
        instance.apply(instance.polling());
        instance.running();

        assertThat(plans(instance.signedIn(), ON_THE_HOST, OF_A_POLLER, OF_A_TARGET))
                .isEqualTo(
                        """
                        nothing
                        proxy.mode = auto
                          stop
                          configuration(comms-proxy none => auto, web-proxy none => auto)
                          start
                        paths.applications = FOLDER/elsewhere
                          stop
                          folders
                          configuration(applications FOLDER/data/Tentacle-applications => FOLDER/elsewhere)
                          start
                        service.start = manual
                          service(start auto => manual)
                        service.depends-on = other.service
                          service(depends-on network.target => network.target other.service)
                        service.start-now = yes
                        connection.comms-address.add = localhost:COMMS
                          stop
                          configuration(trust  => PRINT https://localhost:COMMS)
                          start
                        connection.polling-connections = 9
                          stop
                          configuration(polling-connections 1 => 9)
                          start
                        registration.name = web-two
                          register(name web-one => web-two)
                        registration.environment = Production
                          register(environment Test => Production)
                        registration.environment.add = Production
                          register(environment Test => Production, Test)
                        registration.role.add = db
                          register(role iis, web-server => db, iis, web-server)
                        registration.role.remove = iis
                          register(role iis, web-server => web-server)
                        registration.role = db
                          register(role iis, web-server => db)
                        """);
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
                .isEqualTo(
                        """
                        nothing
                        registration.name = worker-two
                          register(name web-one => worker-two)
                        registration.worker-pool.add = Default Worker Pool
                          register(worker-pool Linux workers => Default Worker Pool, Linux workers)
                        registration.worker-pool = Default Worker Pool
                          register(worker-pool Linux workers => Default Worker Pool)
                        connection.comms-address.add = localhost:COMMS
                          stop
                          configuration(trust  => PRINT https://localhost:COMMS)
                          start
                        connection.polling-connections = 9
                          stop
                          configuration(polling-connections 7 => 9)
                          start
                        """);
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
                .isEqualTo(
                        """
                        nothing
                        server.trust = only
                          stop
                          configuration(trust PRINT => )
                          start
                          inbound
                        registration.role.add = db
                          inbound
                          register(role iis, web-server => db, iis, web-server)
                        connection.listen-port = 24318
                          stop
                          configuration(listen-port 24317 => 24318)
                          start
                          inbound
                          register(address https://127.0.0.1:24317/ => https://127.0.0.1:24318/)
                        connection.listen-address = 127.0.0.2
                          stop
                          configuration(listen-address 127.0.0.1 => 127.0.0.2)
                          start
                          inbound
                        connection.listen-address =
                          stop
                          configuration(listen-address 127.0.0.1 => all)
                          start
                          inbound
                        connection.public-host = localhost
                          inbound
                          register(address https://127.0.0.1:24317/ => https://localhost:24317/)
                        connection.public-port = 30933
                          inbound
                          register(address https://127.0.0.1:24317/ => https://127.0.0.1:30933/)
                        """);
    }

    @Test
    void onATargetWhoseServiceWasStopped() throws Exception {
        instance.apply(instance.listening());

        assertThat(plans(instance.signedIn(), ON_THE_HOST, OF_A_LISTENER, OF_A_TARGET))
                .isEqualTo(
                        """
                        nothing
                        proxy.mode = auto
                          configuration(comms-proxy none => auto, web-proxy none => auto)
                        paths.applications = FOLDER/elsewhere
                          folders
                          configuration(applications FOLDER/data/Tentacle-applications => FOLDER/elsewhere)
                        service.start = manual
                          service(start auto => manual)
                        service.depends-on = other.service
                          service(depends-on network.target => network.target other.service)
                        service.start-now = yes
                          start
                          inbound
                        connection.listen-port = 24318
                          configuration(listen-port 24317 => 24318)
                          register(address https://127.0.0.1:24317/ => https://127.0.0.1:24318/)
                        connection.listen-address = 127.0.0.2
                          configuration(listen-address 127.0.0.1 => 127.0.0.2)
                        connection.listen-address =
                          configuration(listen-address 127.0.0.1 => all)
                        connection.public-host = localhost
                          register(address https://127.0.0.1:24317/ => https://localhost:24317/)
                        connection.public-port = 30933
                          register(address https://127.0.0.1:24317/ => https://127.0.0.1:30933/)
                        registration.name = web-two
                          register(name web-one => web-two)
                        registration.environment = Production
                          register(environment Test => Production)
                        registration.environment.add = Production
                          register(environment Test => Production, Test)
                        registration.role.add = db
                          register(role iis, web-server => db, iis, web-server)
                        registration.role.remove = iis
                          register(role iis, web-server => web-server)
                        registration.role = db
                          register(role iis, web-server => db)
                        """);
    }

    @Test
    void onATargetWhoseServerIsAwayAndWithoutACredential() throws Exception {
        instance.apply(instance.listening());
        instance.running();
        instance.close();

        assertThat(plans(AnswerDraft.empty(), ON_THE_HOST, OF_A_LISTENER, OF_A_TARGET))
                .isEqualTo(
                        """
                        nothing
                        proxy.mode = auto
                          stop
                          configuration(comms-proxy none => auto, web-proxy none => auto)
                          start
                        paths.applications = FOLDER/elsewhere
                          stop
                          folders
                          configuration(applications FOLDER/data/Tentacle-applications => FOLDER/elsewhere)
                          start
                        service.start = manual
                          service(start auto => manual)
                        service.depends-on = other.service
                          service(depends-on network.target => network.target other.service)
                        service.start-now = yes
                        connection.listen-port = 24318
                          ANS-MISSING server.api-key
                        connection.listen-address = 127.0.0.2
                          stop
                          configuration(listen-address 127.0.0.1 => 127.0.0.2)
                          start
                        connection.listen-address =
                          stop
                          configuration(listen-address 127.0.0.1 => all)
                          start
                        connection.public-host = localhost
                          ANS-MISSING server.api-key
                        connection.public-port = 30933
                          ANS-MISSING server.api-key
                        registration.name = web-two
                          ANS-MISSING server.api-key
                        registration.environment = Production
                          ANS-MISSING server.api-key
                        registration.environment.add = Production
                          ANS-MISSING server.api-key
                        registration.role.add = db
                          ANS-MISSING server.api-key
                        registration.role.remove = iis
                          ANS-MISSING server.api-key
                        registration.role = db
                          ANS-MISSING server.api-key
                        """);
    }

    @SafeVarargs
    private String plans(AnswerDraft credential, List<String>... changes) throws Exception {
        var lines = new StringBuilder();
        List<String> all =
                Stream.concat(Stream.of(""), Stream.of(changes).flatMap(List::stream)).toList();
        for (String change : all) {
            String plan = plan(instance.file(change).over(credential));
            lines.append(change.isEmpty() ? "nothing" : change).append('\n').append(plan);
        }
        return lines.toString();
    }

    private String plan(AnswerDraft draft) throws Exception {
        try (Preparation preparation = instance.setUp.prepare(draft, instance.facts(), _ -> {})) {
            String words =
                    switch (preparation) {
                        case Preparation.Blocked blocked ->
                                blocked.problems().stream()
                                        .filter(one -> one.severity() == Severity.BLOCKER)
                                        .map(ChangedKeysTest::words)
                                        .map("  %s\n"::formatted)
                                        .collect(Collectors.joining());
                        case Preparation.Ready ready ->
                                ready.plan().descriptions().stream()
                                        .map(ChangedKeysTest::words)
                                        .map("  %s\n"::formatted)
                                        .collect(Collectors.joining());
                    };
            return words.replace(folder.toString(), "FOLDER")
                    .replace(":" + instance.commsPort(), ":COMMS")
                    .replaceAll("[0-9A-F]{40}", "PRINT");
        }
    }

    private static String words(Problem problem) {
        return problem.id().text() + " " + problem.answer();
    }

    private static String words(StepDescription step) {
        boolean wholeFolders = step.kind() == StepKind.FOLDERS;
        String values =
                step.values().stream()
                        .filter(value -> value.changes() && !wholeFolders)
                        .map(value ->
                                "%s %s => %s"
                                        .formatted(value.name(), value.before(), value.after()))
                        .collect(Collectors.joining(", "));
        return values.isEmpty() ? step.kind().word() : step.kind().word() + "(" + values + ")";
    }
}
