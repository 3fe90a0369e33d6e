package dev.tentaclesetup.service;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The language of the host itself, which is not that of a session: `LANG` and the variables beside
/// it (locale.conf(5)).
///
/// @param files the first that is there counts
record SystemLocale(List<Path> files) {

    /// What systemd takes where nothing is set.
    private static final Map<String, String> NOTHING_SET = Map.of("LANG", "C.UTF-8");

    private static final Pattern ASSIGNMENT =
            Pattern.compile("(LANG|LANGUAGE|LC_[A-Z]+)=([\"']?)([A-Za-z0-9_.@:-]+)\\2\\s*");

    /// Of the distributions with systemd, and of older Debians.
    static SystemLocale system() {
        return new SystemLocale(
                List.of(Path.of("/etc/locale.conf"), Path.of("/etc/default/locale")));
    }

    /// The variables that it sets, `LANG` always among them.
    Map<String, String> variables() {
        var variables = new TreeMap<>(NOTHING_SET);
        files.stream()
                .filter(Files::isReadable)
                .findFirst()
                .ifPresent(file -> variables.putAll(read(file)));
        return variables;
    }

    private static Map<String, String> read(Path file) {
        var variables = new TreeMap<String, String>();
        try (Stream<String> lines = Files.lines(file, StandardCharsets.ISO_8859_1)) {
            lines.map(ASSIGNMENT::matcher)
                    .filter(Matcher::matches)
                    .forEach(set -> variables.put(set.group(1), set.group(3)));
        } catch (IOException | UncheckedIOException e) {
            System.getLogger(SystemLocale.class.getName())
                    .log(System.Logger.Level.DEBUG, "The host's language is not known", e);
        }
        return variables;
    }
}
