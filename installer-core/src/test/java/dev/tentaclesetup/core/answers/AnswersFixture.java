package dev.tentaclesetup.core.answers;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// Answers for tests that care about a few of them: an offline agent named `Demo` that listens as a
/// background process and is registered nowhere.
public final class AnswersFixture {

    private final Answers answers;

    private AnswersFixture(Answers answers) {
        this.answers = answers;
    }

    /// @param folder in which the data and the applications are
    public static AnswersFixture in(Path folder) {
        return new AnswersFixture(
                new Answers(
                        setup(Answers.IfExists.FAIL),
                        new Answers.Server.Offline(List.of()),
                        new Answers.Proxy.None(),
                        new Answers.Connection.Listening(
                                10_933, Optional.empty(), Optional.empty(), 10_933),
                        new Answers.Registration.None(),
                        new Answers.Paths(folder.resolve("data"), folder.resolve("applications")),
                        new Answers.Service(
                                Answers.Run.PROCESS, new Answers.Account.SystemAccount(), true),
                        Answers.Firewall.automatic()));
    }

    public Answers answers() {
        return answers;
    }

    public AnswersFixture ifExists(Answers.IfExists ifExists) {
        return with(
                setup(ifExists), answers.server(), answers.connection(), answers.registration());
    }

    public AnswersFixture server(Answers.Server server) {
        return with(answers.setup(), server, answers.connection(), answers.registration());
    }

    public AnswersFixture connection(Answers.Connection connection) {
        return with(answers.setup(), answers.server(), connection, answers.registration());
    }

    public AnswersFixture registration(Answers.Registration registration) {
        return with(answers.setup(), answers.server(), answers.connection(), registration);
    }

    public AnswersFixture service(Answers.Service service) {
        return new AnswersFixture(
                new Answers(
                        answers.setup(),
                        answers.server(),
                        answers.proxy(),
                        answers.connection(),
                        answers.registration(),
                        answers.paths(),
                        service,
                        answers.firewall()));
    }

    private AnswersFixture with(
            Answers.Setup setup,
            Answers.Server server,
            Answers.Connection connection,
            Answers.Registration registration) {
        return new AnswersFixture(
                new Answers(
                        setup,
                        server,
                        answers.proxy(),
                        connection,
                        registration,
                        answers.paths(),
                        answers.service(),
                        answers.firewall()));
    }

    private static Answers.Setup setup(Answers.IfExists ifExists) {
        return new Answers.Setup(
                "Demo",
                ifExists,
                Answers.OnFailure.ROLLBACK,
                true,
                Duration.ofSeconds(60),
                Duration.ofSeconds(120));
    }
}
