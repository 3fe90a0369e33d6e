package dev.tentaclesetup.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.util.JavacTask;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// A `switch` over an enum or a sealed type of ours has no `default`: the compiler then names every
/// place that has to think of a new constant. Read from the sources, so a `switch` counts as one
/// over a type of ours when the type has all that its labels name.
class ExhaustiveSwitchTest {

    private static final Path ROOT = Path.of("..");

    private static final List<CompilationUnitTree> UNITS = new ArrayList<>();
    private static final OwnTypes TYPES = new OwnTypes();

    @BeforeAll
    static void parse() throws IOException {
        var compiler = ToolProvider.getSystemJavaCompiler();
        try (var files = compiler.getStandardFileManager(null, null, null)) {
            var task =
                    (JavacTask)
                            compiler.getTask(
                                    null,
                                    files,
                                    null,
                                    List.of("-proc:none"),
                                    null,
                                    files.getJavaFileObjectsFromPaths(sources()));
            task.parse().forEach(UNITS::add);
        }
        UNITS.forEach(TYPES::read);
    }

    @Test
    void aSwitchOverATypeOfOursHasNoDefault() {
        Map<String, List<String>> found = new TreeMap<>();
        for (CompilationUnitTree unit : UNITS) {
            String file = Path.of(unit.getSourceFile().toUri()).getFileName().toString();
            for (Switches.Found one : Switches.withDefault(unit)) {
                TYPES.of(one)
                        .ifPresent(type ->
                                found.computeIfAbsent(file, name -> new ArrayList<>())
                                        .add(one.selector() + ": " + type));
            }
        }

        assertThat(found).isEmpty();
    }

    /// What the rule rests on is found in the sources.
    @Test
    void enumsAndSealedTypesAreFound() {
        assertThat(TYPES.of(new Switches.Found("", List.of("WARNING", "BLOCKER"), List.of())))
                .contains("Severity");
        assertThat(TYPES.of(new Switches.Found("", List.of(), List.of("Report.Done"))))
                .contains("Report");
        assertThat(TYPES.of(new Switches.Found("", List.of("DOWN", "ENTER"), List.of()))).isEmpty();
        assertThat(TYPES.of(new Switches.Found("", List.of(), List.of("String")))).isEmpty();
    }

    private static List<Path> sources() throws IOException {
        var all = new ArrayList<Path>();
        try (var modules = Files.list(ROOT)) {
            for (Path module : modules.toList()) {
                Path main = module.resolve("src/main/java");
                if (Files.isDirectory(main)) {
                    try (var tree = Files.walk(main)) {
                        tree.filter(file -> file.toString().endsWith(".java")).forEach(all::add);
                    }
                }
            }
        }
        assertThat(all).hasSizeGreaterThan(300);
        return all;
    }
}
