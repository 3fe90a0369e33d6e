package dev.tentaclesetup.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Documents that people edit keep to the width that `.editorconfig` says. Rows of tables cannot be
/// wrapped, and the pages of `docs/reference` are written by tests.
class DocumentsTest {

    private static final Path ROOT = Path.of("..");
    private static final int WIDTH = 120;

    @Test
    void noLineIsLongerThanDeclared() throws IOException {
        var longer = new ArrayList<String>();
        for (Path document : documents()) {
            List<String> lines = Files.readAllLines(document);
            for (int n = 0; n < lines.size(); n++) {
                String line = lines.get(n);
                boolean row = line.startsWith("|");
                if (!row && line.codePointCount(0, line.length()) > WIDTH) {
                    longer.add(document + ":" + (n + 1));
                }
            }
        }

        assertThat(longer).isEmpty();
    }

    private static List<Path> documents() throws IOException {
        var documents = new ArrayList<Path>();
        try (Stream<Path> tops = Files.list(ROOT)) {
            for (Path top : tops.toList()) {
                if (top.toString().endsWith(".md")) {
                    documents.add(top);
                } else if (Files.isRegularFile(top.resolve("README.md"))) {
                    documents.add(top.resolve("README.md"));
                }
            }
        }
        for (Path folder : List.of(ROOT.resolve("docs"), ROOT.resolve("docs/decisions"))) {
            try (Stream<Path> pages = Files.list(folder)) {
                pages.filter(page -> page.toString().endsWith(".md")).forEach(documents::add);
            }
        }
        assertThat(documents).hasSizeGreaterThan(20);
        return documents;
    }
}
