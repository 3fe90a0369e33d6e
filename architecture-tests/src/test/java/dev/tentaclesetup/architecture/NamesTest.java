package dev.tentaclesetup.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// One word for one thing.
class NamesTest {

    private static final Path ROOT = Path.of("..");

    /// The practice server is a world of its own, and so is the demonstration: they have the words
    /// of the vendor's server for their side of it.
    private static final Set<String> WORLDS_OF_THEIR_OWN = Set.of("practice-server", "demo");

    /// Decided in `docs/decisions/0002`: two modules, of which neither may know the other.
    private static final Set<String> DECIDED = Set.of("Thumbprint", "TrustList");

    @Test
    void noTwoTypesOfTheProductHaveTheSameName() throws IOException {
        var places = new TreeMap<String, List<Path>>();
        for (Path file : sources()) {
            places.computeIfAbsent(
                            file.getFileName().toString().replace(".java", ""),
                            _ -> new ArrayList<>())
                    .add(file);
        }
        places.values().removeIf(files -> files.size() < 2);
        places.keySet().removeAll(DECIDED);

        assertThat(places).isEmpty();
    }

    private static Set<Path> sources() throws IOException {
        try (Stream<Path> modules = Files.list(ROOT)) {
            List<Path> ours =
                    modules.map(module -> module.resolve("src/main/java"))
                            .filter(Files::isDirectory)
                            .filter(folder ->
                                    !WORLDS_OF_THEIR_OWN.contains(
                                            ROOT.relativize(folder).getName(0).toString()))
                            .toList();
            assertThat(ours).hasSizeGreaterThan(5);
            return ours.stream().flatMap(NamesTest::types).collect(Collectors.toSet());
        }
    }

    private static Stream<Path> types(Path folder) {
        try (Stream<Path> tree = Files.walk(folder)) {
            return tree
                    .filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> !file.endsWith("package-info.java"))
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
