package dev.tentaclesetup.instance;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/// The hash of a certificate that names who is trusted: 40 (SHA-1) or 64 (SHA-256) upper-case hex
/// digits.
///
/// @param hex the digits, upper case
public record Thumbprint(String hex) {

    private static final Pattern FORM = Pattern.compile("[0-9A-F]{40}|[0-9A-F]{64}");
    private static final int LONGEST_INPUT = 1000;

    /// @throws IllegalArgumentException if these are not 40 or 64 upper-case hex digits
    public Thumbprint {
        if (!FORM.matcher(hex).matches()) {
            throw new IllegalArgumentException("not a thumbprint: '" + hex + "'");
        }
    }

    /// The SHA-1 thumbprint, the one that the official program uses everywhere.
    public static Thumbprint of(X509Certificate certificate) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-1").digest(certificate.getEncoded());
            return new Thumbprint(HexFormat.of().withUpperCase().formatHex(hash));
        } catch (NoSuchAlgorithmException | CertificateEncodingException e) {
            throw new IllegalStateException("every Java has SHA-1 and encodes certificates", e);
        }
    }

    /// Understands what people paste: whitespace, colons, hyphens, small letters and invisible
    /// direction marks are removed or changed, and the result says which.
    public static Parsed parse(String pasted) {
        if (FORM.matcher(pasted).matches()) {
            return new Parsed.Accepted(new Thumbprint(pasted), Set.of());
        }
        if (pasted.length() > LONGEST_INPUT) {
            return new Parsed.Rejected("more than " + LONGEST_INPUT + " characters");
        }
        var cleaned = new StringBuilder();
        var changes = EnumSet.noneOf(Cleaning.class);
        pasted.codePoints().forEach(character -> clean(character, cleaned, changes));
        String upper = cleaned.toString().toUpperCase(Locale.ROOT);
        if (!upper.contentEquals(cleaned)) {
            changes.add(Cleaning.SMALL_LETTERS);
        }
        if (!upper.matches("[0-9A-F]*")) {
            return new Parsed.Rejected("characters other than 0-9 and A-F");
        }
        if (!FORM.matcher(upper).matches()) {
            return new Parsed.Rejected(upper.length() + " digits instead of 40 or 64");
        }
        return new Parsed.Accepted(new Thumbprint(upper), changes);
    }

    private static void clean(int character, StringBuilder cleaned, Set<Cleaning> changes) {
        if (character == ':') {
            changes.add(Cleaning.COLONS);
        } else if (hyphen(character)) {
            changes.add(Cleaning.HYPHENS);
        } else if (Character.isWhitespace(character) || Character.isSpaceChar(character)) {
            changes.add(Cleaning.WHITESPACE);
        } else if (Character.getType(character) == Character.FORMAT) {
            changes.add(Cleaning.INVISIBLE_MARKS);
        } else {
            cleaned.appendCodePoint(character);
        }
    }

    /// Any dash of Unicode (U+002D, U+2010 to U+2015, …), and the minus sign, which is none there.
    private static boolean hyphen(int character) {
        return Character.getType(character) == Character.DASH_PUNCTUATION || character == '\u2212';
    }

    /// What a pasted text turned out to be.
    public sealed interface Parsed {
        /// A thumbprint, after removing or changing what `cleaned` names.
        record Accepted(Thumbprint thumbprint, Set<Cleaning> cleaned) implements Parsed {
            public Accepted {
                cleaned = Set.copyOf(cleaned);
            }
        }

        /// No thumbprint.
        ///
        /// @param reason English, for logs
        record Rejected(String reason) implements Parsed {}
    }

    /// What had to be removed or changed.
    public enum Cleaning {
        WHITESPACE,
        COLONS,
        HYPHENS,
        SMALL_LETTERS,
        /// Direction marks and other characters without width, as Windows' certificate dialog
        /// copies them.
        INVISIBLE_MARKS
    }

    @Override
    public String toString() {
        return hex;
    }
}
