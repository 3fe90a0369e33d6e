package dev.tentaclesetup.service;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/// A user as a log-in would see them.
///
/// @param name of the account
/// @param home absolute path
/// @param shell absolute path
record LoginUser(String name, String home, String shell) {

    /// Of accounts that a directory service knows and the host's own list does not.
    private static final String USUAL_SHELL = "/bin/sh";

    private static final int FIELDS = 7;

    /// The user that this process runs as.
    static LoginUser current() {
        String name = System.getProperty("user.name");
        return new LoginUser(
                name, System.getProperty("user.home"), shell(Path.of("/etc/passwd"), name));
    }

    /// The shell that a list of accounts gives to a name (passwd(5)).
    static String shell(Path accounts, String name) {
        try (Stream<String> lines = Files.lines(accounts, StandardCharsets.ISO_8859_1)) {
            Optional<String> shell =
                    lines.map(line -> line.split(":", -1))
                            .filter(fields -> fields.length == FIELDS && fields[0].equals(name))
                            .map(fields -> fields[FIELDS - 1])
                            .filter(path -> path.startsWith("/"))
                            .findFirst();
            return shell.orElse(USUAL_SHELL);
        } catch (IOException | UncheckedIOException e) {
            return USUAL_SHELL;
        }
    }
}
