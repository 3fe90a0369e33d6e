package dev.tentaclesetup.core.answers;

import static dev.tentaclesetup.core.answers.AnswerKey.*;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// Judges a draft: either everything is in order and there is one immutable tree, or there is the
/// list of everything that is wrong. Calls no network, and asks the host for nothing but
/// [HostFacts], and for the file of `server.ca-file`.
public final class AnswersReader {

    private AnswersReader() {}

    /// Of an instance that is not there yet, or of one whose every answer is given.
    public static AnswersResult read(AnswerDraft draft, HostFacts facts) {
        return draft.isUnread()
                ? new AnswersResult.Invalid(draft.problems())
                : read(new Fields(draft), facts);
    }

    /// Of an instance that is there: what the draft does not mention stays [wizard-reference 10.2].
    /// A removal goes to the server that the instance has, by the same proxy.
    ///
    /// @param current what the instance answers today
    /// @param recordRead whether this includes what the server's record says, or there is none;
    ///   without it nothing that may be there is missing
    public static AnswersResult again(
            AnswerDraft draft, AnswerDraft current, boolean recordRead, HostFacts facts) {
        if (draft.isUnread()) {
            return new AnswersResult.Invalid(draft.problems());
        }
        var kept = new KeptAnswers(draft, current);
        if (action(draft) == Choices.Action.REMOVE) {
            return read(new Fields(kept.wayToTheServer()), facts);
        }
        AnswerDraft merged = kept.merged();
        var again = new Fields.Again(current, recordRead);
        return read(new Fields(merged, Optional.of(again)), facts);
    }

    /// Whether the draft is about an instance that may be there already, and is changed then.
    public static boolean changes(AnswerDraft draft) {
        var fields = new Fields(draft);
        return switch (fields.valueOrDefault(SETUP_ACTION, Choices.Action.class)) {
            case RECONFIGURE -> true;
            case INSTALL -> ifExists(fields) == Answers.IfExists.RECONFIGURE;
            case REMOVE, VERIFY -> false;
        };
    }

    /// What is to be done, of a draft in which other answers may still be missing or wrong.
    public static Choices.Action action(AnswerDraft draft) {
        return new Fields(draft).valueOrDefault(SETUP_ACTION, Choices.Action.class);
    }

    /// How the run goes, of a draft in which other answers may still be missing or wrong.
    public static Answers.Setup setup(AnswerDraft draft) {
        return setup(new Fields(draft));
    }

    private static AnswersResult read(Fields fields, HostFacts facts) {
        var setup = setup(fields);
        AnswersResult fine =
                switch (fields.valueOrDefault(SETUP_ACTION, Choices.Action.class)) {
                    case INSTALL, RECONFIGURE -> {
                        Answers answers = answers(fields, setup, facts);
                        yield new AnswersResult.Valid(
                                answers, fields.problems(), fields.effective());
                    }
                    case REMOVE ->
                            new AnswersResult.ValidRemoval(
                                    RemovalReader.read(fields, setup), fields.problems());
                    case VERIFY ->
                            new AnswersResult.ValidVerification(
                                    VerificationReader.read(fields, setup), fields.problems());
                };
        return fields.blocked() ? new AnswersResult.Invalid(fields.problems()) : fine;
    }

    /// The proxies of a draft in which other answers may still be missing.
    public static Answers.Proxies proxies(AnswerDraft draft) {
        return ProxyReader.read(new Fields(draft));
    }

    /// Whether the draft asks for an examination only.
    public static boolean verifies(AnswerDraft draft) {
        return new Fields(draft)
                .value(SETUP_ACTION, Choices.Action.class)
                .filter(action -> action == Choices.Action.VERIFY)
                .isPresent();
    }

    /// Where the log of the run is wanted; empty for the usual place, and for one that cannot be.
    public static Optional<Path> logFile(AnswerDraft draft) {
        return new Fields(draft).value(OUTPUT_LOG_FILE, Path.class);
    }

    private static Answers answers(Fields fields, Answers.Setup setup, HostFacts facts) {
        Answers.Server server = ServerReader.read(fields);
        Answers.Proxies proxies = ProxyReader.read(fields);
        Answers.Registration registration = RegistrationReader.read(fields, facts, server);
        Answers.Connection connection =
                ConnectionReader.read(fields, facts, setup.instance(), server, registration);
        Answers.Service service = HostReader.service(fields, facts, setup.instance());
        Answers.Paths paths = HostReader.paths(fields, facts, setup.instance(), service.run());
        Answers.Firewall firewall = FirewallReader.read(fields, facts, connection, service.run());
        List.of(REMOVE_DEREGISTER, REMOVE_DELETE, REMOVE_CONFIRM)
                .forEach(key -> fields.unused(key, SETUP_ACTION));
        if (!setup.waitForHealth()) {
            fields.unused(SETUP_HEALTH_TIMEOUT_SECONDS, SETUP_WAIT_FOR_HEALTH);
        }
        return new Answers(
                setup,
                server,
                proxies,
                connection,
                registration,
                paths,
                service,
                firewall,
                CertificateReader.source(fields),
                CertificateReader.key(fields));
    }

    private static Answers.Setup setup(Fields fields) {
        fields.items(SETUP_SCHEMA);
        fields.value(OUTPUT_LOG_FILE, Path.class);
        return new Answers.Setup(
                fields.text(SETUP_INSTANCE).orElseThrow(),
                ifExists(fields),
                fields.valueOrDefault(SETUP_ON_FAILURE, Answers.OnFailure.class),
                fields.flag(SETUP_WAIT_FOR_HEALTH),
                fields.seconds(SETUP_HEALTH_TIMEOUT_SECONDS),
                fields.seconds(SETUP_TIMEOUT_SECONDS));
    }

    private static Answers.IfExists ifExists(Fields fields) {
        Answers.IfExists answered = fields.valueOrDefault(SETUP_IF_EXISTS, Answers.IfExists.class);
        return switch (fields.valueOrDefault(SETUP_ACTION, Choices.Action.class)) {
            case INSTALL, REMOVE, VERIFY -> answered;
            case RECONFIGURE -> {
                fields.unused(SETUP_IF_EXISTS, SETUP_ACTION);
                yield Answers.IfExists.RECONFIGURE;
            }
        };
    }
}
