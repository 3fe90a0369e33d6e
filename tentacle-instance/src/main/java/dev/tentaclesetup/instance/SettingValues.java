package dev.tentaclesetup.instance;

import dev.tentaclesetup.instance.InstanceFailure.BadValue;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads single values in the forms that the official reader accepts [tentacle-configuration 3.3].
record SettingValues(Settings settings) {

    /// Also in quotes, as old versions wrote them.
    private static final Pattern INTEGER =
            Pattern.compile("\\s*(\"?)\\s*(-?[0-9]{1,20})\\s*\\1\\s*");

    private static final int LONGEST_SHOWN = 200;

    /// @param base the folder that a relative path counts from
    Optional<Path> path(String key, Path base) throws InstanceException {
        Optional<String> text = settings.value(key);
        try {
            return text.isEmpty()
                    ? Optional.empty()
                    : Optional.of(base.resolve(text.get()).normalize());
        } catch (InvalidPathException e) {
            throw bad(key, e);
        }
    }

    Optional<Integer> integer(String key) throws InstanceException {
        Optional<String> text = settings.value(key);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        Matcher matcher = INTEGER.matcher(text.get());
        if (!matcher.matches()) {
            throw bad(key, null);
        }
        try {
            return Optional.of(Integer.parseInt(matcher.group(2)));
        } catch (NumberFormatException e) {
            throw bad(key, e);
        }
    }

    boolean bool(String key, boolean otherwise) throws InstanceException {
        Optional<String> text = settings.value(key).map(String::strip);
        if (text.isEmpty()) {
            return otherwise;
        }
        boolean yes = text.get().equalsIgnoreCase("true");
        if (!yes && !text.get().equalsIgnoreCase("false")) {
            throw bad(key, null);
        }
        return yes;
    }

    InstanceException bad(String key, @Nullable Exception cause) {
        String value = settings.value(key).orElse("");
        String shown =
                value.length() > LONGEST_SHOWN ? value.substring(0, LONGEST_SHOWN) + "…" : value;
        return new InstanceException(new BadValue(key, shown), cause);
    }
}
