package dev.tentaclesetup.core.answers;

import static dev.tentaclesetup.core.answers.AnswerKey.*;
import static dev.tentaclesetup.core.answers.Drafts.LISTENING;
import static dev.tentaclesetup.core.answers.Drafts.ids;
import static dev.tentaclesetup.core.answers.Drafts.problems;
import static dev.tentaclesetup.core.answers.Drafts.read;
import static dev.tentaclesetup.core.answers.Drafts.valid;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tentaclesetup.core.Secret;
import dev.tentaclesetup.core.problem.Problem;
import dev.tentaclesetup.instance.ProxyBypass;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProxyReaderTest {

    private static final Secret STORED = Secret.of("stored".toCharArray());
    private static final AnswerDraft MANUAL =
            LISTENING.with(PROXY_MODE, "manual").with(PROXY_HOST, "proxy").with(PROXY_PORT, "8080");

    /// Of an instance whose two proxies differ, as it is read when nothing is answered.
    private static final AnswerDraft KEPT =
            current(PROXY_COMMS_MODE, "manual")
                    .over(current(PROXY_COMMS_HOST, "comms"))
                    .over(current(PROXY_COMMS_PORT, "3129"))
                    .over(current(PROXY_COMMS_USERNAME, "bob"))
                    .with(PROXY_COMMS_PASSWORD, new AnswerValue.Known(STORED, Origin.current(), 0))
                    .over(current(PROXY_WEB_MODE, "manual"))
                    .over(current(PROXY_WEB_HOST, "web"))
                    .over(current(PROXY_WEB_PORT, "3128"));

    private static AnswerDraft current(AnswerKey key, String text) {
        return AnswerDraft.empty().with(key, AnswerValue.Plain.of(List.of(text), Origin.current()));
    }

    private static Answers.Proxy.Manual plain(String host, int port) {
        return new Answers.Proxy.Manual(host, port, Optional.empty());
    }

    @Test
    void oneProxyIsForEverythingUnlessAChannelHasItsOwn() {
        Answers.Proxies proxies =
                valid(
                                MANUAL.with(PROXY_COMMS_MODE, "manual")
                                        .with(PROXY_COMMS_URL, "http://basic.example.com:3128/")
                                        .with(PROXY_WEB_MODE, "same"))
                        .proxies();

        assertThat(proxies)
                .isEqualTo(
                        new Answers.Proxies(
                                plain("proxy", 8080),
                                plain("basic.example.com", 3128),
                                plain("proxy", 8080)));
    }

    @Test
    void aChannelMayHaveNoneOrLeaveItToTheSystem() {
        Answers.Proxies proxies =
                valid(MANUAL.with(PROXY_COMMS_MODE, "none").with(PROXY_WEB_MODE, "auto")).proxies();

        assertThat(proxies.comms()).isEqualTo(new Answers.Proxy.None());
        assertThat(proxies.web()).isEqualTo(new Answers.Proxy.Automatic());
    }

    @Test
    void whatIsDialledDirectlyIsKeptInOneSpelling() {
        AnswerDraft draft =
                MANUAL.withAll(
                        PROXY_BYPASS, List.of("*.Corp.example.com", "10.0.0.0/8", "[::1]", "db"));

        assertThat(valid(draft).proxy().bypass())
                .isEqualTo(
                        new ProxyBypass(List.of("*.corp.example.com", "10.0.0.0/8", "::1", "db")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"*", "a b", "10.0.0.0/33", "db/8", "*.10.0.0.1", "http://db"})
    void refusesWhatCannotBeCompared(String entry) {
        assertThat(ids(MANUAL.with(PROXY_BYPASS, entry))).containsExactly("ANS-VALUE proxy.bypass");
    }

    @Test
    void anAddressWithAUserIsRefusedWithoutShowingThePassword() {
        AnswerDraft draft =
                LISTENING.with(PROXY_MODE, "manual").with(PROXY_URL, "http://me:pa55@proxy:8080");

        assertThat(problems(draft).getFirst().id().text()).isEqualTo("ANS-VALUE");
        assertThat(problems(draft).toString()).doesNotContain("pa55");
    }

    @Test
    void hostAndAddressAreOneTooMany() {
        assertThat(ids(MANUAL.with(PROXY_URL, "http://other:1")))
                .containsExactly("ANS-CONFLICT proxy.host", "ANS-CONFLICT proxy.port");
    }

    @Test
    void userAndPasswordOfAChannelBelongTogether() {
        AnswerDraft comms =
                LISTENING
                        .with(PROXY_COMMS_MODE, "manual")
                        .with(PROXY_COMMS_URL, "http://proxy:1")
                        .with(PROXY_COMMS_USERNAME, "me");

        assertThat(ids(comms)).containsExactly("ANS-MISSING proxy.comms.password");
    }

    @Test
    void warnsOfDetailsThatAChannelDoesNotUse() {
        AnswerDraft draft =
                LISTENING.with(
                        PROXY_WEB_HOST,
                        AnswerValue.Plain.of(List.of("proxy"), Origin.file("a.ini")));

        assertThat(((AnswersResult.Valid) read(draft)).warnings())
                .extracting(Problem::answer)
                .containsExactly("proxy.web.host");
    }

    @Test
    void whatAnInstanceHasIsKeptForEachChannel() {
        Answers.Proxies proxies = valid(LISTENING.over(KEPT)).proxies();

        assertThat(proxies.web()).isEqualTo(plain("web", 3128));
        assertThat(proxies.comms())
                .isEqualTo(
                        new Answers.Proxy.Manual(
                                "comms",
                                3129,
                                Optional.of(new Answers.Credential.Password("bob", STORED))));
    }

    @Test
    void anAnswerForAllChangesThatOfEachChannelAndNothingElse() {
        Answers.Proxies proxies = valid(LISTENING.with(PROXY_PORT, "9999").over(KEPT)).proxies();

        assertThat(proxies.web()).isEqualTo(plain("web", 9999));
        assertThat(proxies.comms())
                .isEqualTo(
                        new Answers.Proxy.Manual(
                                "comms",
                                9999,
                                Optional.of(new Answers.Credential.Password("bob", STORED))));
    }

    @Test
    void anAnswerForOneChannelLeavesTheOther() {
        Answers.Proxies proxies =
                valid(LISTENING.with(PROXY_WEB_PORT, "9999").over(KEPT)).proxies();

        assertThat(proxies.web()).isEqualTo(plain("web", 9999));
        assertThat(((Answers.Proxy.Manual) proxies.comms()).port()).isEqualTo(3129);
    }

    @Test
    void aClearedUserNameTakesTheStoredPasswordWithIt() {
        Answers.Proxies proxies =
                valid(LISTENING.withAll(PROXY_COMMS_USERNAME, List.of()).over(KEPT)).proxies();

        assertThat(proxies.comms()).isEqualTo(plain("comms", 3129));
    }

    @Test
    void anInstanceThatLeavesItToTheSystemGoesOnDoingSoAndTheSetUpAsksAnew() {
        AnswerDraft draft =
                LISTENING
                        .over(current(PROXY_MODE, "auto"))
                        .over(current(PROXY_COMMS_MODE, "auto"))
                        .over(current(PROXY_WEB_MODE, "auto"));

        assertThat(valid(draft).proxies())
                .isEqualTo(
                        new Answers.Proxies(
                                new Answers.Proxy.Automatic(),
                                new Answers.Proxy.SystemDefault(),
                                new Answers.Proxy.SystemDefault()));
    }
}
