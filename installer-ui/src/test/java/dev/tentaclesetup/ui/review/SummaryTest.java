package dev.tentaclesetup.ui.review;

import static dev.tentaclesetup.core.answers.AnswerKey.*;
import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tentaclesetup.core.Secret;
import dev.tentaclesetup.core.answers.AnswerDraft;
import dev.tentaclesetup.core.answers.AnswerKey;
import dev.tentaclesetup.core.answers.AnswersReader;
import dev.tentaclesetup.core.answers.AnswersResult;
import dev.tentaclesetup.core.host.SystemHost;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What is asked on a page and not shown on the review would be acted on unseen.
class SummaryTest {

    private static final Path PAGES = Path.of("src/main/java/dev/tentaclesetup/ui");
    private static final Pattern FIELD = Pattern.compile("\\.(?:field|items)\\(([A-Z_]+)\\)");

    /// The plan below the summary shows them: as a change of what is there.
    private static final Set<AnswerKey> IN_THE_PLAN =
            EnumSet.of(SETUP_IF_EXISTS, REGISTRATION_ON_CONFLICT);

    private static final AnswerDraft TARGET =
            AnswerDraft.empty()
                    .with(SERVER_URL, "https://octopus.example.com")
                    .with(SERVER_API_KEY, Secret.of("API-GOODGOODGOODGOOD".toCharArray()))
                    .with(CONNECTION_MODE, "polling")
                    .with(CONNECTION_COMMS_ADDRESS, "octopus.example.com:10943")
                    .with(REGISTRATION_NAME, "web01")
                    .with(REGISTRATION_ENVIRONMENT, "Test")
                    .with(REGISTRATION_ROLE, "web")
                    .with(PATHS_DATA, "/srv/data")
                    .with(PATHS_APPLICATIONS, "/srv/applications")
                    .with(SERVICE_INSTALL, "yes")
                    .with(SERVICE_ACCOUNT, "custom")
                    .with(SERVICE_USERNAME, "deploy");

    private static final AnswerDraft WORKER =
            TARGET.without(REGISTRATION_ENVIRONMENT)
                    .without(REGISTRATION_ROLE)
                    .without(CONNECTION_COMMS_ADDRESS)
                    .with(CONNECTION_MODE, "listening")
                    .with(REGISTRATION_KIND, "worker")
                    .with(REGISTRATION_WORKER_POOL, "Default");

    private static final List<AnswerDraft> DRAFTS =
            List.of(TARGET, WORKER, WORKER.without(SERVICE_ACCOUNT).without(SERVICE_USERNAME));

    /// For each answer another one, that one of the drafts may have.
    private static final Map<AnswerKey, String> OTHERS =
            Map.ofEntries(
                    entry(SERVER_URL, "https://other.example.com"),
                    entry(SERVER_SPACE, "Other"),
                    entry(CONNECTION_MODE, "listening"),
                    entry(CONNECTION_COMMS_ADDRESS, "other.example.com:10943"),
                    entry(CONNECTION_LISTEN_PORT, "10999"),
                    entry(CONNECTION_PUBLIC_HOST, "other.example.com"),
                    entry(REGISTRATION_KIND, "none"),
                    entry(REGISTRATION_NAME, "other"),
                    entry(REGISTRATION_ENVIRONMENT, "Other"),
                    entry(REGISTRATION_ROLE, "other"),
                    entry(REGISTRATION_WORKER_POOL, "Other"),
                    entry(SETUP_INSTANCE, "other"),
                    entry(PATHS_DATA, "/srv/other"),
                    entry(PATHS_APPLICATIONS, "/srv/other"),
                    entry(PATHS_ACCEPT_EXISTING, "yes"),
                    entry(SERVICE_INSTALL, "no"),
                    entry(SERVICE_ACCOUNT, "dedicated"),
                    entry(SERVICE_USERNAME, "other"));

    @ParameterizedTest
    @MethodSource("asked")
    void showsEveryAnswerThatAPageAsks(AnswerKey key) {
        assertThat(OTHERS).as("another answer to compare with").containsKey(key);
        assertThat(DRAFTS)
                .as("the review is the same whatever %s is", key.text())
                .anyMatch(draft -> isShown(key, draft));
    }

    @Test
    void everyDraftHereIsValid() {
        assertThat(DRAFTS).allSatisfy(draft -> assertThat(shown(draft)).isNotEmpty());
    }

    @Test
    void showsNoSecret() {
        assertThat(DRAFTS)
                .allSatisfy(draft ->
                        assertThat(shown(draft).toString()).doesNotContain("API-GOODGOOD"));
    }

    private static boolean isShown(AnswerKey key, AnswerDraft draft) {
        String other = OTHERS.getOrDefault(key, "");
        AnswerDraft changed =
                key.list() ? draft.withAll(key, List.of(other)) : draft.with(key, other);
        List<SummaryLine> after = shown(changed);
        return !after.isEmpty() && !after.equals(shown(draft));
    }

    /// Empty when the answers are not valid.
    private static List<SummaryLine> shown(AnswerDraft draft) {
        return AnswersReader.read(draft, SystemHost.system()) instanceof AnswersResult.Valid valid
                ? Summary.of(valid.answers(), "root")
                : List.of();
    }

    private static Set<AnswerKey> asked() throws IOException {
        var keys = EnumSet.noneOf(AnswerKey.class);
        try (var tree = Files.walk(PAGES)) {
            for (Path file : tree.filter(path -> path.toString().endsWith(".java")).toList()) {
                FIELD.matcher(Files.readString(file))
                        .results()
                        .map(found -> AnswerKey.valueOf(found.group(1)))
                        .filter(key -> !key.secret() && !IN_THE_PLAN.contains(key))
                        .forEach(keys::add);
            }
        }
        assertThat(keys).hasSizeGreaterThan(15);
        return keys;
    }
}
