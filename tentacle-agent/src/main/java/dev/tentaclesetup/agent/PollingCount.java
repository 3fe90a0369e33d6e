package dev.tentaclesetup.agent;

import dev.tentaclesetup.instance.TentacleConfiguration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/// How many connections poll a server [tentacle-services 10.2].
///
/// @param connections 1 to 512
/// @param remarks log lines that say where the number comes from
record PollingCount(int connections, List<String> remarks) {
    private static final String VARIABLE = "TentaclePollingConnectionCount";
    private static final int MOST = TentacleConfiguration.MAX_POLLING_CONNECTIONS;

    PollingCount {
        remarks = List.copyOf(remarks);
    }

    /// The environment's number, if it is one, wins over the configured one.
    static PollingCount of(Map<String, String> environment, OptionalInt configured) {
        long wanted = unsigned(environment.getOrDefault(VARIABLE, ""));
        if (wanted >= 0) {
            return requested(wanted, VARIABLE + " environment variable");
        }
        return configured.orElse(0) > 0
                ? requested(configured.getAsInt(), "Tentacle configuration")
                : new PollingCount(1, List.of());
    }

    private static PollingCount requested(long wanted, String source) {
        List<String> remarks = new ArrayList<>();
        remarks.add("Requested polling connection count (from " + source + "): " + wanted);
        if (wanted > MOST) {
            remarks.add(
                    "The requested polling connection count exceeds the maximum of 512, limiting to"
                            + " 512");
        }
        return new PollingCount(Math.clamp(wanted, 1, MOST), remarks);
    }

    private static long unsigned(String text) {
        try {
            return Integer.parseUnsignedInt(text.strip()) & 0xFFFF_FFFFL;
        } catch (NumberFormatException e) {
            return -1;
        }
    }
}
