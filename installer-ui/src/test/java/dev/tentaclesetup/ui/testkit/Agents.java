package dev.tentaclesetup.ui.testkit;

import dev.tentaclesetup.core.answers.AnswerDraft;
import dev.tentaclesetup.core.answers.AnswerKey;
import dev.tentaclesetup.core.answers.AnswerValue;
import dev.tentaclesetup.core.answers.Answers;
import dev.tentaclesetup.core.answers.Mode;
import dev.tentaclesetup.core.answers.Origin;
import dev.tentaclesetup.core.plan.Facts;
import dev.tentaclesetup.core.preflight.AgentProgram;
import dev.tentaclesetup.core.preflight.AgentState;
import dev.tentaclesetup.core.preflight.CurrentAnswers;
import dev.tentaclesetup.core.preflight.HostInstance;
import dev.tentaclesetup.core.problem.Problem;
import dev.tentaclesetup.core.problem.ProblemId;
import dev.tentaclesetup.instance.Thumbprint;
import dev.tentaclesetup.service.ServiceState;
import dev.tentaclesetup.ui.engine.HomeFacts;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// Agents of a host, as a home screen gets them.
public final class Agents {

    private Agents() {}

    public static HostInstance polling(String name) {
        return new HostInstance(
                name,
                Optional.of(Path.of("/etc/octopus", name, "tentacle-" + name + ".config")),
                true,
                Optional.of(Mode.POLLING),
                List.of("octopus.example.com:10943"),
                Optional.of(new Thumbprint(ScriptedBackend.AGENT_PRINT)),
                List.of("https://octopus.example.com"),
                List.of(
                        new Facts.Registration(
                                "https://octopus.example.com",
                                "Default",
                                "target",
                                "Machines-1",
                                "web01",
                                "https://octopus.example.com/app#/machines/Machines-1",
                                "poll://abc/")),
                Optional.of(Path.of("/var/lib/octopus", name)),
                Optional.of(Path.of("/var/lib/octopus", name + "-applications")),
                Optional.empty());
    }

    /// Of the vendor's program.
    public static HostInstance listening(String name) {
        return new HostInstance(
                name,
                Optional.of(Path.of("/etc/octopus", name + ".config")),
                false,
                Optional.of(Mode.LISTENING),
                List.of("10933"),
                Optional.of(new Thumbprint(ScriptedBackend.AGENT_PRINT)),
                List.of(),
                List.of(),
                Optional.of(Path.of("/etc/octopus")),
                Optional.of(Path.of("/home/Octopus/Applications")),
                Optional.empty());
    }

    public static HostInstance damaged(String name) {
        Path file = Path.of("/etc/octopus", name + ".config");
        return new HostInstance(
                name,
                Optional.of(file),
                false,
                Optional.empty(),
                List.of(),
                Optional.empty(),
                List.of(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(Problem.of(ProblemId.CFG_CORRUPT, "", file.toString())));
    }

    public static HomeFacts home(HostInstance... instances) {
        return new HomeFacts(Arrays.asList(instances), true);
    }

    public static AgentState service(ServiceState state) {
        return new AgentState(
                Optional.of(Answers.Run.SERVICE),
                state,
                "",
                Optional.of(new AgentProgram("/opt/tentacle-setup/versions/1.4.0")),
                false,
                true);
    }

    /// A service that another program has made.
    public static AgentState foreign(ServiceState state) {
        return new AgentState(Optional.empty(), state, "", Optional.empty(), true, true);
    }

    /// A service that this process may only look at.
    public static AgentState locked(ServiceState state) {
        return new AgentState(
                Optional.of(Answers.Run.SERVICE), state, "", Optional.empty(), false, false);
    }

    /// What an agent answers today, as its host knows it.
    public static CurrentAnswers current() {
        AnswerDraft draft = AnswerDraft.empty();
        draft = now(draft, AnswerKey.SETUP_INSTANCE, "Tentacle");
        draft = now(draft, AnswerKey.SERVER_URL, "https://octopus.example.com");
        draft = now(draft, AnswerKey.SERVER_SPACE, "Default");
        draft = now(draft, AnswerKey.SERVER_THUMBPRINT, ScriptedBackend.SERVER_PRINT);
        draft = now(draft, AnswerKey.CONNECTION_MODE, "polling");
        draft = now(draft, AnswerKey.CONNECTION_COMMS_ADDRESS, "octopus.example.com:10943");
        draft = now(draft, AnswerKey.REGISTRATION_KIND, "target");
        draft = now(draft, AnswerKey.REGISTRATION_NAME, "web01");
        draft = now(draft, AnswerKey.PATHS_DATA, "/var/lib/octopus/Tentacle");
        draft = now(draft, AnswerKey.PATHS_APPLICATIONS, "/var/lib/octopus/Tentacle-applications");
        draft = now(draft, AnswerKey.SERVICE_INSTALL, "yes");
        return new CurrentAnswers(now(draft, AnswerKey.SERVICE_ACCOUNT, "system"));
    }

    /// The same with what its record says.
    public static CurrentAnswers recorded() {
        AnswerDraft draft = current().draft();
        draft = now(draft, AnswerKey.REGISTRATION_ENVIRONMENT, "Test", "Production");
        return new CurrentAnswers(now(draft, AnswerKey.REGISTRATION_ROLE, "web-server", "queue"));
    }

    private static AnswerDraft now(AnswerDraft draft, AnswerKey key, String... texts) {
        return draft.with(key, AnswerValue.Plain.of(Arrays.asList(texts), Origin.current()));
    }
}
