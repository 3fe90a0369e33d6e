package dev.tentaclesetup.instance;

import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/// Random input that can be repeated: the seed is the argument of the test and so in its name;
/// `-Dtest.seed=…` runs one again.
public final class Seeds {

    private static final int RUNS = 200;

    private Seeds() {}

    /// For `@MethodSource`.
    public static LongStream seeds() {
        Long fixed = Long.getLong("test.seed");
        return fixed == null ? new Random().longs(RUNS) : LongStream.of(fixed);
    }

    /// Any text: mostly ASCII, with what is special in XML, JSON and shells, and with characters
    /// outside the basic plane.
    public static String text(Random random, int longest) {
        String special = "\"\\/&<>'\t\n\r ]]>\u20AC\u00FC\uFEFF\u2028";
        var text = new StringBuilder();
        IntStream.range(0, random.nextInt(longest + 1))
                .forEach(_ -> {
                    switch (random.nextInt(4)) {
                        case 0 -> text.append(special.charAt(random.nextInt(special.length())));
                        case 1 -> text.appendCodePoint(0x1F400 + random.nextInt(60));
                        default -> text.append((char) (' ' + random.nextInt(95)));
                    }
                });
        return text.toString();
    }
}
