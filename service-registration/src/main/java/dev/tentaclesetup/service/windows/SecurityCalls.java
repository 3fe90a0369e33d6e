package dev.tentaclesetup.service.windows;

import com.sun.jna.Pointer;
import com.sun.jna.platform.win32.Advapi32;
import com.sun.jna.platform.win32.Advapi32Util;
import com.sun.jna.platform.win32.Kernel32;
import com.sun.jna.platform.win32.Kernel32Util;
import com.sun.jna.platform.win32.WinNT;
import com.sun.jna.ptr.IntByReference;
import com.sun.jna.ptr.PointerByReference;

/// The calls about security descriptors, one by one.
interface SecurityCalls {

    /// `GetNamedSecurityInfo`, for the whole descriptor.
    ///
    /// @return Windows' error number
    int read(String path, int objectType, int information, PointerByReference descriptor);

    /// `SetNamedSecurityInfo`, without a group and without an audit list.
    ///
    /// @return Windows' error number
    int write(String path, int objectType, int information, Pointer owner, Pointer list);

    /// `ConvertStringSecurityDescriptorToSecurityDescriptor`
    boolean descriptor(String sddl, int revision, PointerByReference descriptor);

    /// `ConvertSecurityDescriptorToStringSecurityDescriptor`
    boolean text(Pointer descriptor, int revision, int information, PointerByReference text);

    /// `GetSecurityDescriptorOwner`
    boolean owner(Pointer descriptor, PointerByReference owner);

    /// `GetSecurityDescriptorDacl`
    boolean list(Pointer descriptor, PointerByReference list);

    /// `LocalFree`
    void free(Pointer memory);

    /// Why the last call of this thread returned false.
    int lastError();

    /// Windows itself.
    record SystemCalls() implements SecurityCalls {

        @Override
        public int read(
                String path, int objectType, int information, PointerByReference descriptor) {
            return Advapi32.INSTANCE.GetNamedSecurityInfo(
                    path, objectType, information, null, null, null, null, descriptor);
        }

        /// An administrator may take ownership of everything and give it to any account, but only
        /// with privileges that are disabled by default. They are enabled for this thread and this
        /// one call.
        @Override
        public int write(
                String path, int objectType, int information, Pointer owner, Pointer list) {
            try (var privileges =
                    new Advapi32Util.Privilege(
                            WinNT.SE_RESTORE_NAME, WinNT.SE_TAKE_OWNERSHIP_NAME)) {
                privileges.enable();
                return Advapi32.INSTANCE.SetNamedSecurityInfo(
                        path, objectType, information, owner, null, list, null);
            }
        }

        @Override
        public boolean descriptor(String sddl, int revision, PointerByReference descriptor) {
            return Sddl.INSTANCE.ConvertStringSecurityDescriptorToSecurityDescriptor(
                    sddl, revision, descriptor, new IntByReference());
        }

        @Override
        public boolean text(
                Pointer descriptor, int revision, int information, PointerByReference text) {
            return Sddl.INSTANCE.ConvertSecurityDescriptorToStringSecurityDescriptor(
                    descriptor, revision, information, text, new IntByReference());
        }

        @Override
        public boolean owner(Pointer descriptor, PointerByReference owner) {
            return Sddl.INSTANCE.GetSecurityDescriptorOwner(
                    descriptor, owner, new IntByReference());
        }

        @Override
        public boolean list(Pointer descriptor, PointerByReference list) {
            return Sddl.INSTANCE.GetSecurityDescriptorDacl(
                    descriptor, new IntByReference(), list, new IntByReference());
        }

        @Override
        public void free(Pointer memory) {
            Kernel32Util.freeLocalMemory(memory);
        }

        @Override
        public int lastError() {
            return Kernel32.INSTANCE.GetLastError();
        }
    }
}
