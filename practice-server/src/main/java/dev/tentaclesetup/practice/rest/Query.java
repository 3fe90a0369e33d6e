package dev.tentaclesetup.practice.rest;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The parameters behind the question mark; names ignore case, the first of several wins.
final class Query {

    private final Map<String, String> values = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

    private Query() {}

    /// @param raw the undecoded query, null for none
    static Query parse(@Nullable String raw) throws Refusal {
        var query = new Query();
        if (raw == null || raw.isEmpty()) {
            return query;
        }
        for (String pair : raw.split("&", -1)) {
            int equals = pair.indexOf('=');
            String name = equals < 0 ? pair : pair.substring(0, equals);
            String value = equals < 0 ? "" : pair.substring(equals + 1);
            query.values.putIfAbsent(decode(name), decode(value));
        }
        return query;
    }

    private static String decode(String text) throws Refusal {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException _) {
            throw Refusal.invalid("The query holds a wrong percent escape.");
        }
    }

    /// A parameter that is there and not empty.
    Optional<String> text(String name) {
        return Optional.ofNullable(values.get(name)).filter(value -> !value.isBlank());
    }

    /// A comma-separated parameter; empty when it is missing.
    List<String> list(String name) {
        return text(name)
                .map(text ->
                        Arrays.stream(text.split(",", -1))
                                .map(String::strip)
                                .filter(part -> !part.isEmpty())
                                .toList())
                .orElse(List.of());
    }

    Optional<Integer> number(String name) throws Refusal {
        Optional<String> text = text(name);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(Integer.parseInt(text.get().strip()));
        } catch (NumberFormatException _) {
            throw Refusal.invalid("'" + name + "' is a whole number, not '" + text.get() + "'.");
        }
    }

    Optional<Boolean> flag(String name) throws Refusal {
        Optional<String> text = text(name);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        return switch (text.get().strip()) {
            case "true", "True" -> Optional.of(true);
            case "false", "False" -> Optional.of(false);
            case String other ->
                    throw Refusal.invalid("'" + name + "' is true or false, not '" + other + "'.");
        };
    }

    /// The parameters but for those that page, encoded, each with an ampersand in front.
    String filtersForLinks() {
        var kept = new LinkedHashMap<>(values);
        kept.keySet()
                .removeIf(name ->
                        name.equalsIgnoreCase("skip")
                                || name.equalsIgnoreCase("take")
                                || name.equalsIgnoreCase("apikey"));
        var text = new StringBuilder();
        kept.forEach((name, value) ->
                text.append('&').append(encode(name)).append('=').append(encode(value)));
        return text.toString();
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
