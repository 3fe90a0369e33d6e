package dev.tentaclesetup.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tentaclesetup.core.problem.ProblemId;
import dev.tentaclesetup.practice.store.MachineKind;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// An agent that is offline is examined through the real command line: each fault is named with its
/// way out, which is then taken.
@Timeout(300)
class VerifyIT extends WaysOut {

    private static final String ALONE = "[setup]\nschema = 1\naction = verify\ninstance = Demo\n";
    private static final String AGAIN = "setup.if-exists=reconfigure";

    private String withServer() {
        return ALONE + "[server]\napi-key.env = KEY\n";
    }

    @Test
    void namesAnInstanceThatIsNotThere() throws Exception {
        Product.Ended ended = apply(ALONE);

        assertThat(ended.exit()).as("%s", ended).isEqualTo(32);
        assertThat(ended.err()).contains("INST-MISSING");
    }

    @Test
    @WayOut(ProblemId.SRV_UNASKED)
    void examinesWhatCanBeAskedWithoutACredentialAndAllWithOneAndChangesNothing() throws Exception {
        assertThat(apply(listening()).exit()).isZero();
        SortedMap<String, String> before = Tree.of(product().machine(), Trial.LOGS);

        warnedOf(ProblemId.SRV_UNASKED, "such as server.api-key", apply(ALONE));
        Product.Ended asked = apply(withServer());

        goesOn(asked);
        assertThat(asked.out())
                .contains("check  ok    way in")
                .contains("check  ok    health check       Healthy")
                .contains("log of the agent")
                .contains("| ")
                .contains("connected and healthy");
        Product.Ended json = apply(withServer(), "--output", "json");
        assertThat(json.exit()).isZero();
        assertThat(json.out())
                .contains("\"action\":\"verify\"")
                .contains("\"status\":\"checked\"")
                .contains("\"health\":\"Healthy\"");
        assertThat(Tree.of(product().machine(), Trial.LOGS)).isEqualTo(before);
    }

    @Test
    @WayOut(ProblemId.SVC_STOPPED)
    void anAgentThatDoesNotRunIsStarted() throws Exception {
        String text = listening();
        assertThat(apply(text).exit()).isZero();
        agents().forEach(ProcessHandle::destroyForcibly);
        for (ProcessHandle agent : agents()) {
            agent.onExit().get();
        }
        Product.Ended ended = apply(withServer());

        assertThat(ended.exit()).as("%s", ended).isEqualTo(22);
        refusedBy(ProblemId.SVC_STOPPED, "service.start-now = yes", ended);
        assertThat(apply(text, "--set", AGAIN, "--set", "service.start-now=yes").exit()).isZero();
        goesOn(apply(withServer()));
    }

    @Test
    @WayOut(ProblemId.PORT_SILENT)
    void anAgentThatHangsIsStartedAgain() throws Exception {
        String text = listening();
        assertThat(apply(text).exit()).isZero();
        List<ProcessHandle> hanging = agents();
        for (ProcessHandle agent : hanging) {
            signal("STOP", agent);
        }
        refusedBy(ProblemId.PORT_SILENT, "Restart the agent", apply(ALONE));
        for (ProcessHandle agent : hanging) {
            agent.destroyForcibly();
            agent.onExit().get();
        }
        assertThat(apply(text, "--set", AGAIN).exit()).isZero();
        assertThat(apply(ALONE).err()).doesNotContain("PORT-SILENT");
    }

    @Test
    @WayOut(ProblemId.TRUST_MISSING)
    void aServerThatIsNotObeyedIsObeyedAgain() throws Exception {
        String text = listening();
        assertThat(apply(text).exit()).isZero();
        Path configuration = product().machine().resolve("Demo/tentacle-Demo.config");
        String stranger = "B1C0A6F7D0E3425A9E8F7061524338495A6B7C8D";
        Files.writeString(
                configuration,
                Files.readString(configuration).replace(server.thumbprint(), stranger));

        Product.Ended ended = apply(withServer(), "--set", "setup.wait-for-health=no");

        refusedBy(ProblemId.TRUST_MISSING, "then obeys the server's", ended);
        assertThat(ended.exit()).as("%s", ended).isEqualTo(12);
        assertThat(apply(text, "--set", AGAIN, "--set", "server.trust=only").exit()).isZero();
        goesOn(apply(withServer()));
    }

    @Test
    @WayOut({ProblemId.REG_GONE, ProblemId.REG_DIFFERS})
    void aRecordThatIsGoneOrAboutAnotherAgentIsPutRight() throws Exception {
        String text = answers.polling();
        assertThat(apply(text).exit()).isZero();
        String id = server.machines(MachineKind.WORKER).getFirst().id();
        String record = send("GET", "/api/Spaces-1/workers/" + id, "", 200);
        String other = record.replaceAll("poll://[^/]+/", "poll://abcdefghijklmnopqrst/");
        send("PUT", "/api/Spaces-1/workers/" + id, other, 200);

        Product.Ended differs = apply(withServer(), "--set", "setup.wait-for-health=no");

        assertThat(differs.exit()).as("%s", differs).isEqualTo(16);
        refusedBy(ProblemId.REG_DIFFERS, "registration.on-conflict = update", differs);
        Product.Ended refused = apply(text, "--set", AGAIN);
        assertThat(refused.exit()).as("%s", refused).isEqualTo(16);
        assertThat(apply(text, "--set", AGAIN, "--set", "registration.on-conflict=update").exit())
                .isZero();
        goesOn(apply(withServer()));
        send("DELETE", "/api/Spaces-1/workers/" + id, "", 200);
        refusedBy(ProblemId.REG_GONE, "which registers it", apply(withServer()));
        assertThat(apply(text, "--set", AGAIN).exit()).isZero();
        goesOn(apply(withServer()));
    }

    private List<ProcessHandle> agents() {
        return product().processes();
    }

    private static void signal(String name, ProcessHandle process) throws Exception {
        String pid = Long.toString(process.pid());
        assertThat(new ProcessBuilder("kill", "-" + name, pid).start().waitFor()).isZero();
    }
}
