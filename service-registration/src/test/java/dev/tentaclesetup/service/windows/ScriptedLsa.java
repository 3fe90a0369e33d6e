package dev.tentaclesetup.service.windows;

import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.IntByReference;
import com.sun.jna.ptr.PointerByReference;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The rights of one account in memory, laid out as the local security authority does it.
final class ScriptedLsa implements Lsa {

    static final int DONE = 0;

    private static final int NO_RIGHTS = 0xC000_0034;
    private static final Pointer POLICY = new Pointer(42);
    private static final int RIGHT_SIZE = 16;

    /// Every call in its order.
    final List<String> calls = new ArrayList<>();

    /// What calls answer instead of doing something.
    final Map<String, Integer> failures = new HashMap<>();

    final List<String> rights = new ArrayList<>();

    /// Keeps the texts of an answer from being collected while somebody reads them.
    private final List<Memory> texts = new ArrayList<>();

    private int call(String call) {
        calls.add(call);
        return failures.getOrDefault(call.split(" ", 2)[0], DONE);
    }

    private static String inHex(Pointer sid, int bytes) {
        var text = new StringBuilder();
        for (byte b : sid.getByteArray(0, bytes)) {
            text.append("%02x".formatted(b));
        }
        return text.toString();
    }

    private static String text(LSA_UNICODE_STRING right) {
        int characters = right.Length / Native.WCHAR_SIZE;
        return new String(right.Buffer.getCharArray(0, characters));
    }

    @Override
    public int LsaOpenPolicy(
            Pointer system,
            LSA_OBJECT_ATTRIBUTES attributes,
            int access,
            PointerByReference policy) {
        int status = call("LsaOpenPolicy 0x%x".formatted(access));
        policy.setValue(status == DONE ? POLICY : null);
        return status;
    }

    @Override
    public int LsaEnumerateAccountRights(
            Pointer policy, Pointer sid, PointerByReference found, IntByReference count) {
        int status = call("LsaEnumerateAccountRights " + inHex(sid, 4));
        if (status != DONE) {
            return status;
        }
        if (rights.isEmpty()) {
            return NO_RIGHTS;
        }
        var memory = new Memory((long) RIGHT_SIZE * rights.size());
        for (int i = 0; i < rights.size(); i++) {
            LSA_UNICODE_STRING right = LSA_UNICODE_STRING.of(rights.get(i));
            texts.add((Memory) right.Buffer);
            memory.setShort((long) RIGHT_SIZE * i, right.Length);
            memory.setPointer((long) RIGHT_SIZE * i + 8, right.Buffer);
        }
        texts.add(memory);
        found.setValue(memory);
        count.setValue(rights.size());
        return DONE;
    }

    @Override
    public int LsaAddAccountRights(
            Pointer policy, Pointer sid, LSA_UNICODE_STRING right, int count) {
        return call("LsaAddAccountRights %s %s %d".formatted(inHex(sid, 4), text(right), count));
    }

    @Override
    public int LsaRemoveAccountRights(
            Pointer policy, Pointer sid, byte all, LSA_UNICODE_STRING right, int count) {
        return call(
                "LsaRemoveAccountRights %s all=%d %s %d"
                        .formatted(inHex(sid, 4), all, text(right), count));
    }

    @Override
    public int LsaFreeMemory(Pointer memory) {
        return call("LsaFreeMemory");
    }

    @Override
    public int LsaClose(Pointer policy) {
        return call(POLICY.equals(policy) ? "LsaClose" : "LsaClose of another");
    }

    @Override
    public int LsaNtStatusToWinError(int status) {
        return switch (status) {
            case LogonRightsTest.STATUS_ACCESS_DENIED -> 5;
            case LogonRightsTest.STATUS_NO_SUCH_PRIVILEGE -> 1313;
            default -> throw new IllegalArgumentException("an unexpected status: " + status);
        };
    }
}
