package dev.tentaclesetup.instance.json;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Recursive descent over one text; depth and length are bounded, so neither stack nor heap can be
/// exhausted.
final class JsonReader {

    /// Nesting of arrays and objects.
    static final int MAX_DEPTH = 64;

    /// Characters of a document.
    static final int MAX_LENGTH = 4 * 1024 * 1024;

    private final String text;
    private int at;
    private int depth;

    JsonReader(String text) {
        this.text = text;
    }

    Json document() throws JsonException {
        if (text.length() > MAX_LENGTH) {
            throw new JsonException("more than " + MAX_LENGTH + " characters", MAX_LENGTH);
        }
        if (text.startsWith("\uFEFF")) {
            at = 1;
        }
        skipWhitespace();
        Json value = value();
        skipWhitespace();
        if (at < text.length()) {
            throw new JsonException("text after the value", at);
        }
        return value;
    }

    private Json value() throws JsonException {
        return switch (peek()) {
            case '{' -> object();
            case '[' -> array();
            case '"' -> new Json.Text(string());
            case 't' -> literal("true", new Json.Bool(true));
            case 'f' -> literal("false", new Json.Bool(false));
            case 'n' -> literal("null", new Json.Null());
            default -> number();
        };
    }

    private Json object() throws JsonException {
        enter();
        Map<String, Json> members = new LinkedHashMap<>();
        skipWhitespace();
        if (peek() != '}') {
            member(members);
            while (peek() == ',') {
                at++;
                skipWhitespace();
                member(members);
            }
        }
        leave('}');
        return new Json.Obj(members);
    }

    private void member(Map<String, Json> members) throws JsonException {
        if (peek() != '"') {
            throw new JsonException("expected a member name", at);
        }
        String name = string();
        skipWhitespace();
        expect(':');
        skipWhitespace();
        members.put(name, value());
        skipWhitespace();
    }

    private Json array() throws JsonException {
        enter();
        List<Json> elements = new ArrayList<>();
        skipWhitespace();
        if (peek() != ']') {
            element(elements);
            while (peek() == ',') {
                at++;
                skipWhitespace();
                element(elements);
            }
        }
        leave(']');
        return new Json.Array(elements);
    }

    private void element(List<Json> elements) throws JsonException {
        elements.add(value());
        skipWhitespace();
    }

    private void enter() throws JsonException {
        if (++depth > MAX_DEPTH) {
            throw new JsonException("nested deeper than " + MAX_DEPTH, at);
        }
        at++;
    }

    private void leave(char end) throws JsonException {
        expect(end);
        depth--;
    }

    private String string() throws JsonException {
        expect('"');
        int start = at;
        while (at < text.length() && isPlain(text.charAt(at))) {
            at++;
        }
        if (peek() == '"') {
            return text.substring(start, at++);
        }
        var value = new StringBuilder(text.substring(start, at));
        while (peek() != '"') {
            value.append(character());
        }
        at++;
        return value.toString();
    }

    private static boolean isPlain(char c) {
        return c >= ' ' && c != '"' && c != '\\';
    }

    private char character() throws JsonException {
        char c = text.charAt(at++);
        if (c < ' ') {
            throw new JsonException("control character in a text", at - 1);
        }
        if (c != '\\') {
            return c;
        }
        char escape = peek();
        at++;
        return switch (escape) {
            case '"', '\\', '/' -> escape;
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'u' -> unicode();
            default -> throw new JsonException("unknown escape", at - 1);
        };
    }

    private char unicode() throws JsonException {
        int value = 0;
        for (int i = 0; i < 4; i++) {
            int digit = Character.digit(peek(), 16);
            if (digit < 0 || peek() > 'f') {
                throw new JsonException("expected four hex digits", at);
            }
            value = value * 16 + digit;
            at++;
        }
        return (char) value;
    }

    private Json number() throws JsonException {
        int start = at;
        if (text.charAt(at) == '-') {
            at++;
        }
        if (peekOrEnd() == '0') {
            at++;
        } else {
            digits();
        }
        if (peekOrEnd() == '.') {
            at++;
            digits();
        }
        if (peekOrEnd() == 'e' || peekOrEnd() == 'E') {
            at++;
            if (peekOrEnd() == '+' || peekOrEnd() == '-') {
                at++;
            }
            digits();
        }
        return new Json.Num(text.substring(start, at));
    }

    private void digits() throws JsonException {
        int start = at;
        while (peekOrEnd() >= '0' && peekOrEnd() <= '9') {
            at++;
        }
        if (at == start) {
            throw new JsonException("expected a value", at);
        }
    }

    private Json literal(String word, Json value) throws JsonException {
        if (!text.startsWith(word, at)) {
            throw new JsonException("expected a value", at);
        }
        at += word.length();
        return value;
    }

    private void skipWhitespace() {
        while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
    }

    private void expect(char wanted) throws JsonException {
        if (peek() != wanted) {
            throw new JsonException("expected '" + wanted + "'", at);
        }
        at++;
    }

    private char peek() throws JsonException {
        if (at >= text.length()) {
            throw new JsonException("the text ends early", at);
        }
        return text.charAt(at);
    }

    private char peekOrEnd() {
        return at < text.length() ? text.charAt(at) : '\0';
    }
}
