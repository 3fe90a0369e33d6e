package dev.tentaclesetup.instance.json;

/// The text is not acceptable JSON.
public final class JsonException extends Exception {

    private static final long serialVersionUID = 1L;

    private final int offset;

    JsonException(String reason, int offset) {
        super(reason + " at character " + offset);
        this.offset = offset;
    }

    /// Where it went wrong: an index into the text, from 0.
    public int offset() {
        return offset;
    }
}
