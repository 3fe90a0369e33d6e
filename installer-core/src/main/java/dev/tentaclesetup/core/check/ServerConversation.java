package dev.tentaclesetup.core.check;

import dev.tentaclesetup.core.answers.Answers;
import dev.tentaclesetup.core.octopus.CurrentUser;
import dev.tentaclesetup.core.octopus.OctopusClient;
import dev.tentaclesetup.core.octopus.OctopusSettings;
import dev.tentaclesetup.core.octopus.OctopusSpace;
import dev.tentaclesetup.core.octopus.Space;
import dev.tentaclesetup.core.problem.ProblemException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One server, one account, one space: connected, signed in and entered when first needed and then
/// kept, so that several checks and the run after them ask only once. A failure is not kept; the
/// next question tries again. Safe for use by several threads.
public final class ServerConversation implements AutoCloseable {

    private final OctopusSettings settings;
    private final Answers.Credential credential;
    private final Optional<String> wantedSpace;
    private @Nullable OctopusClient client;
    private @Nullable CurrentUser user;
    private @Nullable Space space;
    private @Nullable OctopusSpace inside;
    private @Nullable String thumbprint;

    public ServerConversation(
            OctopusSettings settings, Answers.Credential credential, Optional<String> wantedSpace) {
        this.settings = settings;
        this.credential = credential;
        this.wantedSpace = wantedSpace;
    }

    public static ServerConversation with(Answers.Server.Online server, Answers.Proxy proxy) {
        return new ServerConversation(
                OctopusSettings.of(server, proxy), server.credential(), server.space());
    }

    public OctopusSettings settings() {
        return settings;
    }

    /// The word for the space, as it was given.
    public Optional<String> wantedSpace() {
        return wantedSpace;
    }

    /// The server, found and proven to be one; nobody may be signed in yet.
    public synchronized OctopusClient client() throws ProblemException, InterruptedException {
        if (client == null) {
            client = OctopusClient.connect(settings);
        }
        return client;
    }

    /// The account, signed in.
    public synchronized CurrentUser user() throws ProblemException, InterruptedException {
        if (user == null) {
            user = client().signIn(credential);
        }
        return user;
    }

    /// The spaces of the account.
    public synchronized List<Space> spaces() throws ProblemException, InterruptedException {
        user();
        return client().spaces();
    }

    /// The space that is meant.
    public synchronized Space space() throws ProblemException, InterruptedException {
        if (space == null) {
            user();
            space = client().spaceFor(wantedSpace);
        }
        return space;
    }

    /// The space that is meant, opened.
    public synchronized OctopusSpace inside() throws ProblemException, InterruptedException {
        if (inside == null) {
            inside = client().enter(space());
        }
        return inside;
    }

    /// The thumbprint of the server's certificate, as the API tells it.
    public synchronized String serverThumbprint() throws ProblemException, InterruptedException {
        if (thumbprint == null) {
            user();
            thumbprint = client().serverThumbprint();
        }
        return thumbprint;
    }

    @Override
    public synchronized void close() {
        if (client != null) {
            client.close();
            client = null;
            user = null;
            space = null;
            inside = null;
            thumbprint = null;
        }
    }
}
