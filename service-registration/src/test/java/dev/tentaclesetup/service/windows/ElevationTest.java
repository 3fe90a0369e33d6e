package dev.tentaclesetup.service.windows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.jna.Pointer;
import com.sun.jna.platform.win32.ShellAPI.SHELLEXECUTEINFO;
import com.sun.jna.platform.win32.WinNT.HANDLE;
import com.sun.jna.ptr.IntByReference;
import dev.tentaclesetup.service.ServiceException;
import dev.tentaclesetup.service.ServiceFailure;
import dev.tentaclesetup.service.ServiceFailure.NativeFailed;
import dev.tentaclesetup.service.ServiceFailure.NotElevated;
import dev.tentaclesetup.service.windows.Elevation.Outcome;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The calls as Windows gets them. Wine has no user account control that could be declined.
class ElevationTest {

    private static final Path PROGRAM = Path.of("/opt/tentacle setup/tentacle-setup.exe");
    private static final String EXECUTE =
            "execute 112 0x140 runas [" + PROGRAM + "] [--set \"a=b c\" --instance=\"web\"] 1";
    private static final String AWAIT = "await 200";

    private final Shell shell = new Shell();
    private final Elevation elevation = new Elevation(shell);

    /// One program, which runs for some calls and then ends.
    private static final class Shell implements ShellCalls {
        private static final HANDLE PROCESS = new HANDLE(new Pointer(42));

        private final List<String> calls = new ArrayList<>();
        private int runsForCalls = 2;
        private boolean interrupts;
        private String failing = "";
        private int error;

        void fails(String call, int why) {
            failing = call;
            error = why;
        }

        private boolean call(String call) {
            calls.add(call);
            return !call.split(" ", 2)[0].equals(failing);
        }

        private static void isTheProgram(HANDLE process) {
            assertThat(process).isEqualTo(PROCESS);
        }

        @Override
        public boolean execute(SHELLEXECUTEINFO info) {
            boolean started =
                    call(
                            "execute %d 0x%x %s [%s] [%s] %d"
                                    .formatted(
                                            info.cbSize,
                                            info.fMask,
                                            info.lpVerb,
                                            info.lpFile,
                                            info.lpParameters,
                                            info.nShow));
            if (started) {
                info.hProcess = PROCESS;
            }
            return started;
        }

        @Override
        public int await(HANDLE process, int millis) {
            isTheProgram(process);
            if (interrupts) {
                Thread.currentThread().interrupt();
            }
            if (!call("await " + millis)) {
                return -1;
            }
            return runsForCalls-- > 0 ? 258 : 0;
        }

        @Override
        public boolean exitCode(HANDLE process, IntByReference code) {
            isTheProgram(process);
            code.setValue(7);
            return call("exitCode");
        }

        @Override
        public boolean close(HANDLE process) {
            isTheProgram(process);
            return call("close");
        }

        @Override
        public int lastError() {
            return error;
        }
    }

    private Outcome run() throws ServiceException, InterruptedException {
        return elevation.run(PROGRAM, List.of("--set", "a=b c", "--instance=web"));
    }

    private ServiceFailure failure() {
        return catchThrowableOfType(ServiceException.class, this::run).failure();
    }

    @Test
    void tellsThatTheUserDeclined() throws Exception {
        shell.fails("execute", 1223);
        assertThat(run()).isEqualTo(new Outcome.Declined());
        assertThat(shell.calls).hasSize(1);
    }

    @Test
    void failsWithTheNumberOfTheSystemWhenNothingWasStarted() {
        shell.fails("execute", 2);
        assertThat(failure()).isEqualTo(new NativeFailed("ShellExecuteEx " + PROGRAM, 2, ""));
        assertThat(shell.calls).hasSize(1);
    }

    @Test
    void closesTheProcessThatItCannotWaitFor() {
        shell.fails("await", 6);
        assertThat(failure()).isEqualTo(new NativeFailed("WaitForSingleObject", 6, ""));
        assertThat(shell.calls).last().isEqualTo("close");
    }

    @Test
    void closesTheProcessThatDoesNotTellItsExitCode() {
        shell.fails("exitCode", 5);
        assertThat(failure()).isEqualTo(new NotElevated("GetExitCodeProcess"));
        assertThat(shell.calls).last().isEqualTo("close");
    }

    @Test
    void leavesTheProgramAloneWhenInterrupted() {
        shell.interrupts = true;
        assertThatExceptionOfType(InterruptedException.class).isThrownBy(this::run);
        assertThat(shell.calls).containsExactly(EXECUTE, AWAIT, "close");
    }

    @Test
    void startsTheProgramAsAdministratorAndAwaitsItsExitCode() throws Exception {
        assertThat(run()).isEqualTo(new Outcome.Ended(7));
        assertThat(shell.calls).containsExactly(EXECUTE, AWAIT, AWAIT, AWAIT, "exitCode", "close");
    }
}
