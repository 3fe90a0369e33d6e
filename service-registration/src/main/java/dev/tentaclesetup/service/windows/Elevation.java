package dev.tentaclesetup.service.windows;

import com.sun.jna.platform.win32.ShellAPI.SHELLEXECUTEINFO;
import com.sun.jna.platform.win32.WinNT.HANDLE;
import com.sun.jna.ptr.IntByReference;
import dev.tentaclesetup.service.ServiceException;
import java.nio.file.Path;
import java.util.List;

/// Starts a program with an administrator's full rights: Windows asks the user for them, and for an
/// administrator's password where the user is none.
public final class Elevation {

    /// Asks by user account control.
    private static final String VERB = "runas";

    /// `SEE_MASK_NOCLOSEPROCESS`: the program can be waited for.
    private static final int TELL_PROCESS = 0x40;

    /// `SEE_MASK_NOASYNC`: the program has been started, or has not, when the call is over.
    private static final int AT_ONCE = 0x100;

    /// `SW_SHOWNORMAL`
    private static final int SHOWN = 1;

    /// `ERROR_CANCELLED`: the user said no.
    private static final int CANCELLED = 1223;

    private static final int ENDED = 0;
    private static final int RUNS_STILL = 258;

    /// An interrupt is noticed after so long.
    private static final int STEP_MILLIS = 200;

    private final ShellCalls calls;

    /// On this host, which must be Windows.
    public Elevation() {
        this(new ShellCalls.SystemCalls());
    }

    Elevation(ShellCalls calls) {
        this.calls = calls;
    }

    /// How it went.
    public sealed interface Outcome {

        /// The program was started and has ended.
        ///
        /// @param exitCode its own
        record Ended(int exitCode) implements Outcome {}

        /// The user did not give the rights; nothing was started.
        record Declined() implements Outcome {}
    }

    /// Starts a program and waits until it has ended.
    ///
    /// @param program absolute
    /// @param arguments handed over as they are; never a secret, since other processes can read
    ///   them
    /// @throws ServiceException when the program could not be started or watched
    /// @throws InterruptedException while it runs, which it then does further
    public Outcome run(Path program, List<String> arguments)
            throws ServiceException, InterruptedException {
        var info = new SHELLEXECUTEINFO();
        info.cbSize = info.size();
        info.fMask = TELL_PROCESS | AT_ONCE;
        info.lpVerb = VERB;
        info.lpFile = program.toString();
        info.lpParameters = ImagePath.arguments(arguments);
        info.nShow = SHOWN;
        if (!calls.execute(info)) {
            int error = calls.lastError();
            if (error == CANCELLED) {
                return new Outcome.Declined();
            }
            throw NativeErrors.failed("ShellExecuteEx " + program, error);
        }
        try {
            return new Outcome.Ended(end(info.hProcess));
        } finally {
            calls.close(info.hProcess);
        }
    }

    private int end(HANDLE process) throws ServiceException, InterruptedException {
        int state = RUNS_STILL;
        while (state == RUNS_STILL) {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            state = calls.await(process, STEP_MILLIS);
        }
        if (state != ENDED) {
            throw NativeErrors.failed("WaitForSingleObject", calls.lastError());
        }
        var code = new IntByReference();
        if (!calls.exitCode(process, code)) {
            throw NativeErrors.failed("GetExitCodeProcess", calls.lastError());
        }
        return code.getValue();
    }
}
