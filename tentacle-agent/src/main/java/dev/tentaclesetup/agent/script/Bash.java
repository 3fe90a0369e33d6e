package dev.tentaclesetup.agent.script;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.tentaclesetup.contracts.ScriptType;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Bash on Linux and macOS.
///
/// @param path of the shell
record Bash(Path path) implements Shell {
    /// Bash runs below a tiny `sh` for two reasons that Java's process API leaves no other way for.
    /// It ignores SIGPIPE, so that a script outlives the agent [tentacle-services 5.8]. And it
    /// stays until the agent closes its standard input, because Java throws away what is still to
    /// come from the pipes when the direct child exits, while a background process of the script
    /// may still write [tentacle-services 6.7]. The script itself reads from the null device; a
    /// message of `sh` about a killed child does not reach the script's log. Below it everything is
    /// marked, so that a cancel finds it; the number stands where the shell's name would, because a
    /// variable of the shell could change one that the script inherits.
    private static final String WRAPPER =
            "trap '' PIPE; exec 3<&0 4>&2 </dev/null 2>/dev/null;"
                    + " ("
                    + ScriptMark.command("$0")
                    + "; exec \"$@\" 2>&4 3<&- 4>&-); code=$?;"
                    + " exec >&- 4>&-; read -r _ <&3; exit $code";

    @Override
    public String bootstrapName() {
        return "Bootstrap.sh";
    }

    @Override
    public String executable() {
        return path.toString();
    }

    @Override
    public List<String> command(Path script, List<String> arguments, ScriptMark mark) {
        List<String> command = new ArrayList<>(List.of("/bin/sh", "-c", WRAPPER));
        command.addAll(List.of(Long.toString(mark.number()), executable(), script.toString()));
        command.addAll(ArgumentSplitter.split(arguments));
        return command;
    }

    @Override
    public Charset charset() {
        return UTF_8;
    }

    @Override
    public String charsetName() {
        return "Unicode (UTF-8)";
    }

    @Override
    public boolean holdsOutputOpen() {
        return true;
    }

    @Override
    public byte[] bootstrap(ScriptBodies bodies) {
        String text = bodies.others().getOrDefault(ScriptType.BASH, bodies.body());
        return text.replace("\r\n", "\n").getBytes(UTF_8);
    }
}
