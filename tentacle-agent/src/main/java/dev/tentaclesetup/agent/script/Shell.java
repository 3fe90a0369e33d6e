package dev.tentaclesetup.agent.script;

import dev.tentaclesetup.service.windows.ProcessJob;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// The program that runs scripts on this system [tentacle-services 6.4].
interface Shell {
    /// The file name of a script in its workspace.
    String bootstrapName();

    /// The program's path, as the log names it.
    String executable();

    /// The whole command for a script.
    ///
    /// @param script absolute path of the bootstrap file
    /// @param arguments as the server sent them
    /// @param mark put on the script and all that it starts, where the system allows it
    List<String> command(Path script, List<String> arguments, ScriptMark mark);

    /// What ends the program with all that it has started and will start, where the system has
    /// something beside a mark in the command.
    ///
    /// @param started the program, just started
    default Optional<ProcessJob> job(Process started) {
        return Optional.empty();
    }

    /// How the program writes its output.
    Charset charset();

    /// The encoding's .NET name, as the log says it.
    String charsetName();

    /// True when the process ends only after its standard input has been closed.
    boolean holdsOutputOpen();

    /// What of a command's bodies is the script, as text for the bootstrap file.
    byte[] bootstrap(ScriptBodies bodies);

    /// Watches over the beginning of a script that asks for it, on shells that may fail to begin.
    default Optional<StartupGuard> guard(ScriptBodies bodies) {
        return Optional.empty();
    }

    /// The shell of the system that this process runs on.
    static Shell ofThisSystem() {
        return Path.of("/").getFileSystem().getSeparator().equals("\\")
                ? WindowsPowerShell.find(System.getenv())
                : new Bash(Path.of("/bin/bash"));
    }
}
