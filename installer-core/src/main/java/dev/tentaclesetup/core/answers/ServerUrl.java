package dev.tentaclesetup.core.answers;

import dev.tentaclesetup.core.problem.Problem;
import dev.tentaclesetup.core.problem.ProblemId;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
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

    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

    private static final Set<Integer> COMMS_PORTS =
            Set.of(AnswerKey.LISTEN_PORT, AnswerKey.COMMS_PORT);
    private static final Pattern SPACE = Pattern.compile("Spaces-\\d+", Pattern.CASE_INSENSITIVE);
    private static final Pattern PORTAL_PATH =
            Pattern.compile("^(.*)/(app|api|swaggerui|handshake)(/.*)?$", Pattern.CASE_INSENSITIVE);
    private static final Pattern SCHEME = Pattern.compile("^[A-Za-z][A-Za-z0-9+.-]*://.*");

    public ServerUrl {
        problems = List.copyOf(problems);
    }

    /// Cleans what was typed; empty when it is no web address at all.
    public static Optional<ServerUrl> clean(String typed) {
        String bare = typed.strip().replaceAll("^[<\"'\\s]+|[>\"'\\s]+$", "");
        if (bare.isEmpty() || bare.length() > 2_000) {
            return Optional.empty();
        }
        String absolute = SCHEME.matcher(bare).matches() ? bare : "https://" + bare;
        try {
            return of(new URI(absolute), absolute);
        } catch (URISyntaxException notAnAddress) {
            return Optional.empty();
        }
    }

    private static Optional<ServerUrl> of(URI typed, String absolute) throws URISyntaxException {
        String scheme = typed.getScheme().toLowerCase(Locale.ROOT);
        if (typed.getHost() == null || !(scheme.equals("http") || scheme.equals("https"))) {
            return Optional.empty();
        }
        String path = cut(typed.getPath() == null ? "" : typed.getPath());
        int port = typed.getPort() == ownPort(scheme) ? -1 : typed.getPort();
        if (port == 0 || port > 65_535) {
            return Optional.empty();
        }
        var uri =
                new URI(
                        scheme,
                        null,
                        typed.getHost().toLowerCase(Locale.ROOT),
                        port,
                        path.isEmpty() ? null : path,
                        null,
                        null);
        Matcher space = SPACE.matcher(absolute);
        return Optional.of(
                new ServerUrl(
                        uri,
                        space.find() ? Optional.of(space.group()) : Optional.empty(),
                        judge(typed, absolute, uri)));
    }

    private static String cut(String path) {
        Matcher portal = PORTAL_PATH.matcher(path);
        String base = portal.matches() ? portal.group(1) : path;
        return base.replaceAll("/+$", "");
    }

    private static List<Problem> judge(URI typed, String absolute, URI cleaned) {
        var problems = new ArrayList<Problem>();
        if (COMMS_PORTS.contains(cleaned.getPort())) {
            problems.add(
                    Problem.of(
                            ProblemId.URL_COMMS,
                            cleaned.toString(),
                            "https://" + cleaned.getHost()));
        }
        boolean more =
                typed.getRawUserInfo() != null
                        || typed.getRawQuery() != null
                        || typed.getRawFragment() != null
                        || !cut(typed.getPath()).equals(typed.getPath().replaceAll("/+$", ""));
        if (more) {
            problems.add(Problem.of(ProblemId.URL_PATH, withoutUser(absolute), cleaned.toString()));
        }
        // What stays on this host cannot be overheard on the network.
        if (cleaned.getScheme().equals("http") && !LOOPBACK.contains(cleaned.getHost())) {
            problems.add(Problem.of(ProblemId.URL_HTTP, cleaned.toString()));
        }
        return problems;
    }

    /// User info may hold a password and must not be shown.
    private static String withoutUser(String absolute) {
        return absolute.replaceFirst("://[^/@]*@", "://");
    }

    private static int ownPort(String scheme) {
        return scheme.equals("https") ? 443 : 80;
    }
}
