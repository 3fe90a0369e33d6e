package dev.tentaclesetup.core.octopus;

import dev.tentaclesetup.core.Secret;
import dev.tentaclesetup.core.answers.AnswerKey;
import dev.tentaclesetup.core.answers.Answers;
import dev.tentaclesetup.core.answers.SecretForm;
import dev.tentaclesetup.core.problem.Problem;
import dev.tentaclesetup.core.problem.ProblemException;
import dev.tentaclesetup.core.problem.ProblemId;
import dev.tentaclesetup.core.time.PausingClock;
import dev.tentaclesetup.instance.Thumbprint;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/// The client of one Octopus Server's REST API.
///
/// [#connect(OctopusSettings)] finds the API without sending a credential, [#signIn] proves the
/// credential, [#enter] opens a space. Every method that calls the server blocks for at most the
/// call's time limit, obeys interruption and throws [ProblemException] with an id of the catalogue.
/// Safe for use by several threads. Source of the facts: [octopus-api].
public final class OctopusClient implements AutoCloseable {

    private final Api api;
    private final ServerInfo server;
    private final Links root;

    private OctopusClient(Api api, ServerInfo server, Links root) {
        this.api = api;
        this.server = server;
        this.root = root;
    }

    /// Reads the root document, following redirects of the same host, and makes sure that it is an
    /// Octopus Server that is new enough.
    public static OctopusClient connect(OctopusSettings settings)
            throws ProblemException, InterruptedException {
        return connect(settings, PausingClock.system());
    }

    /// As [#connect(OctopusSettings)], with the time in the caller's hands.
    public static OctopusClient connect(OctopusSettings settings, PausingClock clock)
            throws ProblemException, InterruptedException {
        var transport = new Transport(settings);
        boolean connected = false;
        try {
            RootDocument.Found found = RootDocument.find(transport, clock, settings.url());
            connected = true;
            return new OctopusClient(
                    new Api(transport, found.base(), clock), found.info(), found.links());
        } finally {
            if (!connected) {
                transport.close();
            }
        }
    }

    /// What the root document said.
    public ServerInfo server() {
        return server;
    }

    /// Signs in and proves that the credential is accepted. A user name and password open a session
    /// that [#close()] ends.
    public CurrentUser signIn(Answers.Credential credential)
            throws ProblemException, InterruptedException {
        api.use(
                switch (credential) {
                    case Answers.Credential.ApiKey key ->
                            new SignIn.Key(sendable(key.key(), AnswerKey.SERVER_API_KEY));
                    case Answers.Credential.Token token ->
                            new SignIn.Bearer(sendable(token.token(), AnswerKey.SERVER_TOKEN));
                    case Answers.Credential.Password password ->
                            PasswordLogin.open(api, server, root, password);
                });
        return user(me());
    }

    /// A front end may sign in with what was just typed or pasted, before it is an answer.
    private static Secret sendable(Secret secret, AnswerKey key) throws ProblemException {
        return switch (SecretForm.KEY.clean(secret)) {
            case SecretForm.Cleaned.Usable(Secret clean) -> clean;
            case SecretForm.Cleaned.Unusable(SecretForm.Flaw flaw) ->
                    throw new ProblemException(flaw.problem(key));
        };
    }

    /// The spaces in which the account has a role; one without id when the server has none.
    public List<Space> spaces() throws ProblemException, InterruptedException {
        if (!server.spaces()) {
            return List.of(new Space(Optional.empty(), "", Optional.empty(), true, false));
        }
        JsonNode me = me();
        String path =
                Links.of(me)
                        .orUsual(
                                "Spaces",
                                "~/api/users/" + Links.encode(Documents.text(me, "Id")) + "/spaces",
                                Map.of());
        return api.list(ApiCall.get(CallPurpose.LIST_SPACES, path)).stream()
                .map(OctopusClient::space)
                .toList();
    }

    /// The space that a user's word means, or the default space.
    ///
    /// @param word name, slug or id
    /// @throws ProblemException with `PERM-SPACE` when there is none
    public Space spaceFor(Optional<String> word) throws ProblemException, InterruptedException {
        List<Space> spaces = spaces();
        Optional<Space> found =
                word.isEmpty()
                        ? spaces.stream().filter(Space::isDefault).findFirst()
                        : spaces.stream().filter(space -> meant(space, word.get())).findFirst();
        if (found.isEmpty()) {
            String names = spaces.stream().map(Space::name).collect(Collectors.joining(", "));
            throw new ProblemException(
                    Problem.of(ProblemId.PERM_SPACE, names, word.orElse("default"), names));
        }
        return found.get();
    }

    /// Opens a space.
    public OctopusSpace enter(Space space) throws ProblemException, InterruptedException {
        if (space.id().isEmpty()) {
            return new OctopusSpace(api, space, root);
        }
        String path =
                root.orUsual("SpaceHome", "~/api/{spaceId}", Map.of("spaceId", space.id().get()));
        JsonNode document = api.ask(ApiCall.get(CallPurpose.OPEN_SPACE, path));
        return new OctopusSpace(api, space, Links.of(document));
    }

    /// The thumbprint of the certificate with which the server calls agents and answers them.
    public Thumbprint serverThumbprint() throws ProblemException, InterruptedException {
        String link =
                root.has("CertificateConfiguration") ? "CertificateConfiguration" : "Certificates";
        String path =
                root.orUsual(
                        link,
                        "~/api/configuration/certificates{/id}",
                        Map.of("id", "certificate-global"));
        JsonNode certificate = certificate(path);
        String text = Documents.text(certificate, "Thumbprint");
        return switch (Thumbprint.parse(text)) {
            case Thumbprint.Parsed.Accepted(Thumbprint thumbprint, _) -> thumbprint;
            case Thumbprint.Parsed.Rejected _ ->
                    throw new ProblemException(
                            Problem.of(
                                    ProblemId.SRV_ANSWER,
                                    text.substring(0, Math.min(100, text.length())),
                                    CallPurpose.READ_SERVER_CERTIFICATE.phrase()));
        };
    }

    /// The names of the server's nodes; none when it does not say, or not to this account
    /// [octopus-api 10.2].
    public List<String> nodes() throws InterruptedException {
        try {
            Optional<String> path = root.find("OctopusServerNodes", Map.of("id", "all"));
            Optional<JsonNode> found =
                    path.isEmpty()
                            ? Optional.empty()
                            : api.find(ApiCall.get(CallPurpose.LIST_NODES, path.get()));
            return found.stream()
                    .flatMap(list -> list.valueStream())
                    .map(node -> Documents.text(node, "Name"))
                    .toList();
        } catch (ProblemException unreadable) {
            return List.of();
        }
    }

    private JsonNode certificate(String path) throws ProblemException, InterruptedException {
        try {
            return api.ask(ApiCall.get(CallPurpose.READ_SERVER_CERTIFICATE, path));
        } catch (ProblemException e) {
            if (e.problem().id() == ProblemId.PERM_CREATE) {
                throw new ProblemException(Problem.of(ProblemId.PERM_CERT, e.problem().seen()), e);
            }
            throw e;
        }
    }

    /// As [#serverThumbprint()]; empty when the account may not read the certificate.
    public Optional<Thumbprint> readableServerThumbprint()
            throws ProblemException, InterruptedException {
        try {
            return Optional.of(serverThumbprint());
        } catch (ProblemException e) {
            if (e.problem().id() == ProblemId.PERM_CERT) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /// What the account may do in the space. Incomplete when the server does not say.
    public Permissions permissions(Space space) throws ProblemException, InterruptedException {
        JsonNode me = me();
        var parameters = new HashMap<String, String>();
        space.id().ifPresent(id -> parameters.put("spaces", id));
        parameters.put("includeSystem", "true");
        Optional<String> path = Links.of(me).find("Permissions", parameters);
        Optional<JsonNode> found =
                path.isEmpty()
                        ? Optional.empty()
                        : api.find(ApiCall.get(CallPurpose.READ_PERMISSIONS, path.get()));
        return found.map(document -> PermissionDocuments.read(document, space))
                .orElseGet(() -> new Permissions(false, Map.<String, Set<String>>of()));
    }

    /// The server's tasks.
    public ServerTasks tasks() {
        return new ServerTasks(api, root);
    }

    /// Ends a session, if there is one, and lets go of all connections.
    @Override
    public void close() {
        try {
            PasswordLogin.end(api, root);
        } finally {
            api.close();
        }
    }

    private JsonNode me() throws ProblemException, InterruptedException {
        return api.ask(
                ApiCall.get(
                        CallPurpose.SIGN_IN,
                        root.orUsual("CurrentUser", "~/api/users/me", Map.of())));
    }

    private static CurrentUser user(JsonNode node) {
        String username = Documents.text(node, "Username");
        return new CurrentUser(
                Documents.text(node, "Id"),
                username,
                Documents.optional(node, "DisplayName").orElse(username),
                Documents.flag(node, "IsService"));
    }

    private static Space space(JsonNode node) {
        return new Space(
                Documents.optional(node, "Id"),
                Documents.text(node, "Name"),
                Documents.optional(node, "Slug"),
                Documents.flag(node, "IsDefault"),
                Documents.flag(node, "TaskQueueStopped"));
    }

    private static boolean meant(Space space, String word) {
        return new NamedItem(space.id().orElse(""), space.name(), space.slug(), false)
                .isMeantBy(word);
    }
}
