package dev.tentaclesetup.practice.store;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// How the server treats names: compared without case, turned into slugs, kept as sets.
public final class Names {

    private Names() {}

    /// The form in which names and ids are compared.
    public static String folded(String name) {
        return name.strip().toLowerCase(Locale.ROOT);
    }

    /// Whether both are the same name to the server.
    public static boolean same(String one, String other) {
        return folded(one).equals(folded(other));
    }

    /// Whether `whole` contains `part`, ignoring case.
    public static boolean contains(String whole, String part) {
        return folded(whole).contains(folded(part));
    }

    /// A list without repetitions (ignoring case); the first spelling stays.
    public static List<String> distinct(Collection<String> names) {
        Map<String, String> byFolded = new LinkedHashMap<>();
        for (String name : names) {
            byFolded.putIfAbsent(folded(name), name.strip());
        }
        return List.copyOf(byFolded.values());
    }

    /// The slug of a name: lower case, everything but letters and digits one hyphen, a number
    /// appended while it is taken.
    static String slug(String name, Collection<String> taken) {
        String plain = folded(name).replaceAll("[^\\p{L}\\p{N}]+", "-").replaceAll("^-|-$", "");
        String base = plain.isEmpty() ? "item" : plain;
        String slug = base;
        for (int n = 2; taken.contains(slug); n++) {
            slug = base + "-" + n;
        }
        return slug;
    }
}
