package dev.tentaclesetup.agent.script;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// Deletes workspaces that were never completed [tentacle-services 9]: those with a log or a script
/// in them that have not been written to for a while and whose script does not run.
public final class WorkspaceCleaner {
    private static final System.Logger LOG = System.getLogger(WorkspaceCleaner.class.getName());

    private final ScriptHost host;
    private final ScriptServiceV1Handler version1;
    private final ScriptServiceV2Handler version2;
    private final Duration limit;
    private final InstantSource clock;

    /// @param limit the age at which a workspace goes
    public WorkspaceCleaner(
            ScriptHost host,
            ScriptServiceV1Handler version1,
            ScriptServiceV2Handler version2,
            Duration limit) {
        this.host = host;
        this.version1 = version1;
        this.version2 = version2;
        this.limit = limit;
        this.clock = host.clock();
    }

    /// One pass over all workspaces.
    ///
    /// @return how many were deleted
    public int clean() {
        Instant oldest = clock.instant().minus(limit);
        if (LOG.isLoggable(System.Logger.Level.DEBUG)) {
            LOG.log(System.Logger.Level.DEBUG, "Cleaning workspaces older than " + shown(oldest));
        }
        int deleted = 0;
        try {
            for (Workspace workspace : host.workspaces().all()) {
                if (isLeft(workspace, oldest) && workspace.delete()) {
                    deleted++;
                }
            }
        } catch (IOException e) {
            LOG.log(System.Logger.Level.WARNING, "The workspaces could not be listed.", e);
        }
        report(deleted);
        return deleted;
    }

    private static String shown(Instant time) {
        return DateTimeFormatter.ofPattern("MM/dd/yyyy HH:mm", Locale.ROOT)
                .format(time.atZone(ZoneId.systemDefault()));
    }

    private boolean isLeft(Workspace workspace, Instant oldest) {
        if (version1.uses(workspace.name()) || version2.uses(workspace.name())) {
            return false;
        }
        try {
            Optional<Instant> written = lastWritten(workspace);
            return written.isPresent() && written.get().isBefore(oldest);
        } catch (IOException e) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "could not read the workspace " + workspace.folder(),
                    e);
            return false;
        }
    }

    /// Of the log, or without a log of the script; empty for a folder that is not a workspace.
    private Optional<Instant> lastWritten(Workspace workspace) throws IOException {
        Path script = workspace.folder().resolve(host.shell().bootstrapName());
        Optional<Path> sign = Stream.of(workspace.log(), script).filter(Files::exists).findFirst();
        return sign.isEmpty()
                ? Optional.empty()
                : Optional.of(Files.getLastModifiedTime(sign.get()).toInstant());
    }

    private static void report(int deleted) {
        switch (deleted) {
            case 0 ->
                    LOG.log(
                            System.Logger.Level.DEBUG,
                            "No workspaces found that need to be deleted.");
            case 1 -> LOG.log(System.Logger.Level.INFO, "Deleted 1 workspace.");
            default -> LOG.log(System.Logger.Level.INFO, "Deleted " + deleted + " workspaces.");
        }
    }
}
