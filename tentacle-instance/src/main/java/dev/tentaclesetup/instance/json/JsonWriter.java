package dev.tentaclesetup.instance.json;

import java.util.Iterator;
import java.util.Map;

/// Writes a value as text; non-ASCII and `/` as they are, like the official program.
final class JsonWriter {

    private final StringBuilder out = new StringBuilder();
    private final boolean indented;
    private final String lineEnd;
    private int depth;

    JsonWriter(boolean indented, String lineEnd) {
        this.indented = indented;
        this.lineEnd = lineEnd;
    }

    String write(Json value) {
        append(value);
        return out.toString();
    }

    private void append(Json value) {
        switch (value) {
            case Json.Null _ -> out.append("null");
            case Json.Bool(boolean bool) -> out.append(bool);
            case Json.Num(String literal) -> out.append(literal);
            case Json.Text(String text) -> quote(text);
            case Json.Array array -> array(array.elements().iterator());
            case Json.Obj object -> object(object.members().entrySet().iterator());
        }
    }

    private void array(Iterator<Json> elements) {
        open('[', elements);
        while (elements.hasNext()) {
            append(elements.next());
            separate(elements);
        }
        out.append(']');
    }

    private void object(Iterator<Map.Entry<String, Json>> members) {
        open('{', members);
        while (members.hasNext()) {
            Map.Entry<String, Json> member = members.next();
            quote(member.getKey());
            out.append(indented ? ": " : ":");
            append(member.getValue());
            separate(members);
        }
        out.append('}');
    }

    private void open(char bracket, Iterator<?> content) {
        out.append(bracket);
        if (content.hasNext()) {
            depth++;
            newLine();
        }
    }

    private void separate(Iterator<?> content) {
        if (content.hasNext()) {
            out.append(',');
        } else {
            depth--;
        }
        newLine();
    }

    private void newLine() {
        if (indented) {
            out.append(lineEnd).repeat("  ", depth);
        }
    }

    private void quote(String text) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                case '\b' -> out.append("\\b");
                case '\f' -> out.append("\\f");
                default -> {
                    if (c < ' ' || (Character.isSurrogate(c) && !paired(text, i))) {
                        out.append("\\u%04x".formatted((int) c));
                    } else {
                        out.append(c);
                    }
                }
            }
        }
        out.append('"');
    }

    /// A lone surrogate has no UTF-8 form and would be lost in a file.
    private static boolean paired(String text, int i) {
        return Character.isHighSurrogate(text.charAt(i))
                ? i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))
                : i > 0 && Character.isHighSurrogate(text.charAt(i - 1));
    }
}
