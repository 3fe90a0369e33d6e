package dev.tentaclesetup.core.answers;

import static dev.tentaclesetup.core.answers.AnswerKey.*;

import dev.tentaclesetup.core.Secret;
import dev.tentaclesetup.instance.HostPort;
import dev.tentaclesetup.instance.ProxyBypass;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Reads `[proxy]`, and what `[proxy.comms]` and `[proxy.web]` say instead of it [wizard-reference
/// 10.4].
final class ProxyReader {

    private static final int ANY_PORT = 1;

    private final Fields fields;

    private ProxyReader(Fields fields) {
        this.fields = fields;
    }

    static Answers.Proxies read(Fields fields) {
        var reader = new ProxyReader(fields);
        Answers.Proxy setUp = reader.proxy(ProxyKeys.SHARED);
        return new Answers.Proxies(
                setUp,
                reader.channel(ProxyKeys.COMMS, setUp),
                reader.channel(ProxyKeys.WEB, setUp));
    }

    /// A section of its own counts for what it says. What an instance has is its own, but gives way
    /// to an answer for all.
    private Answers.Proxy channel(ProxyKeys own, Answers.Proxy shared) {
        boolean answered = own.keys().anyMatch(fields::mentioned);
        if (mode(own) == Choices.ChannelProxyMode.SAME) {
            Stream.concat(own.details(), Stream.of(own.bypass()))
                    .forEach(key -> fields.unused(key, own.mode()));
            return shared;
        }
        return proxy(answered ? own : changed(own));
    }

    private ProxyKeys changed(ProxyKeys own) {
        return new ProxyKeys(
                either(ProxyKeys.SHARED.mode(), own.mode()),
                either(ProxyKeys.SHARED.host(), own.host()),
                either(ProxyKeys.SHARED.port(), own.port()),
                either(ProxyKeys.SHARED.url(), own.url()),
                either(ProxyKeys.SHARED.username(), own.username()),
                either(ProxyKeys.SHARED.password(), own.password()),
                either(ProxyKeys.SHARED.bypass(), own.bypass()));
    }

    private AnswerKey either(AnswerKey shared, AnswerKey own) {
        return fields.mentioned(shared) ? shared : own;
    }

    private Answers.Proxy proxy(ProxyKeys section) {
        return switch (mode(section)) {
            case AUTO -> {
                unused(section, section.details());
                yield keptByInstance(section)
                        ? new Answers.Proxy.SystemDefault()
                        : new Answers.Proxy.Automatic(bypass(section));
            }
            case NONE -> {
                unused(section, Stream.concat(section.details(), Stream.of(section.bypass())));
                yield new Answers.Proxy.None();
            }
            case MANUAL -> manual(section);
            case SAME -> throw new IllegalStateException("the same is read before");
        };
    }

    /// An instance that leaves it to the system goes on doing so. The set-up itself is another
    /// program, which asks the system anew.
    private boolean keptByInstance(ProxyKeys section) {
        return section.mode() != PROXY_MODE && !fields.mentioned(section.mode());
    }

    /// A proxy that is named for all is to be used.
    private Choices.ChannelProxyMode mode(ProxyKeys section) {
        boolean named =
                Stream.of(section.host(), section.url())
                        .filter(key -> key.section() == AnswerSection.PROXY)
                        .anyMatch(fields::mentioned);
        return named && !fields.mentioned(section.mode())
                ? fields.usual(section.mode(), Choices.ChannelProxyMode.MANUAL)
                : mode(section.mode());
    }

    private Choices.ChannelProxyMode mode(AnswerKey key) {
        return key == PROXY_MODE
                ? Choices.ChannelProxyMode.valueOf(
                        fields.valueOrDefault(key, Choices.ProxyMode.class).name())
                : fields.valueOrDefault(key, Choices.ChannelProxyMode.class);
    }

    private void unused(ProxyKeys section, Stream<AnswerKey> keys) {
        keys.forEach(key -> fields.unused(key, section.mode()));
    }

    private Answers.Proxy manual(ProxyKeys section) {
        if (!fields.given(section.url())) {
            return new Answers.Proxy.Manual(
                    host(section), port(section), login(section), bypass(section));
        }
        Stream.of(section.host(), section.port())
                .filter(fields::mentioned)
                .forEach(key -> fields.conflict(key, section.url(), "proxy-url"));
        Optional<HostPort> url = fields.value(section.url(), HostPort.class);
        return new Answers.Proxy.Manual(
                url.map(given -> given.host().text()).orElse(""),
                url.map(given -> given.portOr(ANY_PORT)).orElse(ANY_PORT),
                login(section),
                bypass(section));
    }

    private String host(ProxyKeys section) {
        Optional<String> host = fields.text(section.host());
        if (host.isEmpty()) {
            fields.missing(section.host(), "proxy");
        }
        return host.orElse("");
    }

    private int port(ProxyKeys section) {
        Optional<Integer> port = fields.whole(section.port());
        if (port.isEmpty()) {
            fields.missing(section.port(), "proxy");
        }
        return port.orElse(ANY_PORT);
    }

    private ProxyBypass bypass(ProxyKeys section) {
        List<String> entries = fields.texts(section.bypass());
        return entries.isEmpty() ? ProxyBypass.NONE : new ProxyBypass(entries);
    }

    private Optional<Answers.Credential.Password> login(ProxyKeys section) {
        Optional<String> username = fields.text(section.username());
        Optional<Secret> password = fields.secret(section.password());
        boolean given = fields.given(section.password());
        if (username.isPresent() && !given && fields.mentioned(section.username())) {
            fields.missing(section.password(), "both");
        }
        if (username.isEmpty() && given && fields.mentioned(section.password())) {
            fields.missing(section.username(), "both");
        }
        return username.map(name ->
                new Answers.Credential.Password(
                        name, password.orElseGet(() -> Secret.of(new char[0]))));
    }
}
