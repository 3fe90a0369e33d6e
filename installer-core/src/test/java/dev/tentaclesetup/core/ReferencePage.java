package dev.tentaclesetup.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// A page of `docs/reference` that is generated, and committed so that it can be read without
/// building anything. Its test compares both, and writes the page when asked to.
public final class ReferencePage {

    /// The system property that makes the tests write the pages instead of comparing them.
    private static final String WRITE = "reference.write";

    private ReferencePage() {}

    /// Fails if the committed page is not the generated one.
    ///
    /// @param page relative to the root of the repository, for example `docs/reference/answers.md`
    /// @param content the whole page as it should be, lines ending in `\n`
    public static void compare(Path page, String content) throws IOException {
        Path file = repository().resolve(page);
        if (Boolean.getBoolean(WRITE)) {
            Files.createDirectories(file.getParent());
            Files.writeString(file, content);
        }
        assertThat(committed(file))
                .as(
                        """
                        %s is generated and not up to date. Write it again with
                          mvn test -pl installer-core,command-line -am -D%s=true \
                        -Dtest='*Reference*' -Dsurefire.failIfNoSpecifiedTests=false
                        and commit it\
                        """,
                        page, WRITE)
                .isEqualTo(content);
    }

    private static String committed(Path file) throws IOException {
        return Files.exists(file) ? Files.readString(file).replace("\r\n", "\n") : "";
    }

    /// Tests run in the folder of their module.
    private static Path repository() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.exists(folder.resolve("docs/architecture.md"))) {
            folder = folder.getParent();
        }
        return folder;
    }
}
