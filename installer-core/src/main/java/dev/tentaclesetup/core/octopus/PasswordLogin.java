package dev.tentaclesetup.core.octopus;

import dev.tentaclesetup.core.Secret;
import dev.tentaclesetup.core.answers.Answers;
import dev.tentaclesetup.core.problem.Problem;
import dev.tentaclesetup.core.problem.ProblemException;
import dev.tentaclesetup.core.problem.ProblemId;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import tools.jackson.databind.node.ObjectNode;

/// Opens a session with user name and password [octopus-api 2.4]. The cookies are kept here and not
/// in a cookie store, because they are marked secure even where TLS ends in front of the server.
final class PasswordLogin {

    private static final System.Logger LOG = System.getLogger(PasswordLogin.class.getName());
    private static final Duration GOODBYE = Duration.ofSeconds(5);
    private static final String SESSION = "OctopusIdentificationToken";
    private static final String CSRF = "Octopus-Csrf-Token";

    private PasswordLogin() {}

    static SignIn open(Api api, ServerInfo server, Links root, Answers.Credential.Password password)
            throws ProblemException, InterruptedException {
        ObjectNode form = Documents.object();
        form.put("Username", password.username());
        form.put("Password", password.password().<String>use(String::new));
        form.put("RememberMe", false);
        api.use(new SignIn.Anonymous());
        String path = root.orUsual("SignIn", "~/api/users/login", Map.of());
        ApiAnswer answer = api.send(ApiCall.post(CallPurpose.SIGN_IN, path, form.toString()));
        if (answer.status() == 400 || answer.status() == 401 || answer.status() == 405) {
            throw new ProblemException(
                    Problem.of(ProblemId.AUTH_PASS, StatusProblems.said(answer)));
        }
        if (!answer.successful()) {
            throw new ProblemException(StatusProblems.of(answer, ProblemId.AUTH_PASS));
        }
        List<String> cookies =
                answer.headers().allValues("Set-Cookie").stream()
                        .map(cookie -> cookie.split(";", 2)[0].strip())
                        .filter(cookie -> cookie.startsWith(SESSION) || cookie.startsWith(CSRF))
                        .toList();
        return new SignIn.Session(
                Secret.of(cookies.stream().collect(Collectors.joining("; ")).toCharArray()),
                Secret.of(csrf(cookies, server).orElse("").toCharArray()));
    }

    /// Ends the session that [#open] began, as well as it can be done.
    static void end(Api api, Links root) {
        if (!(api.signIn() instanceof SignIn.Session)) {
            return;
        }
        String path = root.orUsual("SignOut", "~/api/users/logout", Map.of());
        try {
            api.send(ApiCall.post(CallPurpose.SIGN_OUT, path, "{}").within(GOODBYE));
        } catch (ProblemException unheard) {
            LOG.log(Level.DEBUG, "the session ends by itself", unheard);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        api.use(new SignIn.Anonymous());
    }

    /// The raw value: the server compares it with what it sent, escapes included.
    private static Optional<String> csrf(List<String> cookies, ServerInfo server) {
        String exact = CSRF + "_" + server.installationId().orElse("") + "=";
        return cookies.stream()
                .filter(cookie -> cookie.startsWith(exact))
                .findFirst()
                .or(() -> cookies.stream().filter(cookie -> cookie.startsWith(CSRF)).findFirst())
                .map(cookie -> cookie.substring(cookie.indexOf('=') + 1));
    }
}
