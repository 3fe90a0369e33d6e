package dev.tentaclesetup.service.windows;

import com.sun.jna.Native;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.IntByReference;
import com.sun.jna.ptr.PointerByReference;
import com.sun.jna.win32.StdCallLibrary;
import com.sun.jna.win32.W32APIOptions;

/// The calls of `advapi32.dll` about security descriptors as texts, which jna-platform lacks, and
/// those that it declares for a descriptor in a structure instead of in memory of the system.
@SuppressWarnings("MethodName")
interface Sddl extends StdCallLibrary {

    Sddl INSTANCE = Native.load("Advapi32", Sddl.class, W32APIOptions.UNICODE_OPTIONS);

    boolean ConvertSecurityDescriptorToStringSecurityDescriptor(
            Pointer descriptor,
            int revision,
            int information,
            PointerByReference text,
            IntByReference length);

    boolean ConvertStringSecurityDescriptorToSecurityDescriptor(
            String text, int revision, PointerByReference descriptor, IntByReference size);

    boolean GetSecurityDescriptorOwner(
            Pointer descriptor, PointerByReference owner, IntByReference defaulted);

    boolean GetSecurityDescriptorDacl(
            Pointer descriptor,
            IntByReference present,
            PointerByReference list,
            IntByReference defaulted);
}
