package dev.tentaclesetup.service.windows;

import com.sun.jna.Pointer;
import com.sun.jna.ptr.PointerByReference;
import dev.tentaclesetup.service.ServiceException;
import java.nio.file.Path;

/// Windows' own calls for security descriptors.
final class NativeSecurityDescriptors implements SecurityDescriptors {

    /// `SE_FILE_OBJECT`
    private static final int FILE = 1;

    /// `OWNER_SECURITY_INFORMATION`, `DACL_SECURITY_INFORMATION`
    private static final int OWNER = 0x1;

    private static final int LIST = 0x4;

    /// `PROTECTED_DACL_SECURITY_INFORMATION`, `UNPROTECTED_DACL_SECURITY_INFORMATION`
    private static final int CLOSED = 0x8000_0000;

    private static final int OPEN = 0x2000_0000;

    /// `SDDL_REVISION_1`
    private static final int REVISION = 1;

    private final SecurityCalls calls;
    private final AccountLookup accounts;

    /// On this host, which must be Windows.
    NativeSecurityDescriptors() {
        this(new SecurityCalls.SystemCalls(), new SystemAccountLookup());
    }

    NativeSecurityDescriptors(SecurityCalls calls, AccountLookup accounts) {
        this.calls = calls;
        this.accounts = accounts;
    }

    @Override
    public String read(Path path) throws ServiceException {
        var descriptor = new PointerByReference();
        int error = calls.read(path.toString(), FILE, OWNER | LIST, descriptor);
        if (error != 0) {
            throw NativeErrors.failed("GetNamedSecurityInfo " + path, error);
        }
        try {
            return text(descriptor.getValue());
        } finally {
            calls.free(descriptor.getValue());
        }
    }

    @Override
    public void write(Path path, String sddl, boolean closed) throws ServiceException {
        Pointer descriptor = descriptor(sddl);
        try {
            var owner = new PointerByReference();
            var list = new PointerByReference();
            require("GetSecurityDescriptorOwner", calls.owner(descriptor, owner));
            require("GetSecurityDescriptorDacl", calls.list(descriptor, list));
            int information = OWNER | LIST | (closed ? CLOSED : OPEN);
            int error =
                    calls.write(
                            path.toString(), FILE, information, owner.getValue(), list.getValue());
            if (error != 0) {
                throw NativeErrors.failed("SetNamedSecurityInfo " + path, error);
            }
        } finally {
            calls.free(descriptor);
        }
    }

    @Override
    public String canonical(String sddl) throws ServiceException {
        Pointer descriptor = descriptor(sddl);
        try {
            return text(descriptor);
        } finally {
            calls.free(descriptor);
        }
    }

    @Override
    public String sid(String account) throws ServiceException {
        return accounts.sid(account);
    }

    private String text(Pointer descriptor) throws ServiceException {
        var text = new PointerByReference();
        require(
                "ConvertSecurityDescriptorToStringSecurityDescriptor",
                calls.text(descriptor, REVISION, OWNER | LIST, text));
        try {
            return text.getValue().getWideString(0);
        } finally {
            calls.free(text.getValue());
        }
    }

    private Pointer descriptor(String sddl) throws ServiceException {
        var descriptor = new PointerByReference();
        require(
                "ConvertStringSecurityDescriptorToSecurityDescriptor",
                calls.descriptor(sddl, REVISION, descriptor));
        return descriptor.getValue();
    }

    private void require(String call, boolean done) throws ServiceException {
        if (!done) {
            throw NativeErrors.failed(call, calls.lastError());
        }
    }
}
