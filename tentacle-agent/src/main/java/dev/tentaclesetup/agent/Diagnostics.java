package dev.tentaclesetup.agent;

import dev.tentaclesetup.agent.commandline.LoadedInstance;
import dev.tentaclesetup.agent.log.LocalHostName;
import java.io.File;
import java.util.List;
import java.util.Locale;

/// What the log file says at each start about this program and this host [tentacle-services 13].
final class Diagnostics {
    private Diagnostics() {}

    static List<String> lines(LoadedInstance instance) {
        String architecture = System.getProperty("os.arch", "");
        String temporary = System.getProperty("java.io.tmpdir", "");
        return List.of(
                "=".repeat(80),
                "Tentacle version "
                        + ProgramVersion.COMPATIBLE
                        + " (Tentacle Setup agent "
                        + ProgramVersion.build()
                        + ", "
                        + ProgramVersion.runtime()
                        + ") instance "
                        + instance.name().orElse("Default"),
                "Environment Information:",
                "  OperatingSystem: "
                        + System.getProperty("os.name")
                        + " "
                        + System.getProperty("os.version"),
                "  OsBitVersion: " + (architecture.contains("64") ? "x64" : "x86"),
                "  Is64BitProcess: " + (architecture.contains("64") ? "True" : "False"),
                "  CurrentUser: " + System.getProperty("user.name"),
                "  MachineName: " + LocalHostName.find().toUpperCase(Locale.ROOT),
                "  ProcessorCount: " + Runtime.getRuntime().availableProcessors(),
                "  CurrentDirectory: " + System.getProperty("user.dir"),
                "  TempDirectory: "
                        + temporary
                        + (temporary.endsWith(File.separator) ? "" : File.separator),
                "  HostProcessName: "
                        + ProcessHandle.current()
                                .info()
                                .command()
                                .map(command -> new File(command).getName())
                                .orElse("java"),
                "  PID: " + ProcessHandle.current().pid(),
                "==== RunAgentCommand ====");
    }
}
