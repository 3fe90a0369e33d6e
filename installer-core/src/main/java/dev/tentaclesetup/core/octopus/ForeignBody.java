package dev.tentaclesetup.core.octopus;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A short description of an answer that is not what was asked for [octopus-api 9.3].
final class ForeignBody {

    private static final int QUOTED = 200;
    private static final Pattern TITLE =
            Pattern.compile("<title[^>]{0,200}>([^<]{1,300})", Pattern.CASE_INSENSITIVE);

    private ForeignBody() {}

    /// Status, kind of body, title or first words, and the product header; one line.
    static String describe(ApiAnswer answer) {
        Matcher title = TITLE.matcher(head(answer));
        String what =
                title.find()
                        ? "\"" + clean(title.group(1)) + "\""
                        : "\"" + clean(head(answer).replaceAll("<[^>]*>", " ")) + "\"";
        String server = answer.header("Server");
        return answer.status()
                + " "
                + answer.header("Content-Type")
                + " "
                + what
                + (server.isEmpty() ? "" : " (" + clean(server) + ")");
    }

    private static String head(ApiAnswer answer) {
        String text = answer.text();
        return text.substring(0, Math.min(text.length(), 10_000));
    }

    private static String clean(String text) {
        String bare = text.replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
        return bare.substring(0, Math.min(bare.length(), QUOTED));
    }
}
