package dev.tentaclesetup.service.windows;

import com.sun.jna.platform.win32.WinNT.HANDLE;
import dev.tentaclesetup.service.ServiceException;
import dev.tentaclesetup.service.windows.JobCalls.JOBOBJECT_EXTENDED_LIMIT_INFORMATION;

/// A process and everything that it starts from now on, to be ended together: also what has left
/// the tree of its processes, because the process that started it has ended (a job object of
/// Windows).
///
/// A program may leave the job if it says so when it starts another one
/// (`CREATE_BREAKAWAY_FROM_JOB`): without this permission such a start would fail, which it does
/// not under the vendor's agent.
public final class ProcessJob implements AutoCloseable {

    /// `PROCESS_TERMINATE` and `PROCESS_SET_QUOTA`, which is what a job needs of a process.
    private static final int ACCESS = 0x1 | 0x100;

    /// `JOB_OBJECT_LIMIT_BREAKAWAY_OK`
    private static final int MAY_LEAVE = 0x800;

    /// What `TerminateProcess` of Java gives, too.
    private static final int EXIT_CODE = 1;

    private final JobCalls calls;
    private final HANDLE job;

    /// Guarded by this: a closed handle's number may soon be that of another thing.
    private boolean open = true;

    private ProcessJob(JobCalls calls, HANDLE job) {
        this.calls = calls;
        this.job = job;
    }

    /// Puts a process into a job of its own, on this host, which must be Windows. A process that it
    /// has started before is not in the job.
    ///
    /// @param process a child of this process, so that no other process gets its number meanwhile
    /// @throws ServiceException when Windows refuses; the process goes on as it was
    public static ProcessJob of(Process process) throws ServiceException {
        return of(new JobCalls.SystemCalls(), Math.toIntExact(process.pid()));
    }

    static ProcessJob of(JobCalls calls, int process) throws ServiceException {
        HANDLE created = calls.create();
        if (created == null) {
            throw NativeErrors.failed("CreateJobObject", calls.lastError());
        }
        var job = new ProcessJob(calls, created);
        try {
            job.letLeave();
            job.take(process);
            return job;
        } catch (ServiceException e) {
            job.close();
            throw e;
        }
    }

    private void letLeave() throws ServiceException {
        var limits = new JOBOBJECT_EXTENDED_LIMIT_INFORMATION();
        limits.BasicLimitInformation.LimitFlags = MAY_LEAVE;
        if (!calls.limit(job, limits)) {
            throw NativeErrors.failed("SetInformationJobObject", calls.lastError());
        }
    }

    private void take(int process) throws ServiceException {
        HANDLE handle = calls.open(ACCESS, process);
        if (handle == null) {
            throw NativeErrors.failed("OpenProcess", calls.lastError());
        }
        try {
            if (!calls.assign(job, handle)) {
                throw NativeErrors.failed("AssignProcessToJobObject", calls.lastError());
            }
        } finally {
            calls.close(handle);
        }
    }

    /// Ends all of it, without a chance to react; nothing after [#close].
    ///
    /// @throws ServiceException when Windows refuses
    public synchronized void end() throws ServiceException {
        if (open && !calls.terminate(job, EXIT_CODE)) {
            throw NativeErrors.failed("TerminateJobObject", calls.lastError());
        }
    }

    /// Lets go of it: what runs goes on.
    @Override
    public synchronized void close() {
        if (open) {
            open = false;
            calls.close(job);
        }
    }
}
