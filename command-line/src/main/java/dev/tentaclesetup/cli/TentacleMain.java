package dev.tentaclesetup.cli;

import dev.tentaclesetup.agent.AgentMain;
import dev.tentaclesetup.agent.commandline.VendorArguments;
import dev.tentaclesetup.instance.HostFolders;
import java.util.List;
import java.util.Set;

/// `tentacle`: the agent, and those of the vendor's commands that exist here. The agent is what
/// services start, so it comes first and nothing else is loaded for it.
public final class TentacleMain {

    private static final Set<String> AGENT = Set.of("agent", "run");

    private TentacleMain() {}

    /// The program.
    public static void main(String[] arguments) {
        VendorArguments line = VendorArguments.of(List.of(arguments));
        if (AGENT.contains(line.command())) {
            AgentMain.main(arguments);
        } else if (asksForHelpOnTheAgent(line)) {
            AgentMain.main(new String[] {"--help"});
        } else {
            var commands = new TentacleCommands(System.out, System.err, HostFolders.system());
            System.exit(commands.run(line));
        }
    }

    /// `help agent` is `agent --help`.
    private static boolean asksForHelpOnTheAgent(VendorArguments line) {
        return line.command().equals("help")
                && AGENT.contains(VendorArguments.of(line.options()).command());
    }
}
