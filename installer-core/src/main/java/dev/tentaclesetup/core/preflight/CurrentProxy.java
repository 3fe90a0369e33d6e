package dev.tentaclesetup.core.preflight;

import static dev.tentaclesetup.core.answers.AnswerKey.*;

import dev.tentaclesetup.core.Secret;
import dev.tentaclesetup.core.answers.AnswerType.Words;
import dev.tentaclesetup.core.answers.Choices;
import dev.tentaclesetup.core.answers.SecretSource;
import dev.tentaclesetup.instance.InstanceException;
import dev.tentaclesetup.instance.ProxySettings;
import dev.tentaclesetup.instance.TentacleConfiguration;
import java.util.Arrays;
import java.util.Optional;

/// What a configuration file answers about the proxy [tentacle-configuration 3.6].
///
/// @param answers where it goes
record CurrentProxy(DraftOfNow answers) {

    void read(TentacleConfiguration file) {
        ProxySettings.Set set = ProxySettings.Set.POLLING;
        DraftOfNow.read(() -> file.proxy(set)).ifPresent(proxy -> read(file, set, proxy));
    }

    private void read(TentacleConfiguration file, ProxySettings.Set set, ProxySettings proxy) {
        answers.put(PROXY_MODE, Optional.of(Words.word(mode(proxy))));
        if (proxy.mode() != ProxySettings.Mode.CUSTOM) {
            return;
        }
        answers.put(PROXY_HOST, Optional.of(proxy.host()));
        answers.put(PROXY_PORT, Optional.of(String.valueOf(proxy.port())));
        answers.put(PROXY_USERNAME, proxy.username());
        if (password(file, set).isPresent()) {
            answers.stored(PROXY_PASSWORD, new SecretSource.Stored(() -> password(file, set)));
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
