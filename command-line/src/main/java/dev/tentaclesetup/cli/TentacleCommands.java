package dev.tentaclesetup.cli;

import dev.tentaclesetup.agent.commandline.CommandException;
import dev.tentaclesetup.agent.commandline.InstanceMessages;
import dev.tentaclesetup.agent.commandline.LoadedInstance;
import dev.tentaclesetup.agent.commandline.VendorArguments;
import dev.tentaclesetup.agent.commandline.VendorOptions;
import dev.tentaclesetup.instance.HostFolders;
import dev.tentaclesetup.instance.InstanceException;
import dev.tentaclesetup.instance.InstanceIndex;
import dev.tentaclesetup.instance.InstanceRecord;
import dev.tentaclesetup.instance.Thumbprint;
import dev.tentaclesetup.instance.json.Json;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The vendor's commands that only show something, with the vendor's options, output and exit codes
/// [tentacle-configuration 1.5], [tentacle-configuration 1.10].
final class TentacleCommands {

    private static final int OK = 0;
    private static final int NO_SUCH_COMMAND = 2;

    private static final Set<String> NO_FLAGS = Set.of();
    private static final Set<String> FORMAT = Set.of("format");
    private static final List<String> ALL =
            List.of("agent", "help", "list-instances", "show-thumbprint", "version");

    private final CliMessages words = new CliMessages(Locale.getDefault());
    private final PrintStream out;
    private final PrintStream err;
    private final HostFolders folders;

    TentacleCommands(PrintStream out, PrintStream err, HostFolders folders) {
        this.out = out;
        this.err = err;
        this.folders = folders;
    }

    /// Carries out a command.
    ///
    /// @return the exit code
    int run(VendorArguments arguments) {
        try {
            return arguments.help() ? help(arguments.command(), OK) : carryOut(arguments);
        } catch (InstanceException e) {
            return fail(InstanceMessages.explain(e));
        } catch (CommandException e) {
            return fail(e);
        }
    }

    private int carryOut(VendorArguments arguments) throws CommandException, InstanceException {
        switch (arguments.command()) {
            case "version" -> version(arguments.read(NO_FLAGS, FORMAT));
            case "list-instances" -> listInstances(arguments.read(NO_FLAGS, FORMAT));
            case "show-thumbprint" ->
                    // The flag asks for what is printed anyway.
                    showThumbprint(
                            arguments.read(
                                    Set.of("thumbprint-only"),
                                    Set.of("format", "instance", "config")));
            case "help", "h", "?" -> {
                return helpOn(arguments.options());
            }
            case "" -> {
                return help("", NO_SUCH_COMMAND);
            }
            default -> {
                return unknown(arguments.commandWord());
            }
        }
        return OK;
    }

    private int fail(CommandException e) {
        err.println(e.sentence());
        return e.kind().exitCode();
    }

    private int unknown(String command) {
        err.println(words.text("tentacle.unknown", command));
        return NO_SUCH_COMMAND;
    }

    /// `help`, or `help` and the name of a command.
    private int helpOn(List<String> words) throws CommandException {
        VendorArguments rest = VendorArguments.of(words);
        boolean named = ALL.contains(rest.commandWord());
        if (!named && rest.commandWord().matches("\\w.*")) {
            return unknown(rest.commandWord());
        }
        (named ? rest : new VendorArguments("", words)).read(NO_FLAGS, Set.of());
        return help(named ? rest.command() : "", OK);
    }

    /// @param command one command, or any other word for all of them
    private int help(String command, int exitCode) {
        for (String each : ALL.contains(command) ? List.of(command) : ALL) {
            out.println(words.text("tentacle.help." + each));
        }
        return exitCode;
    }

    private void version(VendorOptions options) throws CommandException {
        String version = ProductVersion.text();
        if (!options.json()) {
            out.println(version);
            return;
        }
        int suffix = version.indexOf('-');
        Map<String, Json> members = new LinkedHashMap<>();
        members.put("InformationalVersion", Json.text(version));
        members.put(
                "MajorMinorPatch", Json.text(suffix < 0 ? version : version.substring(0, suffix)));
        members.put("NuGetVersion", Json.text(version));
        // A build does not record the branch that it was made from.
        members.put("SourceBranchName", Json.text(null));
        members.put("IsPrerelease", new Json.Bool(suffix >= 0));
        out.print(new Json.Obj(members).indented(System.lineSeparator()));
    }

    private void listInstances(VendorOptions options) throws CommandException, InstanceException {
        boolean json = options.json();
        List<InstanceRecord> instances = new ArrayList<>(InstanceIndex.of(folders).list());
        instances.sort(Comparator.comparing(InstanceRecord::name));
        if (json) {
            List<Json> entries = instances.stream().map(TentacleCommands::entry).toList();
            out.print(new Json.Array(entries).indented(System.lineSeparator()));
            return;
        }
        for (InstanceRecord instance : instances) {
            // As the vendor's program prints it in every language, because scripts read it.
            out.println(
                    "Instance '"
                            + instance.name()
                            + "' uses configuration '"
                            + instance.configurationFile()
                            + "'.");
        }
    }

    private static Json entry(InstanceRecord instance) {
        Map<String, Json> members = new LinkedHashMap<>();
        members.put("InstanceName", Json.text(instance.name()));
        members.put("ConfigurationFilePath", Json.text(instance.configurationFile().toString()));
        return new Json.Obj(members);
    }

    private void showThumbprint(VendorOptions options) throws CommandException, InstanceException {
        boolean json = options.json();
        Optional<String> thumbprint =
                LoadedInstance.load(options.value("instance"), options.path("config"), folders)
                        .configuration()
                        .certificateThumbprint()
                        .map(Thumbprint::hex);
        if (json) {
            Json text = Json.text(thumbprint.orElse(null));
            out.print(new Json.Obj(Map.of("Thumbprint", text)).compact());
        } else {
            thumbprint.ifPresent(out::println);
        }
    }
}
