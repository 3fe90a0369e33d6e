package dev.tentaclesetup.agent;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.tentaclesetup.halibut.wire.FriendlyPage;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;

/// The page that a browser sees at the agent's port [tentacle-services 10.5]. It is in English, as
/// the vendor's is, and part of the code, because the agent makes it at each start.
final class ConfiguredPage {
    private static final String STYLE =
            "body{font-family:sans-serif;max-width:40em;margin:4em auto;padding:0 1em;"
                    + "color:#1b2733;background:#fff}h1{color:#0d80d8;font-weight:600}"
                    + "@media(prefers-color-scheme:dark){body{color:#e6edf3;background:#10161d}}";

    private static final String HTML =
            """
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <title>Octopus Tentacle</title>
            <style>%s</style>
            </head>
            <body>
            <h1>Octopus Tentacle configured successfully</h1>
            <p>This machine is ready to take part in deployments.</p>
            <p>You see this page because your browser did not present an X.509 certificate. Only an Octopus Server\
             whose certificate is trusted can control this Tentacle.</p>
            </body>
            </html>
            """;

    private ConfiguredPage() {}

    static FriendlyPage page() {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put(
                "Content-Security-Policy",
                "default-src 'none'; img-src 'self'; style-src 'sha256-" + styleHash() + "'");
        headers.put("Referrer-Policy", "no-referrer");
        headers.put("X-Content-Type-Options", "nosniff");
        headers.put("X-Frame-Options", "DENY");
        headers.put("X-XSS-Protection", "1; mode=block");
        headers.put("Strict-Transport-Security", "max-age=31536000");
        return new FriendlyPage(HTML.replace("%s", STYLE), headers);
    }

    private static String styleHash() {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(STYLE.getBytes(UTF_8));
            return Base64.getEncoder().encodeToString(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
