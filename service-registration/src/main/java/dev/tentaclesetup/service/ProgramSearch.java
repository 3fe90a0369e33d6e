package dev.tentaclesetup.service;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// Finds programs of the system by name, as a shell would, but also where this process has no
/// `PATH` or one without the folders of administrators' programs, as under `cron`. Never in the
/// current folder.
///
/// @param path the `PATH` of this process; may be empty
record ProgramSearch(String path) {

    private static final String SEPARATOR = ":";

    /// The same command with the program's path in place of its name; unchanged when it is not
    /// found.
    List<String> resolve(List<String> command) {
        String program = command.getFirst();
        if (program.contains("/")) {
            return command;
        }
        return folders()
                .map(folder -> folder.resolve(program))
                .filter(file -> Files.isRegularFile(file) && Files.isExecutable(file))
                .findFirst()
                .map(file ->
                        Stream.concat(Stream.of(file.toString()), command.stream().skip(1))
                                .toList())
                .orElse(command);
    }

    private Stream<Path> folders() {
        return Stream.of(path, ChildEnvironment.UNIX_PATH)
                .flatMap(list -> Stream.of(list.split(SEPARATOR, -1)))
                .flatMap(ProgramSearch::folder);
    }

    private static Stream<Path> folder(String text) {
        try {
            return Stream.of(Path.of(text)).filter(Path::isAbsolute);
        } catch (InvalidPathException e) {
            return Stream.empty();
        }
    }
}
