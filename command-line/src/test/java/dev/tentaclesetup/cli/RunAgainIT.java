package dev.tentaclesetup.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tentaclesetup.fixtures.FreePort;
import dev.tentaclesetup.practice.PracticeServer;
import dev.tentaclesetup.practice.store.MachineKind;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// The second day: an instance is changed by answers that mention little, by the real command line.
@Timeout(300)
class RunAgainIT {

    private static final String AGAIN =
            "[setup]\nschema = 1\naction = reconfigure\ninstance = Demo\n";
    private static final String KEY = "[server]\napi-key.env = KEY\n";

    @TempDir Path folder;
    private PracticeServer server;
    private Product product;
    private AnswerText answers;

    @BeforeEach
    void start() throws Exception {
        server = PracticeServer.builder().start();
        product = new Product(folder, Map.of("KEY", server.apiKey()));
        answers = new AnswerText(server, folder.resolve("instance"));
    }

    @AfterEach
    void stop() {
        product.processes().forEach(ProcessHandle::destroyForcibly);
        server.close();
    }

    @Test
    void anInstanceThatIsNotThereIsNotChanged() throws Exception {
        Product.Ended ended = silent(AGAIN);

        assertThat(ended.exit()).as("%s", ended).isEqualTo(32);
        assertThat(ended.err()).contains("INST-MISSING").doesNotContain("ANS-MISSING");
    }

    @Test
    void nothingIsMentionedAndNothingChangesAndNobodySignsIn() throws Exception {
        silent(answers.listening(FreePort.next()));
        server.close();

        Product.Ended ended = silent(AGAIN, "--detailed-exitcode");

        assertThat(ended.exit()).as("%s", ended).isEqualTo(30);
    }

    @Test
    void oneAnswerIsChangedAndTheAgentIsNotDisturbed() throws Exception {
        silent(answers.listening(FreePort.next()));
        List<Long> agents = pids();

        Product.Ended ended = silent(AGAIN + KEY + "[registration]\nrole.add = db\n");

        assertThat(ended.exit()).as("%s", ended).isZero();
        assertThat(server.machines(MachineKind.TARGET).getFirst().placement().toString())
                .contains("web-server", "db");
        assertThat(pids()).isEqualTo(agents);
    }

    @Test
    void whatChangesAtTheServerNeedsAKeyAndSaysWhichAnswerThatIs() throws Exception {
        silent(answers.listening(FreePort.next()));

        Product.Ended ended = silent(AGAIN + "[registration]\nrole.add = db\n");

        assertThat(ended.exit()).as("%s", ended).isEqualTo(3);
        assertThat(ended.err()).contains("ANS-MISSING", "registration.role changes something");
    }

    @Test
    void anAgentThatWasStoppedStaysStopped() throws Exception {
        silent(answers.polling());
        product.processes().forEach(ProcessHandle::destroyForcibly);
        product.processes().forEach(agent -> agent.onExit().join());

        Product.Ended ended = silent(AGAIN + "[connection]\npolling-connections = 2\n", "--plan");

        assertThat(ended.exit()).as("%s", ended).isZero();
        assertThat(ended.out())
                .contains("1 steps")
                .containsPattern("answer +connection.polling-connections +2 \\[.*answers.ini:6]")
                .containsPattern("answer +service.start-now +no \\[as it is now]")
                .containsPattern("answer +setup.on-failure +rollback \\[the default]");
    }

    @Test
    void aServerThatIsNotCalledListsNothingAndNothingMoreIsAsked() throws Exception {
        String text =
                """
                [setup]
                schema = 1
                instance = Demo
                [server]
                contact = no
                thumbprint = %s
                """
                        .formatted(server.thumbprint());

        assertThat(silent(text, "--validate").exit()).isZero();
        Product.Ended refused =
                silent(text + "[registration]\nkind = worker\nworker-pool = P\n", "--validate");
        assertThat(refused.err())
                .contains(
                        "registration.kind = worker",
                        "answers.ini:8",
                        "server.contact = no",
                        "answers.ini:5",
                        "Leave out server.contact");
    }

    private List<Long> pids() {
        return product.processes().stream().map(ProcessHandle::pid).toList();
    }

    private Product.Ended silent(String text, String... more) throws Exception {
        Path file = Files.writeString(folder.resolve("answers.ini"), text);
        var words = new ArrayList<>(List.of("--silent", "--answers", file.toString()));
        words.addAll(List.of(more));
        return product.setUp(words.toArray(String[]::new));
    }
}
