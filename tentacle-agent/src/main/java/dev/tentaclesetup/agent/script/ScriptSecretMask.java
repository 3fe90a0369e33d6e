package dev.tentaclesetup.agent.script;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/// Hides values that the agent itself gave to a script from the script's log [tentacle-services
/// 6.6]. A value of less than four characters would hide too much and is shown.
public final class ScriptSecretMask {
    /// Hides nothing.
    public static final ScriptSecretMask NONE = new ScriptSecretMask(List.of());

    private static final String STARS = "********";
    private static final int SHORTEST = 4;
    private static final int SHORTEST_PART = 3;
    private static final Pattern HEX = Pattern.compile("%[0-9A-F]{2}");

    private final List<String> secrets;

    private ScriptSecretMask(List<String> secrets) {
        this.secrets = secrets;
    }

    /// Hides these values, as they are and as they are written in a URL.
    public static ScriptSecretMask of(List<String> values) {
        Set<String> forms = new LinkedHashSet<>();
        for (String value : values) {
            if (value.length() >= SHORTEST && !value.isBlank()) {
                String encoded = URLEncoder.encode(value, UTF_8);
                for (String form : List.of(encoded, encoded.replace("+", "%20"))) {
                    forms.add(form);
                    forms.add(
                            HEX.matcher(form)
                                    .replaceAll(hex -> hex.group().toLowerCase(Locale.ROOT)));
                }
                forms.add(value);
            }
        }
        // The longest first: one secret may begin with another.
        return new ScriptSecretMask(
                forms.stream().sorted(Comparator.comparingInt(String::length).reversed()).toList());
    }

    boolean isEmpty() {
        return secrets.isEmpty();
    }

    /// Begins a stream of lines. A secret may go over the end of a line: what follows it is hidden
    /// then, what was before has gone already.
    Stream stream() {
        return new Stream();
    }

    /// One stream of consecutive lines.
    final class Stream {
        private final List<String> expected = new ArrayList<>();

        /// The line without secrets.
        String hide(String line) {
            String shown = line;
            for (String rest : List.copyOf(expected)) {
                if (line.startsWith(rest)) {
                    shown = STARS + line.substring(rest.length());
                }
            }
            for (String secret : secrets) {
                shown = shown.replace(secret, STARS);
            }
            expect(line);
            return shown;
        }

        private void expect(String line) {
            List<String> next = new ArrayList<>();
            for (String rest : expected) {
                if (rest.startsWith(line) && line.length() < rest.length()) {
                    next.add(rest.substring(line.length()));
                }
            }
            for (String secret : secrets) {
                int longest = Math.min(secret.length() - 1, line.length());
                for (int length = longest; length >= SHORTEST_PART; length--) {
                    if (line.regionMatches(line.length() - length, secret, 0, length)) {
                        next.add(secret.substring(length));
                        break;
                    }
                }
            }
            expected.clear();
            expected.addAll(next);
        }
    }
}
