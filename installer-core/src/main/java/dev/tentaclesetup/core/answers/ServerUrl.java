package dev.tentaclesetup.core.answers;

import dev.tentaclesetup.core.problem.Problem;
import dev.tentaclesetup.core.problem.ProblemId;
import dev.tentaclesetup.instance.Host;
import dev.tentaclesetup.instance.HostPort;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What a user typed or pasted as the server's address, cleaned [octopus-api 1.5].
///
/// @param uri `http` or `https`, host, a port unless it is the scheme's own, the virtual directory
///   without a slash at the end; no user info, query or fragment
/// @param space the space that a pasted portal link points to, for example `Spaces-1`
/// @param problems what was cleaned, and what speaks against the address
public record ServerUrl(URI uri, Optional<String> space, List<Problem> problems) {

    private static final Set<Integer> COMMS_PORTS =
            Set.of(AnswerKey.LISTEN_PORT, AnswerKey.COMMS_PORT);
    private static final Pattern SPACE = Pattern.compile("Spaces-\\d+", Pattern.CASE_INSENSITIVE);
    private static final Pattern PORTAL_PATH =
            Pattern.compile("^(.*)/(app|api|swaggerui|handshake)(/.*)?$", Pattern.CASE_INSENSITIVE);
    private static final Pattern PARTS = Pattern.compile("([^:/]+)://([^/?#\\\\]*)(.*)");
    private static final Pattern SCHEME = Pattern.compile("^[A-Za-z][A-Za-z0-9+.-]*://.*");

    public ServerUrl {
        problems = List.copyOf(problems);
    }

    /// Cleans what was typed; empty when it is no web address at all.
    public static Optional<ServerUrl> clean(String typed) {
        return Typed.of(typed).flatMap(Typed::cleaned);
    }

    /// What is wrong with the host in what was typed; empty when it is fine, or nothing is to be
    /// seen of a host.
    static Optional<Host.Reason> flaw(String typed) {
        return Typed.of(typed)
                .map(Typed::hostPort)
                .flatMap(hostPort ->
                        hostPort instanceof HostPort.Parsed.Rejected rejected
                                ? rejected.reason()
                                : Optional.empty());
    }

    /// An address in its parts, because the JDK's URI takes no unusual host apart.
    ///
    /// @param scheme lower case
    /// @param userInfo whether there is a user name in it
    /// @param hostPort host and port
    /// @param rest path, query and fragment
    private record Typed(
            String scheme,
            boolean userInfo,
            HostPort.Parsed hostPort,
            String absolute,
            String rest) {

        static Optional<Typed> of(String typed) {
            String bare = InvisibleText.strip(typed).replaceAll("^[<\"'\\s]+|[>\"'\\s]+$", "");
            if (bare.isEmpty() || bare.length() > 2_000) {
                return Optional.empty();
            }
            String absolute = SCHEME.matcher(bare).matches() ? bare : "https://" + bare;
            Matcher parts = PARTS.matcher(absolute);
            if (!parts.matches()) {
                return Optional.empty();
            }
            String authority = parts.group(2);
            int at = authority.lastIndexOf('@');
            return Optional.of(
                    new Typed(
                            parts.group(1).toLowerCase(Locale.ROOT),
                            at >= 0,
                            HostPort.parse(withoutEmptyPort(authority.substring(at + 1))),
                            absolute,
                            parts.group(3)));
        }

        Optional<ServerUrl> cleaned() {
            Optional<HostPort> named = hostPort.accepted();
            if (named.isEmpty() || !(scheme.equals("http") || scheme.equals("https"))) {
                return Optional.empty();
            }
            int port = named.get().portOr(ownPort(scheme));
            HostPort shown =
                    new HostPort(
                            named.get().host(),
                            port == ownPort(scheme) ? OptionalInt.empty() : OptionalInt.of(port));
            try {
                var whole = new URI(scheme + "://" + shown + rest);
                String path = cut(whole.getRawPath());
                var uri = new URI(scheme + "://" + shown + path);
                Matcher space = SPACE.matcher(absolute);
                return Optional.of(
                        new ServerUrl(
                                uri,
                                space.find() ? Optional.of(space.group()) : Optional.empty(),
                                judge(this, whole, uri, shown)));
            } catch (URISyntaxException notAnAddress) {
                return Optional.empty();
            }
        }

        /// `https://octopus:/` is an address without a port.
        private static String withoutEmptyPort(String authority) {
            return authority.endsWith(":") && !authority.endsWith("::")
                    ? authority.substring(0, authority.length() - 1)
                    : authority;
        }
    }

    private static String cut(String path) {
        Matcher portal = PORTAL_PATH.matcher(path);
        String base = portal.matches() ? portal.group(1) : path;
        return withoutSlashes(base);
    }

    private static String withoutSlashes(String path) {
        return path.replaceAll("/+$", "");
    }

    private static List<Problem> judge(Typed typed, URI whole, URI cleaned, HostPort hostPort) {
        var problems = new ArrayList<Problem>();
        if (COMMS_PORTS.contains(hostPort.portOr(0))) {
            problems.add(
                    Problem.of(
                            ProblemId.URL_COMMS,
                            cleaned.toString(),
                            "https://" + hostPort.host().inUrl()));
        }
        boolean more =
                typed.userInfo()
                        || whole.getRawQuery() != null
                        || whole.getRawFragment() != null
                        || !cut(whole.getRawPath()).equals(withoutSlashes(whole.getRawPath()));
        if (more) {
            problems.add(
                    Problem.of(
                            ProblemId.URL_PATH,
                            HostHint.withoutSecrets(typed.absolute()),
                            cleaned.toString()));
        }
        // What stays on this host cannot be overheard on the network.
        if (cleaned.getScheme().equals("http") && !hostPort.host().loopback()) {
            problems.add(Problem.of(ProblemId.URL_HTTP, cleaned.toString()));
        }
        return problems;
    }

    private static int ownPort(String scheme) {
        return scheme.equals("https") ? 443 : 80;
    }
}
