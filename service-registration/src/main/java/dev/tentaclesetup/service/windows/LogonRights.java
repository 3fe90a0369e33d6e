package dev.tentaclesetup.service.windows;

import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.Pointer;
import com.sun.jna.platform.win32.Advapi32Util;
import com.sun.jna.ptr.IntByReference;
import com.sun.jna.ptr.PointerByReference;
import dev.tentaclesetup.service.ServiceException;
import dev.tentaclesetup.service.windows.Lsa.LSA_UNICODE_STRING;

/// The right "log on as a service" of accounts, in this host's security policy.
final class LogonRights {

    private static final String RIGHT = "SeServiceLogonRight";

    /// `POLICY_LOOKUP_NAMES | POLICY_CREATE_ACCOUNT`
    private static final int ACCESS = 0x800 | 0x10;

    /// `STATUS_OBJECT_NAME_NOT_FOUND`: an account that was never given any right.
    private static final int NO_RIGHTS = 0xC000_0034;

    private final Lsa lsa;
    private final SidLookup sids;

    /// Of this host.
    LogonRights() {
        this(Native.load("Advapi32", Lsa.class), LogonRights::lookUp);
    }

    LogonRights(Lsa lsa, SidLookup sids) {
        this.lsa = lsa;
        this.sids = sids;
    }

    /// Finds the SID of an account.
    @FunctionalInterface
    interface SidLookup {
        /// @throws ServiceException with [dev.tentaclesetup.service.ServiceFailure.AccountRefused]
        ///   when there is none
        byte[] sid(String account) throws ServiceException;
    }

    /// A call that needs the policy and the account's SID.
    @FunctionalInterface
    private interface Change {
        boolean apply(Pointer policy, Pointer sid) throws ServiceException;
    }

    /// @return false when the account had the right
    boolean grant(String account) throws ServiceException {
        return change(
                account,
                (policy, sid) -> {
                    boolean add = !has(policy, sid);
                    if (add) {
                        int status =
                                lsa.LsaAddAccountRights(
                                        policy, sid, LSA_UNICODE_STRING.of(RIGHT), 1);
                        require("LsaAddAccountRights " + account, status);
                    }
                    return add;
                });
    }

    /// @return false when the account did not have the right
    boolean revoke(String account) throws ServiceException {
        return change(
                account,
                (policy, sid) -> {
                    boolean there = has(policy, sid);
                    if (there) {
                        int status =
                                lsa.LsaRemoveAccountRights(
                                        policy, sid, (byte) 0, LSA_UNICODE_STRING.of(RIGHT), 1);
                        require("LsaRemoveAccountRights " + account, status);
                    }
                    return there;
                });
    }

    private boolean change(String account, Change change) throws ServiceException {
        byte[] bytes = sids.sid(account);
        var policy = new PointerByReference();
        require(
                "LsaOpenPolicy",
                lsa.LsaOpenPolicy(null, new Lsa.LSA_OBJECT_ATTRIBUTES(), ACCESS, policy));
        try (var sid = new Memory(bytes.length)) {
            sid.write(0, bytes, 0, bytes.length);
            return change.apply(policy.getValue(), sid);
        } finally {
            int closed = lsa.LsaClose(policy.getValue());
            assert closed == 0;
        }
    }

    private boolean has(Pointer policy, Pointer sid) throws ServiceException {
        var rights = new PointerByReference();
        var count = new IntByReference();
        int status = lsa.LsaEnumerateAccountRights(policy, sid, rights, count);
        if (status == NO_RIGHTS) {
            return false;
        }
        require("LsaEnumerateAccountRights", status);
        if (rights.getValue() == null) {
            return false;
        }
        try {
            return holds(rights.getValue(), count.getValue());
        } finally {
            lsa.LsaFreeMemory(rights.getValue());
        }
    }

    private static boolean holds(Pointer rights, int count) {
        int size = new LSA_UNICODE_STRING().size();
        for (int i = 0; i < count; i++) {
            Pointer at = rights.share((long) i * size);
            int length = Short.toUnsignedInt(at.getShort(0)) / Native.WCHAR_SIZE;
            // The text's address follows the two lengths, aligned.
            Pointer text = at.getPointer(Native.POINTER_SIZE);
            if (length == RIGHT.length() && RIGHT.equals(text(text, length))) {
                return true;
            }
        }
        return false;
    }

    private static String text(Pointer pointer, int length) {
        return new String(pointer.getCharArray(0, length));
    }

    private void require(String call, int status) throws ServiceException {
        if (status != 0) {
            throw NativeErrors.failed(call, lsa.LsaNtStatusToWinError(status));
        }
    }

    private static byte[] lookUp(String account) throws ServiceException {
        return Advapi32Util.convertStringSidToSid(new SystemAccountLookup().sid(account));
    }
}
