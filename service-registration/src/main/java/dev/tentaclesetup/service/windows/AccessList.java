package dev.tentaclesetup.service.windows;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Who may do what with a folder, read from Windows' text form (SDDL, MS-DTYP 2.5.1) as far as it
/// matters here: two that mean the same are equal, whatever order and bookkeeping flags they have.
///
/// @param owner as a SID or its two letters; empty when the text has none
/// @param closed whether nothing is inherited from the folders above
/// @param entries each one's text between its parentheses
record AccessList(String owner, boolean closed, Set<String> entries) {

    private static final int LONGEST = 64 * 1024;
    private static final Pattern FORM =
            Pattern.compile(
                    "(?:O:([A-Z0-9-]+?))?(?:G:[A-Z0-9-]+?)?D:([A-Z_]*+)((?:\\([^()]*+\\))*+)");
    private static final Pattern ENTRY = Pattern.compile("\\(([^()]*+)\\)");

    /// Control flags that say how the list came about, and that system calls keep for themselves.
    private static final List<String> BOOKKEEPING = List.of("AI", "AR");

    AccessList {
        entries = Set.copyOf(entries);
    }

    /// The text with one entry more, in the order that Windows wants: what is denied, what is
    /// allowed, what the folders above say.
    ///
    /// @param entry of something allowed, as in [#entries]
    static String with(String sddl, String entry) {
        int list = sddl.indexOf("D:");
        Matcher there = ENTRY.matcher(sddl);
        int at = sddl.length();
        for (int from = Math.max(0, list); there.find(from); from = there.end()) {
            if (!denies(there.group(1))) {
                at = there.start();
                break;
            }
        }
        return sddl.substring(0, at) + "(" + entry + ")" + sddl.substring(at);
    }

    /// The text without an entry.
    static String without(String sddl, String entry) {
        return sddl.replace("(" + entry + ")", "");
    }

    /// Given directly, not inherited.
    private static boolean denies(String entry) {
        String[] parts = entry.split(";", 3);
        return parts[0].endsWith("D") && !parts[1].contains("ID");
    }

    /// @throws IllegalArgumentException for a text that is no owner and list
    static AccessList parse(String sddl) {
        Matcher form = FORM.matcher(sddl);
        if (sddl.length() > LONGEST || !form.matches()) {
            throw new IllegalArgumentException("not an access list: " + sddl);
        }
        String flags = form.group(2);
        for (String kept : BOOKKEEPING) {
            flags = flags.replace(kept, "");
        }
        var entries = new TreeSet<String>();
        Matcher entry = ENTRY.matcher(form.group(3));
        while (entry.find()) {
            entries.add(entry.group(1));
        }
        String owner = form.group(1);
        return new AccessList(owner == null ? "" : owner, flags.equals("P"), entries);
    }
}
