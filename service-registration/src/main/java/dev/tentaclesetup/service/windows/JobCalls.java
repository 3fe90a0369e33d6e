package dev.tentaclesetup.service.windows;

import com.sun.jna.Native;
import com.sun.jna.Pointer;
import com.sun.jna.Structure;
import com.sun.jna.Structure.FieldOrder;
import com.sun.jna.platform.win32.BaseTSD.SIZE_T;
import com.sun.jna.platform.win32.BaseTSD.ULONG_PTR;
import com.sun.jna.platform.win32.Kernel32;
import com.sun.jna.platform.win32.WinNT.HANDLE;
import com.sun.jna.win32.StdCallLibrary;
import com.sun.jna.win32.W32APIOptions;
import org.jspecify.annotations.Nullable;

/// The calls about job objects, which jna-platform lacks.
interface JobCalls {

    /// What a job limits; only the flags are used.
    @FieldOrder({
        "PerProcessUserTimeLimit",
        "PerJobUserTimeLimit",
        "LimitFlags",
        "MinimumWorkingSetSize",
        "MaximumWorkingSetSize",
        "ActiveProcessLimit",
        "Affinity",
        "PriorityClass",
        "SchedulingClass"
    })
    final class JOBOBJECT_BASIC_LIMIT_INFORMATION extends Structure {
        public long PerProcessUserTimeLimit;
        public long PerJobUserTimeLimit;
        public int LimitFlags;
        public SIZE_T MinimumWorkingSetSize = new SIZE_T();
        public SIZE_T MaximumWorkingSetSize = new SIZE_T();
        public int ActiveProcessLimit;
        public ULONG_PTR Affinity = new ULONG_PTR();
        public int PriorityClass;
        public int SchedulingClass;
    }

    /// What the processes of a job have read and written; not used.
    @FieldOrder({
        "ReadOperationCount",
        "WriteOperationCount",
        "OtherOperationCount",
        "ReadTransferCount",
        "WriteTransferCount",
        "OtherTransferCount"
    })
    final class IO_COUNTERS extends Structure {
        public long ReadOperationCount;
        public long WriteOperationCount;
        public long OtherOperationCount;
        public long ReadTransferCount;
        public long WriteTransferCount;
        public long OtherTransferCount;
    }

    /// The form that takes all flags.
    @FieldOrder({
        "BasicLimitInformation",
        "IoInfo",
        "ProcessMemoryLimit",
        "JobMemoryLimit",
        "PeakProcessMemoryUsed",
        "PeakJobMemoryUsed"
    })
    final class JOBOBJECT_EXTENDED_LIMIT_INFORMATION extends Structure {
        public JOBOBJECT_BASIC_LIMIT_INFORMATION BasicLimitInformation =
                new JOBOBJECT_BASIC_LIMIT_INFORMATION();
        public IO_COUNTERS IoInfo = new IO_COUNTERS();
        public SIZE_T ProcessMemoryLimit = new SIZE_T();
        public SIZE_T JobMemoryLimit = new SIZE_T();
        public SIZE_T PeakProcessMemoryUsed = new SIZE_T();
        public SIZE_T PeakJobMemoryUsed = new SIZE_T();
    }

    /// `CreateJobObject` without a name.
    @Nullable HANDLE create();

    /// `SetInformationJobObject` of `JobObjectExtendedLimitInformation` (9).
    boolean limit(HANDLE job, JOBOBJECT_EXTENDED_LIMIT_INFORMATION limits);

    /// `OpenProcess`
    @Nullable HANDLE open(int access, int process);

    /// `AssignProcessToJobObject`
    boolean assign(HANDLE job, HANDLE process);

    /// `TerminateJobObject`
    boolean terminate(HANDLE job, int exitCode);

    /// `CloseHandle`
    boolean close(HANDLE handle);

    /// Why the last call of this thread failed.
    int lastError();

    /// Windows itself.
    record SystemCalls() implements JobCalls {

        private static final int EXTENDED_LIMITS = 9;

        /// As `jobapi2.h` declares them.
        @SuppressWarnings("MethodName")
        interface Windows extends StdCallLibrary {
            Windows INSTANCE =
                    Native.load("kernel32", Windows.class, W32APIOptions.UNICODE_OPTIONS);

            @Nullable HANDLE CreateJobObject(@Nullable Pointer attributes, @Nullable String name);

            boolean SetInformationJobObject(
                    HANDLE job, int kind, Structure information, int length);

            boolean AssignProcessToJobObject(HANDLE job, HANDLE process);

            boolean TerminateJobObject(HANDLE job, int exitCode);
        }

        @Override
        public @Nullable HANDLE create() {
            return Windows.INSTANCE.CreateJobObject(null, null);
        }

        @Override
        public boolean limit(HANDLE job, JOBOBJECT_EXTENDED_LIMIT_INFORMATION limits) {
            return Windows.INSTANCE.SetInformationJobObject(
                    job, EXTENDED_LIMITS, limits, limits.size());
        }

        @Override
        public @Nullable HANDLE open(int access, int process) {
            return Kernel32.INSTANCE.OpenProcess(access, false, process);
        }

        @Override
        public boolean assign(HANDLE job, HANDLE process) {
            return Windows.INSTANCE.AssignProcessToJobObject(job, process);
        }

        @Override
        public boolean terminate(HANDLE job, int exitCode) {
            return Windows.INSTANCE.TerminateJobObject(job, exitCode);
        }

        @Override
        public boolean close(HANDLE handle) {
            return Kernel32.INSTANCE.CloseHandle(handle);
        }

        @Override
        public int lastError() {
            return Native.getLastError();
        }
    }
}
