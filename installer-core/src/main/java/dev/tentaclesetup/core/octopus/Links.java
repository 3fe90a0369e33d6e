package dev.tentaclesetup.core.octopus;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// The `Links` of a document, and the small part of URI templates that they use [octopus-api 1.3].
final class Links {

    private static final Pattern EXPRESSION = Pattern.compile("\\{([/?]?)([A-Za-z0-9_,]+)}");

    private final Map<String, String> templates = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

    private Links() {}

    static Links of(JsonNode document) {
        var links = new Links();
        document.path("Links")
                .properties()
                .forEach(entry -> {
                    if (entry.getValue().isString()) {
                        links.templates.put(entry.getKey(), entry.getValue().asString());
                    }
                });
        return links;
    }

    boolean has(String name) {
        return templates.containsKey(name);
    }

    Optional<String> find(String name, Map<String, String> parameters) {
        return Optional.ofNullable(templates.get(name)).map(found -> expand(found, parameters));
    }

    /// The named link, or the usual place when the document does not have it.
    String orUsual(String name, String usual, Map<String, String> parameters) {
        return expand(templates.getOrDefault(name, usual), parameters);
    }

    /// Fills a template. Names are matched without regard to case; what the template does not
    /// mention is dropped; what is not given vanishes.
    static String expand(String template, Map<String, String> parameters) {
        var given = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
        given.putAll(parameters);
        Matcher matcher = EXPRESSION.matcher(template);
        return matcher.replaceAll(match ->
                Matcher.quoteReplacement(value(match.group(1), match.group(2).split(","), given)));
    }

    static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static String value(String kind, String[] names, Map<String, String> given) {
        String filled =
                Arrays.stream(names)
                        .flatMap(name -> one(kind, name, given.get(name)))
                        .collect(Collectors.joining(kind.equals("?") ? "&" : ","));
        return filled.isEmpty() ? "" : kind + filled;
    }

    private static Stream<String> one(String kind, String name, @Nullable String value) {
        if (value == null) {
            return Stream.empty();
        }
        return Stream.of(kind.equals("?") ? name + "=" + encode(value) : encode(value));
    }

    @Override
    public String toString() {
        return templates.toString().toLowerCase(Locale.ROOT);
    }
}
