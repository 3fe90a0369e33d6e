package dev.tentaclesetup.agent.script;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import javax.crypto.Cipher;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.SecretKeySpec;

/// Encrypts a script's file the way in which Calamari, the server's program that reads it, expects
/// it: `IV__`, the initialisation vector, AES-128-CBC; the key from PBKDF2-HMAC-SHA1 (services
/// sheet 6.3).
final class ScriptFileCipher {
    private static final byte[] PREFIX = "IV__".getBytes(US_ASCII);
    private static final byte[] SALT = "Octopuss".getBytes(US_ASCII);
    private static final int ITERATIONS = 1000;
    private static final int KEY_BITS = 128;
    private static final int VECTOR_BYTES = 16;

    private ScriptFileCipher() {}

    static byte[] encrypt(byte[] text, String password) throws IOException {
        byte[] vector = new byte[VECTOR_BYTES];
        new SecureRandom().nextBytes(vector);
        try {
            Cipher cipher = Cipher.getInstance("AES/CBC/PKCS5Padding");
            cipher.init(Cipher.ENCRYPT_MODE, key(password), new IvParameterSpec(vector));
            byte[] encrypted = cipher.doFinal(withoutMark(text));
            return ByteBuffer.allocate(PREFIX.length + VECTOR_BYTES + encrypted.length)
                    .put(PREFIX)
                    .put(vector)
                    .put(encrypted)
                    .array();
        } catch (GeneralSecurityException e) {
            throw new IOException("A script's file could not be encrypted.", e);
        }
    }

    private static SecretKeySpec key(String password) throws GeneralSecurityException {
        PBEKeySpec spec = new PBEKeySpec(password.toCharArray(), SALT, ITERATIONS, KEY_BITS);
        try {
            byte[] key =
                    SecretKeyFactory.getInstance("PBKDF2WithHmacSHA1")
                            .generateSecret(spec)
                            .getEncoded();
            return new SecretKeySpec(key, "AES");
        } finally {
            spec.clearPassword();
        }
    }

    /// The reference passes the file through a text reader, which drops a byte order mark and
    /// replaces bytes that are not UTF-8.
    private static byte[] withoutMark(byte[] text) {
        String decoded = new String(text, UTF_8);
        return (decoded.startsWith("\uFEFF") ? decoded.substring(1) : decoded).getBytes(UTF_8);
    }
}
