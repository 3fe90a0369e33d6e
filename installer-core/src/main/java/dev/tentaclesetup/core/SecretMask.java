package dev.tentaclesetup.core;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/// Takes the secrets that this process has ever held out of a text. It remembers only salted hashes
/// of them, so that a secret that was wiped stays wiped.
public final class SecretMask {

    /// Shorter ones are parts of ordinary words.
    private static final int SHORTEST = 4;

    /// [octopus-api 2.1]
    private static final Pattern KEY = Pattern.compile("\\bAPI-[A-Z0-9]{16,}\\b");

    private static final byte[] SALT = new SecureRandom().generateSeed(16);
    private static final Map<Integer, Set<String>> HASHES = new ConcurrentHashMap<>();

    private SecretMask() {}

    static void remember(char[] secret) {
        String text = new String(secret).strip();
        if (text.length() >= SHORTEST) {
            HASHES.computeIfAbsent(text.length(), _ -> ConcurrentHashMap.newKeySet())
                    .add(hash(text));
        }
    }

    /// The text with `***` for what has the form of an API key. Such a key may stand where no
    /// secret belongs: in a pasted address, in the place of another answer, as the name of a file.
    public static String hideKeys(String text) {
        return KEY.matcher(text).replaceAll("API-***");
    }

    /// The text with `***` for every secret.
    public static String mask(String readable) {
        String text = hideKeys(readable);
        List<Integer> lengths = HASHES.keySet().stream().sorted(Comparator.reverseOrder()).toList();
        var masked = new StringBuilder();
        int at = 0;
        while (at < text.length()) {
            Optional<Integer> length = secretAt(text, at, lengths);
            masked.append(length.isPresent() ? "***" : text.substring(at, at + 1));
            at += length.orElse(1);
        }
        return masked.toString();
    }

    private static Optional<Integer> secretAt(String text, int at, List<Integer> lengths) {
        return lengths.stream()
                .filter(length -> at + length <= text.length())
                .filter(length ->
                        HASHES.getOrDefault(length, Set.of())
                                .contains(hash(text.substring(at, at + length))))
                .findFirst();
    }

    private static String hash(String text) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(SALT);
            return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
