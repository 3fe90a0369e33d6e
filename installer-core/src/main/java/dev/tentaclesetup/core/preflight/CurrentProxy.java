package dev.tentaclesetup.core.preflight;

import static dev.tentaclesetup.core.answers.AnswerKey.*;

import dev.tentaclesetup.core.Secret;
import dev.tentaclesetup.core.answers.AnswerType.Words;
import dev.tentaclesetup.core.answers.Choices;
import dev.tentaclesetup.core.answers.ProxyKeys;
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

    void read(TentacleConfiguration file) {
        boolean listens = DraftOfNow.read(file::listening).orElse(true);
        read(file, listens ? ProxySettings.Set.WEB : ProxySettings.Set.POLLING, ProxyKeys.SHARED);
        read(file, ProxySettings.Set.POLLING, ProxyKeys.COMMS);
        read(file, ProxySettings.Set.WEB, ProxyKeys.WEB);
    }

    private void read(TentacleConfiguration file, ProxySettings.Set set, ProxyKeys keys) {
        DraftOfNow.read(() -> file.proxy(set)).ifPresent(proxy -> read(file, set, proxy, keys));
    }

    private void read(
            TentacleConfiguration file,
            ProxySettings.Set set,
            ProxySettings proxy,
            ProxyKeys keys) {
        answers.put(keys.mode(), Optional.of(Words.word(mode(proxy))));
        if (proxy.mode() != ProxySettings.Mode.CUSTOM) {
            return;
        }
        answers.put(keys.host(), Optional.of(proxy.host()));
        answers.put(keys.port(), Optional.of(String.valueOf(proxy.port())));
        answers.put(keys.username(), proxy.username());
        answers.put(keys.bypass(), proxy.bypass().entries());
        if (password(file, set).isPresent()) {
            answers.stored(keys.password(), new SecretSource.Stored(() -> password(file, set)));
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
