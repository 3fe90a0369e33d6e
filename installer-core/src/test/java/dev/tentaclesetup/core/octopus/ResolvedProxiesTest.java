package dev.tentaclesetup.core.octopus;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tentaclesetup.core.Secret;
import dev.tentaclesetup.core.answers.Answers;
import dev.tentaclesetup.core.answers.AnswersFixture;
import dev.tentaclesetup.instance.ProxyBypass;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ResolvedProxiesTest {

    private static final Map<String, String> ENVIRONMENT =
            Map.of("https_proxy", "http://proxy.example.com:3128/", "no_proxy", "near.example.com");
    private static final Answers.Proxy AUTOMATIC = new Answers.Proxy.Automatic();

    private static Answers.Proxies resolved(Answers.Proxy proxy, String... addresses) {
        Answers answers =
                AnswersFixture.in(Path.of("/srv"))
                        .server(
                                new Answers.Server.Online(
                                        URI.create("https://octopus.example.com"),
                                        Optional.empty(),
                                        new Answers.Credential.ApiKey(
                                                Secret.of("API-KEY".toCharArray())),
                                        List.of(),
                                        Duration.ofSeconds(1),
                                        0))
                        .connection(
                                new Answers.Connection.Polling(
                                        Stream.of(addresses).map(URI::create).toList(),
                                        1,
                                        Optional.empty()))
                        .answers()
                        .withProxies(Answers.Proxies.everywhere(proxy));
        return new ResolvedProxies(ENVIRONMENT).of(answers);
    }

    @Test
    void whatTheEnvironmentSaysIsWrittenForTheAgentAndItsScripts() {
        var found = new Answers.Proxy.Manual("proxy.example.com", 3128, Optional.empty());

        assertThat(resolved(AUTOMATIC, "https://far.example.com:10943/"))
                .isEqualTo(new Answers.Proxies(AUTOMATIC, found, found));
    }

    @Test
    void anAddressWithoutAProxyBesideOneThatHasItIsDialledDirectly() {
        Answers.Proxy comms =
                resolved(
                                AUTOMATIC,
                                "https://near.example.com:10943/",
                                "https://far.example.com:10943/")
                        .comms();

        assertThat(comms)
                .isEqualTo(
                        new Answers.Proxy.Manual(
                                "proxy.example.com",
                                3128,
                                Optional.empty(),
                                new ProxyBypass(List.of("near.example.com"))));
    }

    @Test
    void anAnsweredExceptionCountsBeforeTheEnvironment() {
        var automatic = new Answers.Proxy.Automatic(new ProxyBypass(List.of("*.example.com")));

        assertThat(resolved(automatic, "https://far.example.com:10943/").comms())
                .isEqualTo(new Answers.Proxy.SystemDefault());
    }

    @Test
    void whatNeedsNoProxyStaysTheSystems() {
        assertThat(resolved(AUTOMATIC, "https://near.example.com:10943/").comms())
                .isEqualTo(new Answers.Proxy.SystemDefault());
    }

    @Test
    void anAnswerIsNotResolved() {
        var none = new Answers.Proxy.None();

        assertThat(resolved(none, "https://far.example.com:10943/"))
                .isEqualTo(Answers.Proxies.everywhere(none));
    }

    @Test
    void aProxyIsPassedByWhatTheAnswersExcept() {
        var manual =
                new Answers.Proxy.Manual(
                        "proxy", 8080, Optional.empty(), new ProxyBypass(List.of("10.0.0.0/8")));
        ProxyChoice choice = ProxyChoice.of(manual, Map.of());

        assertThat(choice.addressFor(URI.create("https://10.1.2.3:10943/"))).isEmpty();
        assertThat(choice.addressFor(URI.create("https://11.1.2.3:10943/"))).contains("proxy:8080");
    }
}
