package dev.tentaclesetup.core.plan;

import dev.tentaclesetup.core.answers.Mode;
import dev.tentaclesetup.instance.Thumbprint;
import dev.tentaclesetup.instance.TrustedServer;
import java.util.List;
import java.util.Optional;

/// What exists after a run (or existed already): the values of the final summary.
///
/// @param instance the instance's name
/// @param mode which side opens the connection; empty when nothing is configured
/// @param connection where the parties meet, for example `web01:10933`; empty when unknown
/// @param thumbprint of the agent's certificate
/// @param serverThumbprints that the agent trusts
/// @param registration the server's record, empty without one
/// @param health what the server's health check said, for example `Healthy`; empty when not asked
/// @param alsoTrusted the servers that the agent trusts besides the one that this set-up is about
public record Facts(
        String instance,
        Optional<Mode> mode,
        Optional<String> connection,
        Optional<Thumbprint> thumbprint,
        List<Thumbprint> serverThumbprints,
        Optional<Registration> registration,
        Optional<String> health,
        List<TrustedServer> alsoTrusted) {

    public Facts {
        serverThumbprints = List.copyOf(serverThumbprints);
        alsoTrusted = List.copyOf(alsoTrusted);
    }

    /// Nothing known but the name.
    public static Facts of(String instance) {
        return new Facts(
                instance,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                List.of());
    }

    public Facts withMode(Mode known, String where) {
        return new Facts(
                instance,
                Optional.of(known),
                Optional.of(where),
                thumbprint,
                serverThumbprints,
                registration,
                health,
                alsoTrusted);
    }

    public Facts withThumbprint(Thumbprint known) {
        return new Facts(
                instance,
                mode,
                connection,
                Optional.of(known),
                serverThumbprints,
                registration,
                health,
                alsoTrusted);
    }

    public Facts withServerThumbprints(List<Thumbprint> known) {
        return new Facts(
                instance, mode, connection, thumbprint, known, registration, health, alsoTrusted);
    }

    public Facts withAlsoTrusted(List<TrustedServer> known) {
        return new Facts(
                instance,
                mode,
                connection,
                thumbprint,
                serverThumbprints,
                registration,
                health,
                known);
    }

    public Facts withRegistration(Optional<Registration> known) {
        return new Facts(
                instance,
                mode,
                connection,
                thumbprint,
                serverThumbprints,
                known,
                health,
                alsoTrusted);
    }

    public Facts withHealth(String known) {
        return new Facts(
                instance,
                mode,
                connection,
                thumbprint,
                serverThumbprints,
                registration,
                Optional.of(known),
                alsoTrusted);
    }

    /// The server's record of this agent.
    ///
    /// @param server the server's web address
    /// @param space the space's name
    /// @param kind `target` or `worker`
    /// @param id for example `Machines-123`
    /// @param name the name shown on the server
    /// @param link to the record's page in the portal
    public record Registration(
            String server, String space, String kind, String id, String name, String link) {}
}
