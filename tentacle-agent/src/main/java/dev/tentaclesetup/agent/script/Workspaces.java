package dev.tentaclesetup.agent.script;

import dev.tentaclesetup.contracts.ScriptTicket;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// All workspaces of an instance: the folder `Work` below its home.
public final class Workspaces {
    /// What may be a folder's name on every system. The reference takes any text, so that a ticket
    /// can point anywhere ([tentacle-services 5.4], [tentacle-services 5.6]).
    private static final Pattern HARMLESS = Pattern.compile("[A-Za-z0-9_-][A-Za-z0-9._-]{0,199}");

    private final Path root;

    /// @param home the instance's home, absolute
    public Workspaces(Path home) {
        this.root = home.resolve("Work").normalize();
    }

    /// The workspace of a ticket; empty if the ticket cannot name one.
    Optional<Workspace> find(ScriptTicket ticket) {
        String name = ticket.taskId();
        boolean harmless =
                HARMLESS.matcher(name).matches()
                        && !NameRules.losesItsEnd(name)
                        && !NameRules.isDevice(name);
        return harmless ? Optional.of(new Workspace(root.resolve(name))) : Optional.empty();
    }

    /// All folders below the root.
    List<Workspace> all() throws IOException {
        if (!Files.isDirectory(root)) {
            return List.of();
        }
        try (Stream<Path> folders = Files.list(root)) {
            return folders.filter(Files::isDirectory).map(Workspace::new).toList();
        }
    }
}
