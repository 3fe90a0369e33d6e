package dev.tentaclesetup.core.answers;

import java.io.Reader;
import java.util.List;

/// Returns at most one line from each read, however much is asked for, so that a parser with
/// buffers of its own has never read further than [#line()]. The INI parser reports no line numbers
/// itself.
final class LinewiseReader extends Reader {

    private final List<String> lines;
    private int next;
    private int offset;

    LinewiseReader(List<String> lines) {
        this.lines = List.copyOf(lines);
    }

    /// The number of the line that was handed out last, from 1.
    int line() {
        return offset == 0 ? next : next + 1;
    }

    @Override
    public int read(char[] buffer, int from, int length) {
        if (next >= lines.size()) {
            return -1;
        }
        String rest = lines.get(next).substring(offset) + "\n";
        int count = Math.min(length, rest.length());
        rest.getChars(0, count, buffer, from);
        boolean whole = count == rest.length();
        offset = whole ? 0 : offset + count;
        next += whole ? 1 : 0;
        return count;
    }

    @Override
    public void close() {
        // Nothing is held.
    }
}
