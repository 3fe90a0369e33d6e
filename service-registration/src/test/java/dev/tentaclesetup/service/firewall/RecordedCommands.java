package dev.tentaclesetup.service.firewall;

import dev.tentaclesetup.service.CommandRunner;
import dev.tentaclesetup.service.ServiceException;
import dev.tentaclesetup.service.ServiceFailure.CommandNotStarted;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Answers commands as told and keeps the others. A program without any answer is not installed.
final class RecordedCommands implements CommandRunner {
    private final Map<String, CommandResult> answers = new HashMap<>();
    final List<String> unanswered = new ArrayList<>();

    RecordedCommands answer(String command, int exitCode, String output) {
        answers.put(command, new CommandResult(exitCode, output));
        return this;
    }

    @Override
    public CommandResult run(List<String> command, Duration limit) throws ServiceException {
        String line = String.join(" ", command);
        CommandResult answer = answers.get(line);
        if (answer != null) {
            return answer;
        }
        if (answers.keySet().stream().noneMatch(key -> key.startsWith(command.getFirst() + " "))) {
            throw new ServiceException(new CommandNotStarted(command, "No such file"));
        }
        unanswered.add(line);
        return new CommandResult(0, "");
    }
}
