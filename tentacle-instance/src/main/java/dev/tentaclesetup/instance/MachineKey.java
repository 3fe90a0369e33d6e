package dev.tentaclesetup.instance;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/// A key of this host and the constant initialisation vector that goes with it: AES in CBC mode
/// with PKCS#7 padding [tentacle-configuration 4.2].
final class MachineKey {

    private static final byte[] MACHINE_ID_IV =
            "743677397A244326".getBytes(StandardCharsets.US_ASCII);
    private static final int MACHINE_ID_LENGTH = 32;
    private static final int MAX_BYTES = 4096;

    private final byte[] key;
    private final byte[] iv;

    private MachineKey(byte[] key, byte[] iv) {
        this.key = key;
        this.iv = iv;
    }

    /// From the machine id: its first line, exactly 32 characters, taken as they are.
    ///
    /// @throws IOException when the file is missing or its first line has another length
    static MachineKey ofMachineId(Path file) throws IOException {
        String text = new String(AtomicFile.read(file, MAX_BYTES), StandardCharsets.UTF_8);
        String line = text.lines().findFirst().orElse("");
        if (line.length() != MACHINE_ID_LENGTH) {
            throw new IOException(
                    "the first line has %d characters instead of %d"
                            .formatted(line.length(), MACHINE_ID_LENGTH));
        }
        return new MachineKey(line.getBytes(StandardCharsets.US_ASCII), MACHINE_ID_IV);
    }

    /// From a key file: key and vector in Base64 with a dot between, and at most one line end.
    ///
    /// @throws IOException when the file is missing or holds anything else
    static MachineKey ofKeyFile(Path file) throws IOException {
        String text = new String(AtomicFile.read(file, MAX_BYTES), StandardCharsets.UTF_8);
        String[] parts = text.replaceFirst("\r?\n$", "").split("\\.", -1);
        try {
            byte[] key = Base64.getDecoder().decode(parts[0]);
            byte[] iv = Base64.getDecoder().decode(parts.length == 2 ? parts[1] : "");
            if ((key.length != 32 && key.length != 16) || iv.length != 16) {
                throw new IOException("key or vector has a wrong length");
            }
            return new MachineKey(key, iv);
        } catch (IllegalArgumentException e) {
            throw new IOException("not a key file", e);
        }
    }

    /// A new random key, as the official program makes it.
    static MachineKey generate(SecureRandom random) {
        byte[] key = new byte[32];
        byte[] iv = new byte[16];
        random.nextBytes(key);
        random.nextBytes(iv);
        return new MachineKey(key, iv);
    }

    /// The content of a key file.
    byte[] keyFile() {
        Base64.Encoder base64 = Base64.getEncoder();
        return (base64.encodeToString(key) + "." + base64.encodeToString(iv))
                .getBytes(StandardCharsets.US_ASCII);
    }

    byte[] encrypt(byte[] plain) throws GeneralSecurityException {
        return cipher(Cipher.ENCRYPT_MODE, iv).doFinal(plain);
    }

    byte[] decrypt(byte[] encrypted) throws GeneralSecurityException {
        return cipher(Cipher.DECRYPT_MODE, iv).doFinal(encrypted);
    }

    /// For the announced form that puts a fresh vector before each value [tentacle-configuration
    /// 4.3].
    byte[] decryptAfterVector(byte[] vectorAndEncrypted) throws GeneralSecurityException {
        if (vectorAndEncrypted.length < iv.length) {
            throw new GeneralSecurityException("too short");
        }
        byte[] vector = Arrays.copyOf(vectorAndEncrypted, iv.length);
        return cipher(Cipher.DECRYPT_MODE, vector)
                .doFinal(vectorAndEncrypted, iv.length, vectorAndEncrypted.length - iv.length);
    }

    private Cipher cipher(int mode, byte[] vector) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/CBC/PKCS5Padding");
        cipher.init(mode, new SecretKeySpec(key, "AES"), new IvParameterSpec(vector));
        return cipher;
    }
}
