package dev.tentaclesetup.agent.script;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PushbackInputStream;
import java.io.Reader;
import java.io.Writer;
import java.nio.charset.Charset;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.List;
import javax.crypto.Cipher;
import javax.crypto.CipherOutputStream;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.SecretKeySpec;

/// Encrypts a script's file the way in which Calamari, the server's program that reads it, expects
/// it: `IV__`, the initialisation vector, AES-128-CBC; the key from PBKDF2-HMAC-SHA1
/// [tentacle-services 6.3].
final class ScriptFileCipher {
    private static final byte[] PREFIX = "IV__".getBytes(US_ASCII);
    private static final byte[] SALT = "Octopuss".getBytes(US_ASCII);
    private static final int ITERATIONS = 1000;
    private static final int KEY_BITS = 128;
    private static final int VECTOR_BYTES = 16;
    private static final int LONGEST_MARK = 3;
    private static final List<Mark> MARKS =
            List.of(
                    new Mark("\u00EF\u00BB\u00BF", UTF_8),
                    new Mark("\u00FF\u00FE", UTF_16LE),
                    new Mark("\u00FE\u00FF", UTF_16BE));

    private ScriptFileCipher() {}

    /// Encrypts while it copies, so that a file of any size needs little memory.
    ///
    /// @param text is decoded as text and encoded again as UTF-8, as the reference does: a byte
    ///   order mark is dropped, one of UTF-16 is obeyed, and what is no text becomes U+FFFD
    static void encrypt(InputStream text, String password, OutputStream encrypted)
            throws IOException {
        byte[] vector = new byte[VECTOR_BYTES];
        new SecureRandom().nextBytes(vector);
        encrypted.write(PREFIX);
        encrypted.write(vector);
        try (Reader reader = reader(text);
                Writer writer =
                        new OutputStreamWriter(
                                new CipherOutputStream(encrypted, cipher(password, vector)),
                                UTF_8)) {
            reader.transferTo(writer);
        }
    }

    private static Cipher cipher(String password, byte[] vector) throws IOException {
        try {
            Cipher cipher = Cipher.getInstance("AES/CBC/PKCS5Padding");
            cipher.init(Cipher.ENCRYPT_MODE, key(password), new IvParameterSpec(vector));
            return cipher;
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

    /// Reads behind the byte order mark, in the character set that it stands for.
    private static Reader reader(InputStream text) throws IOException {
        PushbackInputStream in = new PushbackInputStream(text, LONGEST_MARK);
        byte[] start = in.readNBytes(LONGEST_MARK);
        Mark mark =
                MARKS.stream()
                        .filter(candidate -> candidate.begins(start))
                        .findFirst()
                        .orElse(Mark.NONE);
        int length = mark.bytes().length();
        in.unread(start, length, start.length - length);
        return new InputStreamReader(in, mark.charset());
    }

    /// A byte order mark.
    ///
    /// @param bytes one character for each byte
    private record Mark(String bytes, Charset charset) {
        static final Mark NONE = new Mark("", UTF_8);

        boolean begins(byte[] text) {
            return new String(text, ISO_8859_1).startsWith(bytes);
        }
    }
}
