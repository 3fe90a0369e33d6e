package dev.tentaclesetup.service.windows;

import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.Pointer;
import dev.tentaclesetup.service.AccountPassword;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Texts in the memory of native calls, two bytes a character.
final class NativeTexts {

    private static final int MOST = 1_000;

    private NativeTexts() {}

    /// Empty for no text.
    static String text(@Nullable Pointer pointer) {
        return pointer == null ? "" : pointer.getWideString(0);
    }

    /// A list whose end is an empty text.
    static List<String> list(@Nullable Pointer pointer) {
        var texts = new ArrayList<String>();
        long at = 0;
        for (String text = next(pointer, at);
                !text.isEmpty() && texts.size() < MOST;
                text = next(pointer, at)) {
            texts.add(text);
            at += (text.length() + 1L) * Native.WCHAR_SIZE;
        }
        return List.copyOf(texts);
    }

    private static String next(@Nullable Pointer pointer, long at) {
        return pointer == null ? "" : pointer.getWideString(at);
    }

    /// A list for a call, with its two ends.
    static Memory list(List<String> texts) {
        int characters = texts.stream().mapToInt(text -> text.length() + 1).sum() + 2;
        var memory = new Memory((long) characters * Native.WCHAR_SIZE);
        memory.clear();
        long at = 0;
        for (String text : texts) {
            memory.setWideString(at, text);
            at += (text.length() + 1L) * Native.WCHAR_SIZE;
        }
        return memory;
    }

    /// A password for a call, to be [cleared][#clear] after it.
    static Optional<Memory> password(AccountPassword password) {
        return password.read(characters -> {
            var memory = new Memory((characters.length + 1L) * Native.WCHAR_SIZE);
            memory.clear();
            memory.write(0, characters, 0, characters.length);
            return memory;
        });
    }

    /// An empty text for a call.
    static Memory empty() {
        var memory = new Memory(Native.WCHAR_SIZE);
        memory.clear();
        return memory;
    }

    static void clear(Optional<Memory> secret) {
        secret.ifPresent(memory -> {
            memory.clear();
            memory.close();
        });
    }
}
