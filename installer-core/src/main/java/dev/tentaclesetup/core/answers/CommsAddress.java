package dev.tentaclesetup.core.answers;

import dev.tentaclesetup.instance.Host;
import dev.tentaclesetup.instance.HostPort;
import java.net.URI;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The rules for the addresses that a polling agent dials.
public final class CommsAddress {

    private static final Pattern ADDRESS =
            Pattern.compile("(?:https://)?([^/?#@]+)/?", Pattern.CASE_INSENSITIVE);

    private CommsAddress() {}

    /// `https://host:port/` for `host:port`, `host` or such an address; empty for anything else.
    public static Optional<URI> parse(String typed) {
        return hostPort(typed).flatMap(hostPort -> hostPort.accepted()).map(CommsAddress::of);
    }

    /// What is wrong with the host in what was typed; empty when it is fine, or nothing is to be
    /// seen of a host.
    static Optional<Host.Reason> flaw(String typed) {
        return hostPort(typed)
                .flatMap(hostPort ->
                        hostPort instanceof HostPort.Parsed.Rejected rejected
                                ? rejected.reason()
                                : Optional.empty());
    }

    /// What probably fits a server: `host:10943`, or for a cloud server its polling host on 443
    /// [octopus-api 10].
    ///
    /// @param server the web address
    public static URI derivedFrom(URI server) {
        Host host = HostPort.of(server).host();
        return host.text().endsWith(".octopus.app")
                ? URI.create("https://polling." + host.text() + ":443/")
                : of(new HostPort(host, OptionalInt.empty()));
    }

    private static Optional<HostPort.Parsed> hostPort(String typed) {
        Matcher parts = ADDRESS.matcher(InvisibleText.strip(typed));
        return parts.matches() ? Optional.of(HostPort.parse(parts.group(1))) : Optional.empty();
    }

    private static URI of(HostPort hostPort) {
        return URI.create(
                "https://"
                        + hostPort.host().inUrl()
                        + ":"
                        + hostPort.portOr(AnswerKey.COMMS_PORT)
                        + "/");
    }
}
