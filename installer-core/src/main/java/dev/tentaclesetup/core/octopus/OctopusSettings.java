package dev.tentaclesetup.core.octopus;

import dev.tentaclesetup.core.answers.Answers;
import java.net.URI;
import java.time.Duration;

/// How to reach a server.
///
/// @param url the web address, cleaned
/// @param proxy which proxy to use
/// @param connectTimeout for one attempt to connect
/// @param retries how often a reading call is repeated after a network error or 503, 0 or more
/// @param trust which certificates the address may show
public record OctopusSettings(
        URI url,
        Answers.Proxy proxy,
        Duration connectTimeout,
        int retries,
        Answers.WebTrust trust) {

    /// Trusts what this host trusts.
    public OctopusSettings(URI url, Answers.Proxy proxy, Duration connectTimeout, int retries) {
        this(url, proxy, connectTimeout, retries, Answers.WebTrust.SYSTEM);
    }

    public static OctopusSettings of(Answers.Server.Online server, Answers.Proxy proxy) {
        return new OctopusSettings(
                server.url(), proxy, server.connectTimeout(), server.retries(), server.trust());
    }
}
