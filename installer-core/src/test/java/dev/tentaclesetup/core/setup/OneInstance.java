package dev.tentaclesetup.core.setup;

import static dev.tentaclesetup.core.answers.AnswerKey.*;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tentaclesetup.core.Secret;
import dev.tentaclesetup.core.answers.AnswerDraft;
import dev.tentaclesetup.core.answers.AnswerFile;
import dev.tentaclesetup.core.answers.Answers;
import dev.tentaclesetup.core.answers.AnswersReader;
import dev.tentaclesetup.core.answers.AnswersResult;
import dev.tentaclesetup.core.answers.HostFacts;
import dev.tentaclesetup.core.host.HostPorts;
import dev.tentaclesetup.core.host.HostStyle;
import dev.tentaclesetup.core.host.InstanceFiles;
import dev.tentaclesetup.core.host.MemoryService;
import dev.tentaclesetup.core.host.RecordedHost;
import dev.tentaclesetup.core.plan.Plan;
import dev.tentaclesetup.core.plan.Report;
import dev.tentaclesetup.core.plan.RunSettings;
import dev.tentaclesetup.instance.ConfigurationFile;
import dev.tentaclesetup.instance.InstanceName;
import dev.tentaclesetup.instance.Thumbprint;
import dev.tentaclesetup.instance.TrustedServer;
import dev.tentaclesetup.practice.PracticeServer;
import dev.tentaclesetup.service.ServiceState;
import dev.tentaclesetup.service.process.ProcessServiceManager;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;

/// A host of its own, with a real server beside it and services in memory. What is set up is never
/// started; a test says whether it runs.
final class OneInstance implements AutoCloseable {

    static final int PORT = 24_317;
    private static final String HEAD =
            "[setup]\nschema = 1\naction = reconfigure\nwait-for-health = no\n";
    private static final Thumbprint ANOTHER = new Thumbprint("B".repeat(40));

    final PracticeServer server;
    final RecordedHost recorded = new RecordedHost();
    final MemoryService services = new MemoryService();
    final HostPorts host;
    final SetUp setUp;
    private final Path folder;
    private final int commsPort;

    OneInstance(Path folder) throws IOException {
        this.folder = folder;
        server = PracticeServer.builder().start();
        commsPort = server.commsAddress().getPort();
        var processes = new ProcessServiceManager(folder.resolve("processes"));
        host = recorded.ports(folder, HostStyle.SYSTEMD, services, processes);
        setUp = new SetUp(host);
    }

    HostFacts facts() {
        return new Facts(folder);
    }

    AnswerDraft listening() {
        return target().with(CONNECTION_MODE, "listening")
                .with(CONNECTION_LISTEN_PORT, Integer.toString(PORT))
                .with(CONNECTION_LISTEN_ADDRESS, "127.0.0.1")
                .with(CONNECTION_PUBLIC_HOST, "127.0.0.1");
    }

    AnswerDraft polling() {
        return target().with(CONNECTION_MODE, "polling")
                .with(CONNECTION_COMMS_ADDRESS, comms("127.0.0.1"));
    }

    AnswerDraft worker() {
        return common().with(CONNECTION_MODE, "polling")
                .with(CONNECTION_COMMS_ADDRESS, comms("127.0.0.1"))
                .with(REGISTRATION_KIND, "worker")
                .with(REGISTRATION_WORKER_POOL, "Linux workers");
    }

    String comms(String name) {
        return name + ":" + commsPort;
    }

    int commsPort() {
        return commsPort;
    }

    /// As if another program had let a second server in.
    void trustAnother() throws Exception {
        Path file = host.folders().defaultConfigurationFile(InstanceName.DEFAULT);
        InstanceFiles.of(host.folders(), ConfigurationFile.at(file))
                .update(now -> now.trusting(TrustedServer.listening(ANOTHER)));
    }

    private AnswerDraft target() {
        return common().with(REGISTRATION_ENVIRONMENT, "Test")
                .withAll(REGISTRATION_ROLE, List.of("web-server", "iis"));
    }

    private AnswerDraft common() {
        return signedIn()
                .with(SERVER_URL, server.url().toString())
                .with(REGISTRATION_NAME, "web-one")
                .with(PROXY_MODE, "none")
                .with(SERVICE_ACCOUNT, "system")
                .with(SERVICE_START_NOW, "no");
    }

    AnswerDraft signedIn() {
        return AnswerDraft.empty().with(SERVER_API_KEY, Secret.of(server.apiKey().toCharArray()));
    }

    /// An answer file that changes the instance.
    ///
    /// @param change lines `section.key = value`; FOLDER and COMMS stand for what differs from one
    ///   run of a test to the next
    AnswerDraft file(String change) throws IOException {
        var file = new StringBuilder(HEAD);
        for (String line : change.lines().toList()) {
            int dot = line.indexOf('.');
            file.append("[%s]\n%s\n".formatted(line.substring(0, dot), line.substring(dot + 1)));
        }
        String text =
                file.toString()
                        .replace("FOLDER", folder.toString())
                        .replace("COMMS", Integer.toString(commsPort));
        var options = new AnswerFile.Options(false, false);
        var in = new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
        return AnswerFile.read(in, "again.ini", folder, options);
    }

    /// Changes the instance.
    void change(AnswerDraft draft) throws Exception {
        try (Preparation preparation = setUp.prepare(draft, facts(), _ -> {})) {
            assertThat(preparation).isInstanceOf(Preparation.Ready.class);
            run(((Preparation.Ready) preparation).plan());
        }
    }

    /// Sets up what the answers say.
    void apply(AnswerDraft draft) throws Exception {
        AnswersResult result = AnswersReader.read(draft, facts());
        assertThat(result).isInstanceOf(AnswersResult.Valid.class);
        Answers answers = ((AnswersResult.Valid) result).answers();
        try (Preparation preparation = setUp.prepare(answers, _ -> {})) {
            assertThat(preparation).isInstanceOf(Preparation.Ready.class);
            run(((Preparation.Ready) preparation).plan());
        }
    }

    void run(Plan plan) throws Exception {
        var settings = new RunSettings(Duration.ofMinutes(1), Answers.OnFailure.ROLLBACK);
        assertThat(setUp.runner().start(plan, settings, _ -> {}).await())
                .isInstanceOfAny(Report.Done.class, Report.NothingToChange.class);
    }

    /// As if its agent had been started.
    void running() {
        services.state = ServiceState.RUNNING;
        services.processId = OptionalLong.of(ProcessHandle.current().pid());
    }

    /// As if its agent had ended by itself.
    void failed() {
        services.state = ServiceState.FAILED;
        services.processId = OptionalLong.empty();
    }

    @Override
    public void close() {
        server.close();
    }

    private record Facts(Path folder) implements HostFacts {
        @Override
        public String hostName() {
            return "web01";
        }

        @Override
        public int processors() {
            return 7;
        }

        @Override
        public boolean serviceManager() {
            return true;
        }

        @Override
        public Path dataFolder(String instance, Answers.Run run) {
            return folder.resolve("data").resolve(instance);
        }

        @Override
        public int freePort(int from) {
            return from + 2;
        }
    }
}
