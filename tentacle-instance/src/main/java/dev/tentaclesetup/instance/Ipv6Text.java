package dev.tentaclesetup.instance;

import java.util.StringJoiner;

/// The one spelling of an IPv6 address that RFC 5952 recommends.
final class Ipv6Text {

    private static final int GROUPS = 8;

    private Ipv6Text() {}

    /// @param address 16 bytes
    static String of(byte[] address) {
        int[] groups = new int[GROUPS];
        for (int i = 0; i < GROUPS; i++) {
            groups[i] = ((address[2 * i] & 0xFF) << 8) | (address[2 * i + 1] & 0xFF);
        }
        int from = 0;
        int length = 0;
        for (int i = 0; i < GROUPS; i++) {
            int zeros = zeros(groups, i);
            if (zeros > length) {
                from = i;
                length = zeros;
            }
        }
        return length < 2
                ? joined(groups, 0, GROUPS)
                : joined(groups, 0, from) + "::" + joined(groups, from + length, GROUPS);
    }

    private static int zeros(int[] groups, int from) {
        int count = 0;
        while (from + count < GROUPS && groups[from + count] == 0) {
            count++;
        }
        return count;
    }

    private static String joined(int[] groups, int from, int to) {
        var text = new StringJoiner(":");
        for (int i = from; i < to; i++) {
            text.add(Integer.toHexString(groups[i]));
        }
        return text.toString();
    }
}
