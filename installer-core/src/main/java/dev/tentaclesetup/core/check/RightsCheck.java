package dev.tentaclesetup.core.check;

import dev.tentaclesetup.core.answers.AnswerKey;
import dev.tentaclesetup.core.answers.Answers;
import dev.tentaclesetup.core.problem.Problem;
import dev.tentaclesetup.core.problem.ProblemId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/// Whether this account may do what the set-up has to do: root for a service, the folder of
/// instances for anything.
///
/// @param wanted what is to keep the agent running
/// @param indexFolder where instances are listed; need not exist
/// @param account who is asking
public record RightsCheck(Answers.Run wanted, Path indexFolder, Asking account) implements Check {

    /// Who is asking.
    public enum Asking {
        ADMINISTRATOR,
        ORDINARY;

        /// The account of this process.
        public static Asking system() {
            try {
                Object uid = Files.getAttribute(Path.of("/proc/self"), "unix:uid");
                return Integer.valueOf(0).equals(uid) ? ADMINISTRATOR : ORDINARY;
            } catch (IOException | UnsupportedOperationException elsewhere) {
                return ORDINARY;
            }
        }
    }

    @Override
    public String id() {
        return "rights";
    }

    @Override
    public String subject() {
        return System.getProperty("user.name", "");
    }

    @Override
    public Duration limit() {
        return CheckLimits.LOCAL;
    }

    @Override
    public Finding run() {
        if (wanted == Answers.Run.SERVICE && account == Asking.ORDINARY) {
            return refused("rights.service");
        }
        return writable(indexFolder) ? Finding.ok(this, "") : refused("rights.index");
    }

    private Finding refused(String reason) {
        return Finding.of(
                this,
                Problem.of(
                                ProblemId.PRIV_NONE,
                                indexFolder.toString(),
                                Problem.phrase(reason),
                                indexFolder.toString())
                        .at(AnswerKey.SERVICE_INSTALL.text(), 0));
    }

    private static boolean writable(Path folder) {
        Path path = folder.toAbsolutePath();
        while (!Files.exists(path) && path.getParent() != null) {
            path = path.getParent();
        }
        return Files.isWritable(path);
    }
}
