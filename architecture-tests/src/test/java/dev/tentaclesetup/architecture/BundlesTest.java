package dev.tentaclesetup.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.Test;

/// Every resource bundle of the repository.
class BundlesTest {

    private static final Path ROOT = Path.of("..");

    @Test
    void noKeyOfABundleStandsTwice() throws IOException {
        List<Path> bundles = bundles();

        assertThat(bundles).hasSizeGreaterThan(3);
        for (Path bundle : bundles) {
            assertThat(keys(bundle)).as(bundle.toString()).doesNotHaveDuplicates();
        }
    }

    @Test
    void apostrophesAreDoubledBecauseEveryTextIsAPattern() throws IOException {
        for (Path bundle : bundles()) {
            assertThat(Files.readString(bundle).replace("''", ""))
                    .as(bundle.toString())
                    .doesNotContain("'");
        }
    }

    private static List<Path> bundles() throws IOException {
        try (var modules = Files.list(ROOT)) {
            var found = new ArrayList<Path>();
            for (Path module : modules.sorted().toList()) {
                Path resources = module.resolve("src/main/resources");
                if (Files.isDirectory(resources)) {
                    try (var tree = Files.walk(resources)) {
                        tree.filter(file -> file.toString().endsWith(".properties"))
                                .forEach(found::add);
                    }
                }
            }
            return found;
        }
    }

    /// In their order, as the properties format has them: with continued lines and either
    /// separator.
    private static List<String> keys(Path bundle) throws IOException {
        var keys = new ArrayList<String>();
        var recorded =
                new Properties() {
                    @Override
                    public synchronized Object put(Object key, Object value) {
                        keys.add((String) key);
                        return super.put(key, value);
                    }
                };
        recorded.load(new StringReader(Files.readString(bundle)));
        return keys;
    }
}
