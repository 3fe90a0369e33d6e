package dev.tentaclesetup.core.preflight;

import static dev.tentaclesetup.core.answers.AnswerKey.*;

import dev.tentaclesetup.core.Secret;
import dev.tentaclesetup.core.answers.AnswerKey;
import dev.tentaclesetup.core.answers.AnswerType.Words;
import dev.tentaclesetup.core.answers.Choices;
import dev.tentaclesetup.core.answers.SecretSource;
import dev.tentaclesetup.instance.InstanceException;
import dev.tentaclesetup.instance.ProxySettings;
import dev.tentaclesetup.instance.TentacleConfiguration;
import java.util.Arrays;
import java.util.Optional;

/// What a configuration file answers about the proxies [tentacle-configuration 3.6]: about each of
/// the two that it has, and for the set-up's own calls about the one that leads to the server.
///
/// @param answers where it goes
record CurrentProxy(DraftOfNow answers) {

    private static final Section SHARED =
            new Section(
                    PROXY_MODE,
                    PROXY_HOST,
                    PROXY_PORT,
                    PROXY_USERNAME,
                    PROXY_PASSWORD,
                    PROXY_BYPASS);
    private static final Section COMMS =
            new Section(
                    PROXY_COMMS_MODE,
                    PROXY_COMMS_HOST,
                    PROXY_COMMS_PORT,
                    PROXY_COMMS_USERNAME,
                    PROXY_COMMS_PASSWORD,
                    PROXY_COMMS_BYPASS);
    private static final Section WEB =
            new Section(
                    PROXY_WEB_MODE,
                    PROXY_WEB_HOST,
                    PROXY_WEB_PORT,
                    PROXY_WEB_USERNAME,
                    PROXY_WEB_PASSWORD,
                    PROXY_WEB_BYPASS);

    /// The keys that say what a set says.
    private record Section(
            AnswerKey mode,
            AnswerKey host,
            AnswerKey port,
            AnswerKey username,
            AnswerKey password,
            AnswerKey bypass) {}

    void read(TentacleConfiguration file) {
        boolean listens = DraftOfNow.read(file::listening).orElse(true);
        read(file, listens ? ProxySettings.Set.WEB : ProxySettings.Set.POLLING, SHARED);
        read(file, ProxySettings.Set.POLLING, COMMS);
        read(file, ProxySettings.Set.WEB, WEB);
    }

    private void read(TentacleConfiguration file, ProxySettings.Set set, Section section) {
        DraftOfNow.read(() -> file.proxy(set)).ifPresent(proxy -> read(file, set, proxy, section));
    }

    private void read(
            TentacleConfiguration file,
            ProxySettings.Set set,
            ProxySettings proxy,
            Section section) {
        answers.put(section.mode(), Optional.of(Words.word(mode(proxy))));
        if (proxy.mode() != ProxySettings.Mode.CUSTOM) {
            return;
        }
        answers.put(section.host(), Optional.of(proxy.host()));
        answers.put(section.port(), Optional.of(String.valueOf(proxy.port())));
        answers.put(section.username(), proxy.username());
        answers.put(section.bypass(), proxy.bypass().entries());
        if (password(file, set).isPresent()) {
            answers.stored(section.password(), new SecretSource.Stored(() -> password(file, set)));
        }
    }

    private static Choices.ProxyMode mode(ProxySettings proxy) {
        return switch (proxy.mode()) {
            case SYSTEM -> Choices.ProxyMode.AUTO;
            case NONE -> Choices.ProxyMode.NONE;
            case CUSTOM -> Choices.ProxyMode.MANUAL;
        };
    }

    /// One that was encrypted on another host is none here.
    private static Optional<Secret> password(TentacleConfiguration file, ProxySettings.Set set) {
        Optional<char[]> stored;
        try {
            stored = file.proxyPassword(set);
        } catch (InstanceException unreadable) {
            return Optional.empty();
        }
        try {
            return stored.map(Secret::of);
        } finally {
            stored.ifPresent(characters -> Arrays.fill(characters, '\0'));
        }
    }
}
