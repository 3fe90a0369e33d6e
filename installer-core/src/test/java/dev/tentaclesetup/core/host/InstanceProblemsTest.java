package dev.tentaclesetup.core.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tentaclesetup.core.Messages;
import dev.tentaclesetup.core.problem.Problem;
import dev.tentaclesetup.core.problem.ProblemException;
import dev.tentaclesetup.core.problem.ProblemId;
import dev.tentaclesetup.instance.ConfigurationFile;
import dev.tentaclesetup.instance.InstanceException;
import dev.tentaclesetup.instance.InstanceFailure;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InstanceProblemsTest {

    private final Messages messages = Messages.in(Locale.ENGLISH);

    @TempDir Path folder;

    @Test
    void aFileThatOnlyAdministratorsMayReadIsNamedWithWhoCan() {
        Path file = folder.resolve("tentacle.config");
        var denied =
                new InstanceException(
                        new InstanceFailure.FileAccess(file, "read", "access denied"),
                        new AccessDeniedException(file.toString()));

        Problem problem = InstanceProblems.of(denied).problem();

        assertThat(problem.id()).isEqualTo(ProblemId.PRIV_NONE);
        assertThat(messages.message(problem)).contains(file.toString(), "administrators only");
        assertThat(messages.fix(problem)).contains("as root");
    }

    @Test
    void whatTheFileSystemRefusesIsToldWithoutTheNamesOfTypes() throws Exception {
        Path file = Files.createDirectory(folder.resolve("tentacle.config"));

        ProblemException refused =
                catchThrowableOfType(
                        ProblemException.class,
                        () -> InstanceProblems.call(() -> ConfigurationFile.at(file).read()));

        assertThat(refused.problem().id()).isEqualTo(ProblemId.DISK_IO);
        assertThat(messages.seen(refused.problem()))
                .isNotBlank()
                .doesNotContain("Exception", "java.");
    }
}
