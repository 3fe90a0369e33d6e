package dev.tentaclesetup.service.windows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.jna.Pointer;
import com.sun.jna.platform.win32.WinNT.HANDLE;
import dev.tentaclesetup.service.ServiceException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The exact calls; that they do what they say: [RightsProof].
final class ProcessJobTest {

    private static final int DENIED = 5;

    /// Writes down what is called, with handles as numbers, and fails one call.
    private record ScriptedJobs(List<String> calls, String failing) implements JobCalls {

        private boolean called(String call) {
            calls.add(call);
            return !call.startsWith(failing);
        }

        private static HANDLE handle(long number) {
            return new HANDLE(Pointer.createConstant(number));
        }

        private static long number(HANDLE handle) {
            return Pointer.nativeValue(handle.getPointer());
        }

        @Override
        public @Nullable HANDLE create() {
            return called("create") ? handle(1) : null;
        }

        @Override
        public boolean limit(HANDLE job, JOBOBJECT_EXTENDED_LIMIT_INFORMATION limits) {
            return called(
                    "limit "
                            + number(job)
                            + " "
                            + Integer.toHexString(limits.BasicLimitInformation.LimitFlags));
        }

        @Override
        public @Nullable HANDLE open(int access, int process) {
            return called("open " + Integer.toHexString(access) + " " + process) ? handle(2) : null;
        }

        @Override
        public boolean assign(HANDLE job, HANDLE process) {
            return called("assign " + number(job) + " " + number(process));
        }

        @Override
        public boolean terminate(HANDLE job, int exitCode) {
            return called("terminate " + number(job) + " " + exitCode);
        }

        @Override
        public boolean close(HANDLE handle) {
            return called("close " + number(handle));
        }

        @Override
        public int lastError() {
            return DENIED;
        }
    }

    private static ScriptedJobs thatFail(String call) {
        return new ScriptedJobs(new ArrayList<>(), call);
    }

    @ParameterizedTest
    @ValueSource(strings = {"limit", "open", "assign"})
    void leavesNothingOpenWhenWindowsRefuses(String call) {
        ScriptedJobs jobs = thatFail(call);

        assertThatThrownBy(() -> ProcessJob.of(jobs, 42)).isInstanceOf(ServiceException.class);

        assertThat(jobs.calls()).endsWith("close 1");
        assertThat(jobs.calls().contains("close 2")).isEqualTo(call.equals("assign"));
    }

    @Test
    void isRefusedWhereThereAreNoJobs() {
        assertThatThrownBy(() -> ProcessJob.of(thatFail("create"), 42))
                .isInstanceOf(ServiceException.class);
    }

    @Test
    void saysThatItsProcessesCouldNotBeEnded() throws Exception {
        ProcessJob job = ProcessJob.of(thatFail("terminate"), 42);

        assertThatThrownBy(job::end).isInstanceOf(ServiceException.class);
    }

    @Test
    void touchesNoHandleAfterItWasLetGo() throws Exception {
        ScriptedJobs jobs = thatFail("nothing");
        ProcessJob job = ProcessJob.of(jobs, 42);
        job.close();

        job.end();
        job.close();

        assertThat(jobs.calls()).endsWith("close 2", "close 1");
    }

    @Test
    void takesAProcessThatMayLeaveAndEndsIt() throws Exception {
        ScriptedJobs jobs = thatFail("nothing");

        try (ProcessJob job = ProcessJob.of(jobs, 42)) {
            job.end();
        }

        assertThat(jobs.calls())
                .containsExactly(
                        "create",
                        "limit 1 800",
                        "open 101 42",
                        "assign 1 2",
                        "close 2",
                        "terminate 1 1",
                        "close 1");
    }
}
