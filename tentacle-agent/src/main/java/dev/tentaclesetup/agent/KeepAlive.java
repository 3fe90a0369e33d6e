package dev.tentaclesetup.agent;

import java.util.Map;

/// Whether connections are probed by TCP when nothing is said [tentacle-services 10.4]: some
/// networks punish the small packets.
final class KeepAlive {
    private static final String VARIABLE = "TentacleTcpKeepAliveEnabled";

    private KeepAlive() {}

    /// On, unless the variable says `False` in whichever case; anything else in it is ignored.
    static boolean wanted(Map<String, String> environment) {
        return !environment.getOrDefault(VARIABLE, "").strip().equalsIgnoreCase("false");
    }
}
