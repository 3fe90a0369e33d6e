package dev.tentaclesetup.core.answers;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/// What is to be examined of an instance that exists [wizard-reference 10.4]. Everything but its
/// name may be left out: what the instance itself knows is taken then.
///
/// @param setup `[setup]`; of it only the instance and the health check matter here
/// @param contact `server.contact`: whether the server may be called at all
/// @param url `server.url`; empty means where the instance was registered
/// @param space `server.space`; empty means that every space is searched
/// @param credential how to sign in; empty means that the server is only called, not asked
/// @param trust `server.ca-file` and `server.pin-sha256`
/// @param connectTimeout `server.connect-timeout-seconds`
/// @param retries `server.retries`
/// @param proxy `[proxy]`; empty means the one that the instance has
public record Verification(
        Answers.Setup setup,
        boolean contact,
        Optional<URI> url,
        Optional<String> space,
        Optional<Answers.Credential> credential,
        Answers.WebTrust trust,
        Duration connectTimeout,
        int retries,
        Optional<Answers.Proxy> proxy) {}
