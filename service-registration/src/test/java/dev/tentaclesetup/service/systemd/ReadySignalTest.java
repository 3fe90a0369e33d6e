package dev.tentaclesetup.service.systemd;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tentaclesetup.service.CommandRunner;
import dev.tentaclesetup.service.CommandRunner.CommandResult;
import dev.tentaclesetup.service.ServiceException;
import dev.tentaclesetup.service.ServiceFailure.CommandNotStarted;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ReadySignalTest {

    private static final Map<String, String> ASKED = Map.of("NOTIFY_SOCKET", "/run/systemd/notify");

    private final List<List<String>> commands = new ArrayList<>();

    @Test
    void tellsSystemdThatAsked() throws Exception {
        new ReadySignal(ASKED, this::run).ready("Ready");

        assertThat(commands)
                .containsExactly(List.of("systemd-notify", "--ready", "--status=Ready"));
    }

    @Test
    void tellsHowItIsWithoutBeingReady() throws Exception {
        new ReadySignal(ASKED, this::run).status("Waiting");

        assertThat(commands).containsExactly(List.of("systemd-notify", "--status=Waiting"));
    }

    @Test
    void neverLetsTheWordsOfOthersBecomeAMessageOfTheirOwn() throws Exception {
        new ReadySignal(ASKED, this::run).status("refused\r\nREADY=1\0" + "x".repeat(1000));

        assertThat(commands)
                .containsExactly(
                        List.of(
                                "systemd-notify",
                                "--status=refused READY=1 " + "x".repeat(500 - 16)));
    }

    @Test
    void tellsNobodyWhenNobodyAsked() throws Exception {
        new ReadySignal(Map.of("PATH", "/bin"), this::run).ready("Ready");

        assertThat(commands).isEmpty();
    }

    @Test
    void keepsTheServiceRunningWhenTheSignalFails() throws Exception {
        CommandRunner none =
                (command, limit) -> {
                    commands.add(command);
                    throw new ServiceException(new CommandNotStarted(command, "no such file"));
                };

        new ReadySignal(ASKED, none).ready("Ready");

        assertThat(commands).hasSize(1);
    }

    private CommandResult run(List<String> command, Duration limit) {
        commands.add(command);
        return new CommandResult(0, "");
    }
}
