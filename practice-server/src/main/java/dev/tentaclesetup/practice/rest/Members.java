package dev.tentaclesetup.practice.rest;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// The members of a JSON object that a client sent: names ignore case, unknown ones are ignored,
/// and every wrong type is collected as an error for one common refusal [octopus-api 14.3 #4].
final class Members {

    private final ObjectNode object;
    private final String path;
    private final List<String> errors;

    private Members(ObjectNode object, String path, List<String> errors) {
        this.object = object;
        this.path = path;
        this.errors = errors;
    }

    static Members parse(byte[] body) throws Refusal {
        if (body.length == 0) {
            throw Refusal.invalid("Model validation failed: the request has no body.");
        }
        try {
            if (Json.MAPPER.readTree(body) instanceof ObjectNode object) {
                return new Members(object, "", new ArrayList<>());
            }
        } catch (JacksonException e) {
            throw Refusal.invalid(
                    "Model validation failed: the body is not JSON: " + e.getOriginalMessage());
        }
        throw Refusal.invalid("Model validation failed: the body is not a JSON object.");
    }

    /// Adds an error for [#check()].
    void error(String text) {
        errors.add(text);
    }

    /// @throws Refusal with everything that was found wrong so far
    void check() throws Refusal {
        if (!errors.isEmpty()) {
            throw new Refusal(new Refusal.Reason.Invalid(errors));
        }
    }

    /// A string that is there, not null and not blank, without outer whitespace.
    Optional<String> text(String name) {
        JsonNode node = member(name);
        if (node == null) {
            return Optional.empty();
        }
        if (!node.isString()) {
            wrongType(name, "a string");
            return Optional.empty();
        }
        return Optional.of(node.stringValue().strip()).filter(text -> !text.isEmpty());
    }

    /// A string as it is, whitespace included; empty when it is missing or null.
    Optional<String> rawText(String name) {
        JsonNode node = member(name);
        if (node != null && !node.isString()) {
            wrongType(name, "a string");
            return Optional.empty();
        }
        return Optional.ofNullable(node).map(JsonNode::stringValue);
    }

    /// A boolean; false when it is missing or null.
    boolean flag(String name) {
        JsonNode node = member(name);
        if (node != null && !node.isBoolean()) {
            wrongType(name, "true or false");
            return false;
        }
        return node != null && node.booleanValue();
    }

    /// An array of strings, blank ones left out; empty when it is missing or null.
    List<String> texts(String name) {
        JsonNode node = member(name);
        if (node == null) {
            return List.of();
        }
        if (!node.isArray()) {
            wrongType(name, "an array of strings");
            return List.of();
        }
        var texts = new ArrayList<String>();
        for (JsonNode element : node) {
            if (!element.isString()) {
                wrongType(name, "an array of strings");
                return List.of();
            }
            if (!element.stringValue().isBlank()) {
                texts.add(element.stringValue().strip());
            }
        }
        return texts;
    }

    /// An object; empty when it is missing or null.
    Optional<Members> object(String name) {
        JsonNode node = member(name);
        if (node == null) {
            return Optional.empty();
        }
        if (node instanceof ObjectNode inner) {
            return Optional.of(new Members(inner, path + name + ".", errors));
        }
        wrongType(name, "an object");
        return Optional.empty();
    }

    /// The object as it was sent.
    ObjectNode asSent() {
        return object;
    }

    private @Nullable JsonNode member(String name) {
        JsonNode exact = object.get(name);
        if (exact == null) {
            exact =
                    object.properties().stream()
                            .filter(property -> property.getKey().equalsIgnoreCase(name))
                            .map(Map.Entry::getValue)
                            .findFirst()
                            .orElse(null);
        }
        return exact == null || exact.isNull() ? null : exact;
    }

    private void wrongType(String name, String wanted) {
        error("Model validation failed: " + path + name + " must be " + wanted + ".");
    }
}
