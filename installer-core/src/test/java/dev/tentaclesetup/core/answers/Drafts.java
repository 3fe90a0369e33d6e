package dev.tentaclesetup.core.answers;

import static dev.tentaclesetup.core.answers.AnswerKey.*;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tentaclesetup.core.Secret;
import dev.tentaclesetup.core.problem.Problem;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// Drafts to begin with, and short ways to read them.
final class Drafts {

    static final String PRINT = "B1C0A6F7D0E3425A9E8F7061524338495A6B7C8D";
    static final HostFacts FACTS = new FixedFacts(false, Optional.empty());
    static final HostFacts WINDOWS = new FixedFacts(true, Optional.empty());
    static final Secret KEY = Secret.of("API-ABC".toCharArray());

    /// No more than a listening target needs.
    static final AnswerDraft LISTENING =
            AnswerDraft.empty()
                    .with(SERVER_URL, "https://octopus.example.com")
                    .with(SERVER_API_KEY, KEY)
                    .with(CONNECTION_MODE, "listening")
                    .with(REGISTRATION_ENVIRONMENT, "Test")
                    .withAll(REGISTRATION_ROLE, List.of("web, server", "db"));

    private Drafts() {}

    /// Reads on Linux.
    static AnswersResult read(AnswerDraft draft) {
        return AnswersReader.read(draft, FACTS);
    }

    static Answers valid(AnswerDraft draft) {
        AnswersResult result = read(draft);
        assertThat(result).isInstanceOf(AnswersResult.Valid.class);
        return ((AnswersResult.Valid) result).answers();
    }

    static List<Problem> problems(AnswerDraft draft) {
        AnswersResult result = read(draft);
        assertThat(result).isInstanceOf(AnswersResult.Invalid.class);
        return ((AnswersResult.Invalid) result).problems();
    }

    /// Problem and answer key, for example `ANS-MISSING server.url`.
    static List<String> ids(AnswerDraft draft) {
        return ids(problems(draft));
    }

    static List<String> ids(List<Problem> problems) {
        return problems.stream()
                .map(problem -> problem.id().text() + " " + problem.answer())
                .toList();
    }

    record FixedFacts(boolean windowsAccounts, Optional<Integer> port) implements HostFacts {
        @Override
        public Optional<Integer> listenPort(String instance) {
            return port;
        }

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
            return Path.of("/data", instance);
        }

        @Override
        public int freePort(int from) {
            return from + 2;
        }
    }
}
