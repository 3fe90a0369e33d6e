package dev.tentaclesetup.cli;

import dev.tentaclesetup.agent.AgentMain;
import java.util.Locale;

/// `tentacle`: the agent, and the vendor's commands as far as there are any. The agent is what
/// services start, so it comes first and nothing else is loaded for it.
public final class TentacleMain {

    private TentacleMain() {}

    /// The program.
    public static void main(String[] arguments) {
        switch (command(arguments)) {
            case "agent", "run" -> AgentMain.main(arguments);
            default -> System.exit(TentacleCommands.run(arguments, System.out, System.err));
        }
    }

    private static String command(String[] arguments) {
        return arguments.length == 0 ? "" : arguments[0].toLowerCase(Locale.ROOT);
    }
}
