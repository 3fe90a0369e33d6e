package dev.tentaclesetup.service.windows;

import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.Pointer;
import com.sun.jna.Structure;
import com.sun.jna.Structure.FieldOrder;
import com.sun.jna.ptr.IntByReference;
import com.sun.jna.ptr.PointerByReference;
import com.sun.jna.win32.StdCallLibrary;
import org.jspecify.annotations.Nullable;

/// The calls of the local security authority about the rights of accounts. They answer with an
/// `NTSTATUS`, 0 for done.
@SuppressWarnings("MethodName")
interface Lsa extends StdCallLibrary {

    /// A text with its length in bytes, which needs no end.
    @FieldOrder({"Length", "MaximumLength", "Buffer"})
    final class LSA_UNICODE_STRING extends Structure {
        public short Length;
        public short MaximumLength;
        public @Nullable Pointer Buffer;

        static LSA_UNICODE_STRING of(String text) {
            var string = new LSA_UNICODE_STRING();
            var memory = new Memory((text.length() + 1L) * Native.WCHAR_SIZE);
            memory.setWideString(0, text);
            string.Length = (short) (text.length() * Native.WCHAR_SIZE);
            string.MaximumLength = (short) memory.size();
            string.Buffer = memory;
            return string;
        }
    }

    /// All zero, as the documentation wants it.
    @FieldOrder({
        "Length",
        "RootDirectory",
        "ObjectName",
        "Attributes",
        "SecurityDescriptor",
        "SecurityQualityOfService"
    })
    final class LSA_OBJECT_ATTRIBUTES extends Structure {
        public int Length;
        public @Nullable Pointer RootDirectory;
        public @Nullable Pointer ObjectName;
        public int Attributes;
        public @Nullable Pointer SecurityDescriptor;
        public @Nullable Pointer SecurityQualityOfService;
    }

    int LsaOpenPolicy(
            @Nullable Pointer system,
            LSA_OBJECT_ATTRIBUTES attributes,
            int access,
            PointerByReference policy);

    int LsaEnumerateAccountRights(
            Pointer policy, Pointer sid, PointerByReference rights, IntByReference count);

    int LsaAddAccountRights(Pointer policy, Pointer sid, LSA_UNICODE_STRING rights, int count);

    int LsaRemoveAccountRights(
            Pointer policy, Pointer sid, byte all, LSA_UNICODE_STRING rights, int count);

    int LsaFreeMemory(Pointer memory);

    int LsaClose(Pointer policy);

    int LsaNtStatusToWinError(int status);
}
