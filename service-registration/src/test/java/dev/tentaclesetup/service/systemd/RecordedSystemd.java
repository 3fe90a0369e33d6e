package dev.tentaclesetup.service.systemd;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.tentaclesetup.service.CommandRunner;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/// A systemd in memory over a real folder of units: records every command, answers as the real one
/// does, fails where told.
final class RecordedSystemd implements CommandRunner {

    // The exact commands for the service of `Definitions.ordinary()`.
    static final String SHOW =
            "systemctl show --no-pager -p LoadState,ActiveState,SubState,Result,ExecMainStatus,"
                    + "MainPID,UnitFileState,FragmentPath,DropInPaths,NeedDaemonReload,StatusText Tentacle.service";
    static final String RELOAD = "systemctl --no-ask-password daemon-reload";
    static final String ENABLE = "systemctl --no-ask-password enable Tentacle.service";
    static final String DISABLE = "systemctl --no-ask-password disable Tentacle.service";
    static final String START = "systemctl --no-ask-password start Tentacle.service";
    static final String STOP = "systemctl --no-ask-password stop Tentacle.service";
    static final String FORGET = "systemctl --no-ask-password reset-failed Tentacle.service";

    private static final Set<String> WITHOUT_MEANING = Set.of("--no-ask-password", "--no-block");

    final List<String> commands = new ArrayList<>();
    final Map<String, CommandResult> answers = new HashMap<>();
    final Map<String, String> properties = new HashMap<>();
    String version = "Version=252.39-1~deb12u1\n";
    private final Path units;
    private final Set<String> enabled = new HashSet<>();
    private final Map<String, String> loaded = new HashMap<>();
    private final Set<String> running = new HashSet<>();

    RecordedSystemd(Path units) {
        this.units = units;
    }

    /// The commands since the last call that change something.
    List<String> changes() {
        List<String> changes =
                commands.stream().filter(command -> !command.startsWith("systemctl show")).toList();
        commands.clear();
        return changes;
    }

    @Override
    public CommandResult run(List<String> command, Duration limit) {
        String line = String.join(" ", command);
        commands.add(line);
        String verb =
                command.stream()
                        .skip(1)
                        .filter(word -> !WITHOUT_MEANING.contains(word))
                        .findFirst()
                        .orElseThrow();
        String unit = command.getLast();
        CommandResult answer = answers.get(verb);
        if (answer != null) {
            return answer;
        }
        return switch (verb) {
            case "show" -> new CommandResult(0, unit.equals("Version") ? version : show(unit));
            case "daemon-reload" -> reload();
            case "enable" -> done(enabled.add(unit));
            case "disable" -> done(enabled.remove(unit));
            case "start", "restart" -> done(running.add(unit));
            case "stop" -> done(running.remove(unit));
            case "reset-failed" -> new CommandResult(1, "Unit " + unit + " not loaded.\n");
            case "--no-pager" -> new CommandResult(0, "first\nlast\n");
            default -> throw new AssertionError(line);
        };
    }

    private static CommandResult done(boolean changed) {
        return new CommandResult(0, changed ? "changed\n" : "");
    }

    private CommandResult reload() {
        loaded.clear();
        try (Stream<Path> files = Files.list(units)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                loaded.put(file.getFileName().toString(), Files.readString(file, ISO_8859_1));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new CommandResult(0, "");
    }

    private String show(String unit) {
        Path file = units.resolve(unit);
        boolean known = loaded.containsKey(unit);
        var values = new HashMap<String, String>();
        values.put("LoadState", known ? "loaded" : "not-found");
        values.put("ActiveState", running.contains(unit) ? "active" : "inactive");
        values.put("SubState", running.contains(unit) ? "running" : "dead");
        values.put("Result", "success");
        values.put("ExecMainStatus", "0");
        values.put("MainPID", running.contains(unit) ? "4711" : "0");
        values.put("UnitFileState", known ? (enabled.contains(unit) ? "enabled" : "disabled") : "");
        values.put("FragmentPath", known ? file.toString() : "");
        values.put("NeedDaemonReload", "no");
        values.putAll(properties);
        var text = new StringBuilder();
        values.forEach((key, value) -> text.append(key).append('=').append(value).append('\n'));
        return text.toString();
    }
}
