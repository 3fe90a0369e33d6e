package dev.tentaclesetup.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;

/// The throw-away folder in which everything of one demonstration lies.
///
/// @param folder owner-only, made by [#create()]
record Playground(Path folder) implements AutoCloseable {

    static Playground create() throws IOException {
        return new Playground(Files.createTempDirectory("tentacle-setup-demo-").toRealPath());
    }

    /// Stands in for `/etc/octopus` or `%ProgramData%\Octopus`, so that no administrator is needed.
    Path machine() {
        return folder.resolve("machine");
    }

    Path data() {
        return folder.resolve("data");
    }

    Path applications() {
        return folder.resolve("applications");
    }

    Path answers(String name) {
        return folder.resolve(name + ".ini");
    }

    /// The files that exist now, relative, sorted.
    List<String> files() throws IOException {
        try (var tree = Files.walk(folder)) {
            return tree.filter(Files::isRegularFile)
                    .map(file -> folder.relativize(file).toString())
                    .sorted()
                    .toList();
        }
    }

    /// Deletes the folder. A file that vanishes meanwhile (the agent may just be ending) is no
    /// failure.
    @Override
    public void close() throws IOException {
        try (var tree = Files.walk(folder)) {
            for (Path path : tree.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        } catch (UncheckedIOException e) {
            if (!(e.getCause() instanceof NoSuchFileException)) {
                throw e.getCause();
            }
        }
    }
}
