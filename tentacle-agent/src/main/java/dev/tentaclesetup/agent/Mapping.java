package dev.tentaclesetup.agent;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A file in the address space of a process, as Linux lists it (proc_pid_smaps(5)).
///
/// @param line all that `maps` says of it: addresses, rights, offset, device, inode, path
/// @param from the first address
/// @param length in bytes
record Mapping(String line, long from, long length) {

    /// Smaller ones are not worth a call.
    private static final long SMALLEST = 1 << 20;

    /// Private and not writable, with a path.
    private static final Pattern PROGRAM_FILE =
            Pattern.compile("([0-9a-f]{1,15})-([0-9a-f]{1,15}) r-[x-]p [^/\\[]*/.*");

    private static final Pattern ADDRESSES = Pattern.compile("[0-9a-f]+-[0-9a-f]+ .*");

    /// The bytes in it that no longer are those of the file.
    private static final Pattern CHANGED = Pattern.compile("Anonymous: +([0-9]+) kB");

    /// The larger files that this process cannot write to and of which every page in memory still
    /// is what the file says.
    ///
    /// @param smaps lines of the process's `smaps`
    static List<Mapping> ofProgramFiles(List<String> smaps) {
        var found = new ArrayList<Mapping>();
        Mapping candidate = null;
        for (String line : smaps) {
            if (ADDRESSES.matcher(line).matches()) {
                candidate = programFile(line);
            } else if (candidate != null) {
                Matcher changed = CHANGED.matcher(line);
                if (changed.matches() && changed.group(1).equals("0")) {
                    found.add(candidate);
                }
            }
        }
        return found;
    }

    private static @Nullable Mapping programFile(String line) {
        Matcher file = PROGRAM_FILE.matcher(line);
        if (!file.matches()) {
            return null;
        }
        long from = Long.parseLong(file.group(1), 16);
        long length = Long.parseLong(file.group(2), 16) - from;
        return length < SMALLEST ? null : new Mapping(line, from, length);
    }
}
