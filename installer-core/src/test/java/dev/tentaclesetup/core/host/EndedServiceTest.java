package dev.tentaclesetup.core.host;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tentaclesetup.core.problem.Argument;
import dev.tentaclesetup.core.problem.Problem;
import dev.tentaclesetup.core.problem.ProblemException;
import dev.tentaclesetup.core.problem.ProblemId;
import dev.tentaclesetup.service.ServiceFailure.Crashed;
import dev.tentaclesetup.service.ServiceName;
import java.util.List;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;

class EndedServiceTest {

    private static final ServiceName NAME = ServiceName.forInstance("web");

    @Test
    void namesAProgramThatTheSystemDoesNotAllowToRun() throws Exception {
        for (String line :
                List.of(
                        "Tentacle.service: Failed at step EXEC spawning /opt/t/bin/tentacle:"
                                + " Permission denied",
                        "Tentacle.service: Unable to locate executable '/opt/t/bin/tentacle':"
                                + " Permission denied")) {
            Problem problem = started("exit-code", "Started Tentacle.", line, "status=203/EXEC");

            assertThat(problem.id()).isEqualTo(ProblemId.SYS_UNITDENY);
            assertThat(problem.arguments()).isEqualTo(Argument.texts("/opt/t/bin/tentacle"));
            assertThat(problem.seen()).contains("Permission denied").startsWith("exit-code");
        }
    }

    @Test
    void namesALibraryThatIsMissing() throws Exception {
        for (String line :
                List.of(
                        "java: error while loading shared libraries: libz.so.1: cannot open shared"
                                + " object file: No such file or directory",
                        "Error loading shared library libz.so.1: No such file or directory (needed"
                                + " by /opt/t/lib/libjli.so)",
                        "java.lang.UnsatisfiedLinkError: /opt/t/lib/libzip.so: libz.so.1: cannot"
                                + " open shared object file")) {
            Problem problem = started("exit-code", line);

            assertThat(problem.id()).isEqualTo(ProblemId.SYS_LIB);
            assertThat(problem.arguments()).isEqualTo(Argument.texts("libz.so.1"));
        }
    }

    @Test
    void takesEverythingElseForACrash() throws Exception {
        for (String line :
                List.of(
                        "Failed at step EXEC spawning /opt/t/bin/tentacle: No such file",
                        "Permission denied",
                        "")) {
            Problem problem = started("exit-code", line);

            assertThat(problem.id()).isEqualTo(ProblemId.SVC_CRASH);
            assertThat(problem.arguments()).isEqualTo(Argument.texts(NAME.value()));
        }
    }

    private static Problem started(String result, String... log) throws Exception {
        var service = new MemoryService();
        service.failure = new Crashed(NAME, result, List.of(log));
        return Assertions.catchThrowableOfType(
                        ProblemException.class, () -> service.port().start(NAME))
                .problem();
    }
}
