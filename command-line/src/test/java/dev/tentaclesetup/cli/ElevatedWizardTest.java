package dev.tentaclesetup.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tentaclesetup.core.Messages;
import dev.tentaclesetup.service.ServiceException;
import dev.tentaclesetup.service.ServiceFailure.NativeFailed;
import dev.tentaclesetup.service.ServiceFailure.NotElevated;
import dev.tentaclesetup.service.windows.Elevation.Outcome;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ElevatedWizardTest {

    private static final AnswerSources NO_ANSWERS =
            new AnswerSources(
                    List.of(), List.of(), Optional.empty(), Optional.empty(), false, false);

    private final User user = new User();
    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private final ElevatedWizard wizard =
            new ElevatedWizard(
                    user,
                    new ProblemText(
                            new PrintStream(printed, true, StandardCharsets.UTF_8),
                            Messages.system(),
                            new CliMessages(Locale.ENGLISH)));

    /// Somebody without an administrator's rights, who is asked for them.
    private static final class User implements AdministratorRights {
        private final List<List<String>> asked = new ArrayList<>();
        private boolean lacksRights = true;
        private Answer answer = () -> new Outcome.Ended(0);

        @FunctionalInterface
        private interface Answer {
            Outcome give() throws ServiceException, InterruptedException;
        }

        @Override
        public boolean toBeAskedFor() {
            return lacksRights;
        }

        @Override
        public Outcome ask(List<String> arguments) throws ServiceException, InterruptedException {
            asked.add(List.copyOf(arguments));
            return answer.give();
        }
    }

    @AfterEach
    void forgetInterrupt() {
        Thread.interrupted();
    }

    private String printed() {
        return printed.toString(StandardCharsets.UTF_8);
    }

    @Test
    void saysThatTheUserDeclined() {
        user.answer = Outcome.Declined::new;
        assertThat(wizard.run(NO_ANSWERS)).hasValue(5);
        assertThat(printed()).contains("PRIV-DECLINED").contains("Nothing has been changed.");
    }

    @Test
    void saysWhyThereWasNobodyToAsk() {
        user.answer =
                () -> {
                    throw new ServiceException(
                            new NativeFailed("ShellExecuteEx setup.exe", 1260, "a policy"));
                };
        assertThat(wizard.run(NO_ANSWERS)).hasValue(5);
        assertThat(printed())
                .contains("PRIV-NONE")
                .contains("ShellExecuteEx setup.exe")
                .contains("error 1260: a policy");
    }

    @Test
    void saysThatTheCallItselfWasDenied() {
        user.answer =
                () -> {
                    throw new ServiceException(new NotElevated("ShellExecuteEx setup.exe"));
                };
        assertThat(wizard.run(NO_ANSWERS)).hasValue(5);
        assertThat(printed()).contains("PRIV-NONE").contains("ShellExecuteEx setup.exe");
    }

    @Test
    void endsAsInterruptedWhileTheOtherWizardIsOpen() {
        user.answer =
                () -> {
                    throw new InterruptedException();
                };
        assertThat(wizard.run(NO_ANSWERS)).hasValue(130);
        assertThat(Thread.currentThread().isInterrupted()).isTrue();
    }

    @Test
    void asksNobodyWhoHasTheRights() {
        user.lacksRights = false;
        assertThat(wizard.run(NO_ANSWERS)).isEmpty();
        assertThat(user.asked).isEmpty();
    }

    /// The other process has another standard input.
    @Test
    void asksNobodyWhenAnswersComeThroughStandardInput() {
        var input =
                new AnswerSources(
                        List.of(Path.of("-")),
                        List.of(),
                        Optional.empty(),
                        Optional.empty(),
                        false,
                        false);
        assertThat(wizard.run(input)).isEmpty();
        assertThat(user.asked).isEmpty();
    }

    @Test
    void endsWithTheExitCodeOfTheOtherWizard() {
        user.answer = () -> new Outcome.Ended(31);
        assertThat(wizard.run(NO_ANSWERS)).hasValue(31);
        assertThat(user.asked).containsExactly(List.of("--gui", "--rights-asked"));
        assertThat(printed()).isEmpty();
    }

    @Test
    void handsOverEveryAnswer() {
        var sources =
                new AnswerSources(
                        List.of(Path.of("a b.ini")),
                        List.of("server.url=https://o", "target.name=x"),
                        Optional.of("web"),
                        Optional.of(Path.of("logs")),
                        true,
                        true);
        assertThat(wizard.run(sources)).hasValue(0);
        assertThat(user.asked)
                .containsExactly(
                        List.of(
                                "--gui",
                                "--rights-asked",
                                "--answers",
                                Path.of("a b.ini").toAbsolutePath().toString(),
                                "--set",
                                "server.url=https://o",
                                "--set",
                                "target.name=x",
                                "--instance",
                                "web",
                                "--log",
                                Path.of("logs").toAbsolutePath().toString(),
                                "--allow-inline-secrets",
                                "--lenient"));
    }
}
