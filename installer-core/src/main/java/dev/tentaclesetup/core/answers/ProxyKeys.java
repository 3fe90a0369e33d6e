package dev.tentaclesetup.core.answers;

import static dev.tentaclesetup.core.answers.AnswerKey.*;

import java.util.stream.Stream;

/// The keys that describe one proxy [wizard-reference 10.4].
public record ProxyKeys(
        AnswerKey mode,
        AnswerKey host,
        AnswerKey port,
        AnswerKey url,
        AnswerKey username,
        AnswerKey password,
        AnswerKey bypass) {

    /// For everything that has no section of its own.
    public static final ProxyKeys SHARED =
            new ProxyKeys(
                    PROXY_MODE,
                    PROXY_HOST,
                    PROXY_PORT,
                    PROXY_URL,
                    PROXY_USERNAME,
                    PROXY_PASSWORD,
                    PROXY_BYPASS);

    /// For polling.
    public static final ProxyKeys COMMS =
            new ProxyKeys(
                    PROXY_COMMS_MODE,
                    PROXY_COMMS_HOST,
                    PROXY_COMMS_PORT,
                    PROXY_COMMS_URL,
                    PROXY_COMMS_USERNAME,
                    PROXY_COMMS_PASSWORD,
                    PROXY_COMMS_BYPASS);

    /// For scripts.
    public static final ProxyKeys WEB =
            new ProxyKeys(
                    PROXY_WEB_MODE,
                    PROXY_WEB_HOST,
                    PROXY_WEB_PORT,
                    PROXY_WEB_URL,
                    PROXY_WEB_USERNAME,
                    PROXY_WEB_PASSWORD,
                    PROXY_WEB_BYPASS);

    Stream<AnswerKey> keys() {
        return Stream.concat(Stream.of(mode, bypass), details());
    }

    Stream<AnswerKey> details() {
        return Stream.of(host, port, url, username, password);
    }
}
