package dev.tentaclesetup.cli;

import dev.tentaclesetup.core.problem.ExitCode;
import dev.tentaclesetup.instance.ConfigurationFile;
import dev.tentaclesetup.instance.HostFolders;
import dev.tentaclesetup.instance.InstanceException;
import dev.tentaclesetup.instance.InstanceIndex;
import dev.tentaclesetup.instance.InstanceRecord;
import dev.tentaclesetup.instance.SecretProtection;
import dev.tentaclesetup.instance.TentacleConfiguration;
import java.io.PrintStream;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The vendor's commands that only look, with the vendor's output (tentacle-configuration 1.10).
final class TentacleCommands {

    private static final String INSTANCE = "--instance=";

    private final PrintStream out;
    private final HostFolders folders = HostFolders.system();

    private TentacleCommands(PrintStream out) {
        this.out = out;
    }

    static int run(String[] arguments, PrintStream out, PrintStream err) {
        var words = new CliMessages(Locale.getDefault());
        List<String> line = Arrays.asList(arguments);
        String command = line.isEmpty() ? "" : line.getFirst().toLowerCase(Locale.ROOT);
        try {
            var commands = new TentacleCommands(out);
            switch (command) {
                case "version", "--version" -> out.println(ProductVersion.text());
                case "list-instances" -> commands.listInstances();
                case "show-thumbprint" -> commands.showThumbprint(instance(line));
                case "", "help", "--help" -> out.println(words.text("tentacle.help"));
                default -> {
                    err.println(words.text("tentacle.unknown", command));
                    return ExitCode.BUG.code();
                }
            }
            return ExitCode.OK.code();
        } catch (InstanceException e) {
            err.println(words.text("tentacle.failed", e.failure().toString()));
            return ExitCode.BUG.code();
        }
    }

    private static Optional<String> instance(List<String> line) {
        for (int i = 1; i < line.size(); i++) {
            if (line.get(i).startsWith(INSTANCE)) {
                return Optional.of(line.get(i).substring(INSTANCE.length()));
            }
            if (line.get(i).equals("--instance") && i + 1 < line.size()) {
                return Optional.of(line.get(i + 1));
            }
        }
        return Optional.empty();
    }

    private void listInstances() throws InstanceException {
        for (InstanceRecord record : InstanceIndex.of(folders).list()) {
            // As the official program prints it in every language, because scripts read it
            // (tentacle-configuration sheet 1.10).
            out.println(
                    "Instance '"
                            + record.name()
                            + "' uses configuration '"
                            + record.configurationFile()
                            + "'.");
        }
    }

    private void showThumbprint(Optional<String> name) throws InstanceException {
        InstanceIndex index = InstanceIndex.of(folders);
        InstanceRecord record = name.isPresent() ? index.select(name.get()) : index.selectDefault();
        TentacleConfiguration configuration =
                TentacleConfiguration.read(
                        ConfigurationFile.at(record.configurationFile()),
                        SecretProtection.of(folders));
        configuration.certificateThumbprint().ifPresent(out::println);
    }
}
