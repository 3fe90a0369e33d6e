package dev.tentaclesetup.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.regex.Pattern;

/// `tentacle-setup` that kills its own process, as `kill -9` does, when it has printed a line: the
/// thread that prints is the one that carries out the plan.
final class KilledAtLine extends PrintStream {

    private final Pattern last;

    private KilledAtLine(PrintStream out, Pattern last) {
        super(out, true, StandardCharsets.UTF_8);
        this.last = last;
    }

    /// @param arguments a pattern that the line contains, then those of `tentacle-setup`
    public static void main(String[] arguments) {
        System.setOut(new KilledAtLine(System.out, Pattern.compile(arguments[0])));
        SetupMain.main(Arrays.copyOfRange(arguments, 1, arguments.length));
    }

    @Override
    public void println(String line) {
        super.println(line);
        if (last.matcher(line).find()) {
            kill();
        }
    }

    private static void kill() {
        try {
            String me = Long.toString(ProcessHandle.current().pid());
            int ended = new ProcessBuilder("kill", "-9", me).start().waitFor();
            throw new IllegalStateException("still there after kill ended with " + ended);
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
