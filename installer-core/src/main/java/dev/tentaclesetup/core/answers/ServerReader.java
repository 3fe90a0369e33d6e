package dev.tentaclesetup.core.answers;

import static dev.tentaclesetup.core.answers.AnswerKey.*;

import dev.tentaclesetup.core.Secret;
import dev.tentaclesetup.core.problem.Problem;
import dev.tentaclesetup.core.problem.ProblemId;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Reads `[server]` and `[proxy]`.
final class ServerReader {

    private static final URI NOWHERE = URI.create("https://invalid.invalid");
    private static final Map<String, AnswerKey> SIGN_IN =
            Map.of("api-key", SERVER_API_KEY, "token", SERVER_TOKEN, "password", SERVER_PASSWORD);

    private ServerReader() {}

    static Answers.Server read(Fields fields) {
        List<String> thumbprints = thumbprints(fields);
        if (fields.flag(SERVER_CONTACT, true)) {
            return online(fields, thumbprints);
        }
        if (thumbprints.isEmpty()) {
            fields.missing(SERVER_THUMBPRINT, "offline");
        }
        for (AnswerKey key :
                List.of(SERVER_URL, SERVER_SPACE, SERVER_AUTH, SERVER_API_KEY, SERVER_TOKEN)) {
            fields.unused(key, SERVER_CONTACT);
        }
        return new Answers.Server.Offline(thumbprints);
    }

    static Answers.Server.Online online(Fields fields, List<String> thumbprints) {
        Optional<ServerUrl> url =
                fields.items(SERVER_URL).stream()
                        .findFirst()
                        .flatMap(item -> ServerUrl.clean(item.text()));
        if (url.isEmpty()) {
            fields.missing(SERVER_URL, "online");
        }
        url.ifPresent(
                found -> found.problems().forEach(problem -> fields.add(SERVER_URL, problem)));
        return new Answers.Server.Online(
                url.map(ServerUrl::uri).orElse(NOWHERE),
                fields.text(SERVER_SPACE).or(() -> url.flatMap(ServerUrl::space)),
                credential(fields),
                thumbprints,
                fields.seconds(SERVER_CONNECT_TIMEOUT_SECONDS),
                fields.number(SERVER_RETRIES));
    }

    static List<String> thumbprints(Fields fields) {
        var prints = new LinkedHashSet<String>();
        for (AnswerValue.Item item : fields.items(SERVER_THUMBPRINT)) {
            ThumbprintText print = ThumbprintText.clean(item.text()).orElseThrow();
            prints.add(print.digits());
            if (print.changed()) {
                fields.add(
                        SERVER_THUMBPRINT,
                        Problem.of(ProblemId.THUMB_FORMAT, item.text(), print.digits()),
                        item.line());
            }
        }
        return List.copyOf(prints);
    }

    static Answers.Proxy proxy(Fields fields) {
        List<AnswerKey> details = List.of(PROXY_HOST, PROXY_PORT, PROXY_USERNAME, PROXY_PASSWORD);
        String mode = fields.word(PROXY_MODE);
        if (!mode.equals("manual")) {
            details.forEach(key -> fields.unused(key, PROXY_MODE));
            return mode.equals("none") ? new Answers.Proxy.None() : new Answers.Proxy.Automatic();
        }
        Optional<String> host = fields.text(PROXY_HOST);
        Optional<Integer> port = fields.whole(PROXY_PORT);
        if (host.isEmpty()) {
            fields.missing(PROXY_HOST, "proxy");
        }
        if (port.isEmpty()) {
            fields.missing(PROXY_PORT, "proxy");
        }
        return new Answers.Proxy.Manual(
                host.orElse(""), port.orElse(1), pair(fields, PROXY_USERNAME, PROXY_PASSWORD));
    }

    private static Answers.Credential credential(Fields fields) {
        Optional<String> asked = fields.text(SERVER_AUTH).map(AnswerSchema::normal);
        List<AnswerKey> given =
                List.of(SERVER_API_KEY, SERVER_TOKEN, SERVER_PASSWORD).stream()
                        .filter(fields::given)
                        .toList();
        AnswerKey chosen =
                asked.map(SIGN_IN::get).orElse(given.isEmpty() ? SERVER_API_KEY : given.getFirst());
        var others = new ArrayList<>(given);
        others.remove(chosen);
        others.forEach(other -> fields.conflict(other, asked.isPresent() ? SERVER_AUTH : chosen));
        Secret secret = fields.secret(chosen).orElse(null);
        if (secret == null) {
            fields.missing(chosen, "sign-in");
            secret = Secret.of(new char[0]);
        }
        return switch (chosen) {
            case SERVER_TOKEN -> new Answers.Credential.Token(secret);
            case SERVER_PASSWORD -> password(fields, secret);
            default -> new Answers.Credential.ApiKey(secret);
        };
    }

    private static Answers.Credential password(Fields fields, Secret secret) {
        Optional<String> username = fields.text(SERVER_USERNAME);
        if (username.isEmpty()) {
            fields.missing(SERVER_USERNAME, "both");
        }
        return new Answers.Credential.Password(username.orElse(""), secret);
    }

    private static Optional<Answers.Credential.Password> pair(
            Fields fields, AnswerKey usernameKey, AnswerKey passwordKey) {
        Optional<String> username = fields.text(usernameKey);
        Optional<Secret> password = fields.secret(passwordKey);
        if (username.isPresent() != fields.given(passwordKey)) {
            fields.missing(username.isPresent() ? passwordKey : usernameKey, "both");
        }
        return username.flatMap(
                name -> password.map(secret -> new Answers.Credential.Password(name, secret)));
    }
}
