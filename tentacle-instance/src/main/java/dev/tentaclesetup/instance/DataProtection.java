package dev.tentaclesetup.instance;

import com.sun.jna.platform.win32.Crypt32Util;
import com.sun.jna.platform.win32.Win32Exception;
import com.sun.jna.platform.win32.WinCrypt;
import dev.tentaclesetup.instance.InstanceFailure.NoMachineKey;
import dev.tentaclesetup.instance.InstanceFailure.UnreadableSecret;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;

/// The scheme of Windows [tentacle-configuration 4.1]: the system's own data protection for the
/// whole machine, without additional entropy and without a description, so that the vendor's
/// program and every account of the host can read it, and no other host.
///
/// The system checks what it decrypts, so there is no garbage as with [MachineKeyProtection].
final class DataProtection implements SecretProtection {

    /// Never a window: no user sees the windows of a service.
    private static final int SILENT = WinCrypt.CRYPTPROTECT_UI_FORBIDDEN;

    private static final int OF_THE_MACHINE = SILENT | WinCrypt.CRYPTPROTECT_LOCAL_MACHINE;

    @Override
    public String protect(byte[] plain) throws InstanceException {
        try {
            byte[] encrypted = Crypt32Util.cryptProtectData(plain, null, OF_THE_MACHINE, "", null);
            return Base64.getEncoder().encodeToString(encrypted);
        } catch (Win32Exception e) {
            throw new InstanceException(new NoMachineKey(List.of(reason(e))), e);
        }
    }

    @Override
    public <T> T unprotect(String key, String stored, Reader<T> reader) throws InstanceException {
        byte[] plain = {};
        try {
            plain = Crypt32Util.cryptUnprotectData(SecretText.base64(stored), null, SILENT, null);
            return reader.read(plain);
        } catch (IllegalArgumentException e) {
            throw unreadable(key, "the stored text is not Base64", e);
        } catch (Win32Exception e) {
            throw unreadable(key, reason(e), e);
        } catch (InstanceException e) {
            throw unreadable(key, "decrypts to something else: " + e.failure(), e);
        } finally {
            Arrays.fill(plain, (byte) 0);
        }
    }

    private static InstanceException unreadable(String key, String why, Exception cause) {
        return new InstanceException(new UnreadableSecret(key, List.of(why)), cause);
    }

    private static String reason(Win32Exception e) {
        return "data protection of Windows: " + e.getMessage() + " (" + e.getErrorCode() + ")";
    }
}
