package dev.tentaclesetup.agent.script;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// What a name from outside would mean to Windows beyond a file's name: devices (`NUL`,
/// `com1.txt`), alternate data streams and drives (`a:b`), raw devices (`\\.\…`), and ends that
/// Windows drops, so that two names are one file.
///
/// A matter of text only, so that it can be judged, and tested, on every system.
public final class NameRules {
    private static final Pattern DEVICE =
            Pattern.compile(
                    "(CON|PRN|AUX|NUL|CONIN\\$|CONOUT\\$|(COM|LPT)[0-9\u00B9\u00B2\u00B3])");
    private static final Pattern SEPARATOR = Pattern.compile("[/\\\\]");

    private NameRules() {}

    /// Whether Windows takes this part of a path for a device, whatever its ending is.
    static boolean isDevice(String part) {
        String base = part.split("[.:]", 2)[0].strip().toUpperCase(Locale.ROOT);
        return DEVICE.matcher(base).matches();
    }

    /// Whether Windows drops this part's last character.
    static boolean losesItsEnd(String part) {
        return part.endsWith(".") || part.endsWith(" ");
    }

    /// Why a path below some folder must not be used on Windows.
    ///
    /// @param path relative, as it came from outside
    /// @return the reason in a few words; empty if there is none
    static Optional<String> flawBelowAFolder(String path) {
        if (path.indexOf(':') >= 0) {
            return Optional.of("it names a drive or a stream");
        }
        return Arrays.stream(SEPARATOR.split(path))
                .filter(part -> !part.equals(".") && !part.equals(".."))
                .flatMap(part -> flaw(part).stream())
                .findFirst();
    }

    /// Why any path, also an absolute one, must not be used on Windows.
    ///
    /// @return the reason in a few words; empty if there is none
    public static Optional<String> flawOfAPath(String path) {
        String unified = path.replace('/', '\\');
        if (unified.startsWith("\\\\.\\") || unified.startsWith("\\\\?\\")) {
            return Optional.of("it goes around the file system");
        }
        boolean drive = unified.matches("[A-Za-z]:\\\\.*");
        return flawBelowAFolder(drive ? unified.substring(3) : unified);
    }

    private static Optional<String> flaw(String part) {
        if (isDevice(part)) {
            return Optional.of("it names a device");
        }
        return losesItsEnd(part) ? Optional.of("it ends in what Windows drops") : Optional.empty();
    }
}
