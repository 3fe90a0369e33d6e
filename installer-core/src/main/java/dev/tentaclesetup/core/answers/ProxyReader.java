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

    private static final Section SHARED =
            new Section(
                    PROXY_MODE,
                    PROXY_HOST,
                    PROXY_PORT,
                    PROXY_URL,
                    PROXY_USERNAME,
                    PROXY_PASSWORD,
                    PROXY_BYPASS);
    private static final Section COMMS =
            new Section(
                    PROXY_COMMS_MODE,
                    PROXY_COMMS_HOST,
                    PROXY_COMMS_PORT,
                    PROXY_COMMS_URL,
                    PROXY_COMMS_USERNAME,
                    PROXY_COMMS_PASSWORD,
                    PROXY_COMMS_BYPASS);
    private static final Section WEB =
            new Section(
                    PROXY_WEB_MODE,
                    PROXY_WEB_HOST,
                    PROXY_WEB_PORT,
                    PROXY_WEB_URL,
                    PROXY_WEB_USERNAME,
                    PROXY_WEB_PASSWORD,
                    PROXY_WEB_BYPASS);

    private static final int ANY_PORT = 1;

    private final Fields fields;

    private ProxyReader(Fields fields) {
        this.fields = fields;
    }

    static Answers.Proxies read(Fields fields) {
        var reader = new ProxyReader(fields);
        Answers.Proxy setUp = reader.proxy(SHARED);
        return new Answers.Proxies(setUp, reader.channel(COMMS, setUp), reader.channel(WEB, setUp));
    }

    /// The keys that describe one proxy.
    private record Section(
            AnswerKey mode,
            AnswerKey host,
            AnswerKey port,
            AnswerKey url,
            AnswerKey username,
            AnswerKey password,
            AnswerKey bypass) {

        Stream<AnswerKey> keys() {
            return Stream.concat(Stream.of(mode, bypass), details());
        }

        Stream<AnswerKey> details() {
            return Stream.of(host, port, url, username, password);
        }
    }

    /// A section of its own counts for what it says. What an instance has is its own, but gives way
    /// to an answer for all.
    private Answers.Proxy channel(Section own, Answers.Proxy shared) {
        boolean answered = own.keys().anyMatch(fields::answered);
        if (mode(own) == Choices.ChannelProxyMode.SAME) {
            Stream.concat(own.details(), Stream.of(own.bypass()))
                    .forEach(key -> fields.unused(key, own.mode()));
            return shared;
        }
        return proxy(answered ? own : changed(own));
    }

    private Section changed(Section own) {
        return new Section(
                either(SHARED.mode(), own.mode()),
                either(SHARED.host(), own.host()),
                either(SHARED.port(), own.port()),
                either(SHARED.url(), own.url()),
                either(SHARED.username(), own.username()),
                either(SHARED.password(), own.password()),
                either(SHARED.bypass(), own.bypass()));
    }

    private AnswerKey either(AnswerKey shared, AnswerKey own) {
        return fields.answered(shared) ? shared : own;
    }

    private Answers.Proxy proxy(Section section) {
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
    private boolean keptByInstance(Section section) {
        return section.mode() != PROXY_MODE && !fields.answered(section.mode());
    }

    /// A proxy that is named for all is to be used.
    private Choices.ChannelProxyMode mode(Section section) {
        boolean named =
                Stream.of(section.host(), section.url())
                        .filter(key -> key.section() == AnswerSection.PROXY)
                        .anyMatch(fields::answered);
        return named && !fields.answered(section.mode())
                ? fields.usual(section.mode(), Choices.ChannelProxyMode.MANUAL)
                : mode(section.mode());
    }

    private Choices.ChannelProxyMode mode(AnswerKey key) {
        return key == PROXY_MODE
                ? Choices.ChannelProxyMode.valueOf(
                        fields.valueOrDefault(key, Choices.ProxyMode.class).name())
                : fields.valueOrDefault(key, Choices.ChannelProxyMode.class);
    }

    private void unused(Section section, Stream<AnswerKey> keys) {
        keys.forEach(key -> fields.unused(key, section.mode()));
    }

    private Answers.Proxy manual(Section section) {
        if (!fields.given(section.url())) {
            return new Answers.Proxy.Manual(
                    host(section), port(section), login(section), bypass(section));
        }
        Stream.of(section.host(), section.port())
                .filter(fields::answered)
                .forEach(key -> fields.conflict(key, section.url(), "proxy-url"));
        Optional<HostPort> url = fields.value(section.url(), HostPort.class);
        return new Answers.Proxy.Manual(
                url.map(given -> given.host().text()).orElse(""),
                url.map(given -> given.portOr(ANY_PORT)).orElse(ANY_PORT),
                login(section),
                bypass(section));
    }

    private String host(Section section) {
        Optional<String> host = fields.text(section.host());
        if (host.isEmpty()) {
            fields.missing(section.host(), "proxy");
        }
        return host.orElse("");
    }

    private int port(Section section) {
        Optional<Integer> port = fields.whole(section.port());
        if (port.isEmpty()) {
            fields.missing(section.port(), "proxy");
        }
        return port.orElse(ANY_PORT);
    }

    private ProxyBypass bypass(Section section) {
        List<String> entries = fields.texts(section.bypass());
        return entries.isEmpty() ? ProxyBypass.NONE : new ProxyBypass(entries);
    }

    private Optional<Answers.Credential.Password> login(Section section) {
        Optional<String> username = fields.text(section.username());
        Optional<Secret> password = fields.secret(section.password());
        boolean given = fields.given(section.password());
        if (username.isPresent() && !given && fields.answered(section.username())) {
            fields.missing(section.password(), "both");
        }
        if (username.isEmpty() && given && fields.answered(section.password())) {
            fields.missing(section.username(), "both");
        }
        return username.map(name ->
                new Answers.Credential.Password(
                        name, password.orElseGet(() -> Secret.of(new char[0]))));
    }
}
