package dev.tentaclesetup.service.windows;

import com.sun.jna.NativeLibrary;

/// Whether this Windows is made of Wine, which answers some calls without doing what they say.
public final class Wine {

    private Wine() {}

    public static boolean running() {
        try {
            return NativeLibrary.getInstance("ntdll").getFunction("wine_get_version") != null;
        } catch (UnsatisfiedLinkError real) {
            return false;
        }
    }
}
