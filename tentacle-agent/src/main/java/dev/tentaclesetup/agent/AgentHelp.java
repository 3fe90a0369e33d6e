package dev.tentaclesetup.agent;

/// What `agent --help` prints, in the official program's layout and language, because scripts read
/// it ([tentacle-configuration 1.10], `help`).
final class AgentHelp {
    /// Spaces at the ends of two lines are part of the layout.
    static final String TEXT =
            """
            Usage: Tentacle agent [<options>]

            Where [<options>] is any of:\s

                  --instance=VALUE       Name of the instance to run
                  --config=VALUE         Configuration file to run, instead of an instance
                  --wait=VALUE           Milliseconds to wait before anything is done
                  --console              Stop on an empty line, even without a terminal
                  --noninteractive       Stop on a signal only, even with a terminal

            Or one of the common options:\s

                  --help                 Show detailed help for this command
            """;

    private AgentHelp() {}
}
