package dev.tentaclesetup.agent.script;

import dev.tentaclesetup.contracts.ScriptFile;
import dev.tentaclesetup.instance.FileTree;
import java.io.BufferedOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/// The folder of one script [tentacle-services 6.1].
///
/// @param folder absolute; need not exist
record Workspace(Path folder) {
    static final String LOG_NAME = "Output.log";

    private static final Set<String> OWN_FILES = Set.of(LOG_NAME, ScriptStateFile.NAME);
    private static final boolean WINDOWS = File.separatorChar == '\\';

    Path log() {
        return folder.resolve(LOG_NAME);
    }

    ScriptStateFile state() {
        return new ScriptStateFile(folder);
    }

    /// The last part of the folder's path, which is the script's ticket.
    String name() {
        return String.valueOf(folder.getFileName());
    }

    /// Makes the folder. Without enough space on the disk there is none afterwards, because nothing
    /// would ever clean up an empty one.
    void create() throws IOException {
        Files.createDirectories(folder);
        try {
            FreeSpace.require(folder, FreeSpace.FOR_A_SCRIPT);
        } catch (IOException e) {
            removeIfEmpty();
            throw e;
        }
    }

    private void removeIfEmpty() throws IOException {
        try {
            Files.delete(folder);
        } catch (DirectoryNotEmptyException e) {
            System.getLogger(Workspace.class.getName())
                    .log(System.Logger.Level.DEBUG, "{0} was there before", folder);
        }
    }

    /// Writes the script and its files; nothing if one of the files has a name that is not allowed.
    ///
    /// @return the script's path
    Path fill(Shell shell, ScriptBodies bodies, List<ScriptFile> files) throws IOException {
        Path script = folder.resolve(shell.bootstrapName());
        for (ScriptFile file : files) {
            inside(file.name());
        }
        Files.write(script, shell.bootstrap(bodies));
        for (ScriptFile file : files) {
            write(file);
        }
        return script;
    }

    private void write(ScriptFile file) throws IOException {
        Path target = inside(file.name());
        Files.createDirectories(target.resolveSibling("."));
        String password = file.encryptionPassword();
        if (password == null) {
            file.contents().saveTo(target);
            return;
        }
        try (InputStream in = file.contents().open();
                OutputStream out = new BufferedOutputStream(Files.newOutputStream(target))) {
            ScriptFileCipher.encrypt(in, password, out);
        }
    }

    /// A file's path, if its name stays inside the workspace and is not one of the agent's own.
    private Path inside(String name) throws IOException {
        try {
            Path target = folder.resolve(name).normalize();
            boolean below = target.startsWith(folder) && !target.equals(folder);
            boolean odd = WINDOWS && NameRules.flawBelowAFolder(name).isPresent();
            if (below && !odd && !isOwn(folder.relativize(target).toString())) {
                return target;
            }
        } catch (InvalidPathException e) {
            throw new IOException("The file name '" + name + "' is not a file name.", e);
        }
        throw new IOException("The file name '" + name + "' is not allowed in a workspace.");
    }

    /// In any case of letters, because some file systems take them for the same.
    private static boolean isOwn(String name) {
        return OWN_FILES.stream().anyMatch(name::equalsIgnoreCase);
    }

    /// Deletes the folder with all that is in it; links are removed, not followed. What resists is
    /// left behind for the workspace cleaner.
    boolean delete() {
        return FileTree.deleteAllPossible(
                folder,
                (kept, error) ->
                        System.getLogger(Workspace.class.getName())
                                .log(System.Logger.Level.DEBUG, "could not delete " + kept, error));
    }
}
