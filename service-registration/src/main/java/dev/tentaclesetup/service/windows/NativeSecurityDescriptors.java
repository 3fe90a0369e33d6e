package dev.tentaclesetup.service.windows;

import com.sun.jna.Pointer;
import com.sun.jna.platform.win32.Advapi32;
import com.sun.jna.platform.win32.Kernel32;
import com.sun.jna.platform.win32.Kernel32Util;
import com.sun.jna.ptr.IntByReference;
import com.sun.jna.ptr.PointerByReference;
import dev.tentaclesetup.service.ServiceException;
import java.nio.file.Path;

/// Windows' own calls for security descriptors.
final class NativeSecurityDescriptors implements SecurityDescriptors {

    /// `SE_FILE_OBJECT`
    private static final int FILE = 1;

    private static final int OWNER = 0x1;
    private static final int LIST = 0x4;
    private static final int CLOSED = 0x8000_0000;
    private static final int OPEN = 0x2000_0000;

    /// `SDDL_REVISION_1`
    private static final int REVISION = 1;

    private final AccountLookup accounts = new SystemAccountLookup();

    @Override
    public String read(Path path) throws ServiceException {
        var descriptor = new PointerByReference();
        int error =
                Advapi32.INSTANCE.GetNamedSecurityInfo(
                        path.toString(), FILE, OWNER | LIST, null, null, null, null, descriptor);
        if (error != 0) {
            throw NativeErrors.failed("GetNamedSecurityInfo " + path, error);
        }
        try {
            return text(descriptor.getValue());
        } finally {
            Kernel32Util.freeLocalMemory(descriptor.getValue());
        }
    }

    @Override
    public void write(Path path, String sddl, boolean closed) throws ServiceException {
        Pointer descriptor = descriptor(sddl);
        try {
            var owner = new PointerByReference();
            var list = new PointerByReference();
            require(
                    "GetSecurityDescriptorOwner",
                    Sddl.INSTANCE.GetSecurityDescriptorOwner(
                            descriptor, owner, new IntByReference()));
            require(
                    "GetSecurityDescriptorDacl",
                    Sddl.INSTANCE.GetSecurityDescriptorDacl(
                            descriptor, new IntByReference(), list, new IntByReference()));
            int error =
                    Advapi32.INSTANCE.SetNamedSecurityInfo(
                            path.toString(),
                            FILE,
                            OWNER | LIST | (closed ? CLOSED : OPEN),
                            owner.getValue(),
                            null,
                            list.getValue(),
                            null);
            if (error != 0) {
                throw NativeErrors.failed("SetNamedSecurityInfo " + path, error);
            }
        } finally {
            Kernel32Util.freeLocalMemory(descriptor);
        }
    }

    @Override
    public String canonical(String sddl) throws ServiceException {
        Pointer descriptor = descriptor(sddl);
        try {
            return text(descriptor);
        } finally {
            Kernel32Util.freeLocalMemory(descriptor);
        }
    }

    @Override
    public String sid(String account) throws ServiceException {
        return accounts.sid(account);
    }

    private static String text(Pointer descriptor) throws ServiceException {
        var text = new PointerByReference();
        require(
                "ConvertSecurityDescriptorToStringSecurityDescriptor",
                Sddl.INSTANCE.ConvertSecurityDescriptorToStringSecurityDescriptor(
                        descriptor, REVISION, OWNER | LIST, text, new IntByReference()));
        try {
            return text.getValue().getWideString(0);
        } finally {
            Kernel32Util.freeLocalMemory(text.getValue());
        }
    }

    private static Pointer descriptor(String sddl) throws ServiceException {
        var descriptor = new PointerByReference();
        require(
                "ConvertStringSecurityDescriptorToSecurityDescriptor",
                Sddl.INSTANCE.ConvertStringSecurityDescriptorToSecurityDescriptor(
                        sddl, REVISION, descriptor, new IntByReference()));
        return descriptor.getValue();
    }

    private static void require(String call, boolean done) throws ServiceException {
        if (!done) {
            throw NativeErrors.failed(call, Kernel32.INSTANCE.GetLastError());
        }
    }
}
