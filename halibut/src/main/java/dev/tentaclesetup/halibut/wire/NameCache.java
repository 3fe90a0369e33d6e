package dev.tentaclesetup.halibut.wire;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// The names seen lately in one message, so that a list of 200,000 log lines does not make 600,000
/// strings for three names.
final class NameCache {

    private static final int SLOTS = 64;
    private static final int LONGEST = 32;

    private final @Nullable String[] slots = new String[SLOTS];

    String get(byte[] bytes, int start, int length) {
        if (length > LONGEST) {
            return new String(bytes, start, length, StandardCharsets.UTF_8);
        }
        int hash = length;
        for (int i = start; i < start + length; i++) {
            hash = 31 * hash + bytes[i];
        }
        int slot = (hash ^ hash >>> 15) & (SLOTS - 1);
        String cached = slots[slot];
        if (cached != null && same(cached, bytes, start, length)) {
            return cached;
        }
        String made = new String(bytes, start, length, StandardCharsets.UTF_8);
        slots[slot] = made;
        return made;
    }

    /// True only for ASCII names; others are made anew each time.
    private static boolean same(String cached, byte[] bytes, int start, int length) {
        if (cached.length() != length) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            if (cached.charAt(i) != bytes[start + i]) {
                return false;
            }
        }
        return true;
    }
}
