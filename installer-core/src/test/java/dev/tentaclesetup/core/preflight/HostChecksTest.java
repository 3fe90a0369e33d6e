package dev.tentaclesetup.core.preflight;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tentaclesetup.core.answers.Answers;
import dev.tentaclesetup.core.answers.AnswersFixture;
import dev.tentaclesetup.core.check.CheckRunner;
import dev.tentaclesetup.core.check.HostCheck;
import dev.tentaclesetup.core.host.HostPorts;
import dev.tentaclesetup.core.host.HostStyle;
import dev.tentaclesetup.core.host.MemoryService;
import dev.tentaclesetup.core.host.RecordedHost;
import dev.tentaclesetup.core.problem.Argument;
import dev.tentaclesetup.core.problem.Problem;
import dev.tentaclesetup.core.problem.ProblemId;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HostChecksTest {

    private static final Answers.Account DEDICATED =
            new Answers.Account.Dedicated(Optional.empty());

    @TempDir Path folder;

    @Test
    void refusesAnAccountOfItsOwnWhereSystemdCannotConfineIt() throws Exception {
        assertThat(problems("237-3ubuntu10", DEDICATED))
                .filteredOn(problem -> problem.id() == ProblemId.SYS_OLD)
                .singleElement()
                .satisfies(problem -> {
                    assertThat(problem.answer()).isEqualTo("service.account");
                    assertThat(problem.arguments())
                            .isEqualTo(Argument.texts("237-3ubuntu10", "239"));
                });
    }

    @Test
    void takesAnySystemdForOtherAccountsAndAnyNewerOneForAll() throws Exception {
        assertThat(ids("237-3ubuntu10", new Answers.Account.SystemAccount()))
                .doesNotContain(ProblemId.SYS_OLD);
        for (String version : List.of("239", "252.39-1~deb12u1", "v259~rc1", "")) {
            assertThat(ids(version, DEDICATED)).doesNotContain(ProblemId.SYS_OLD);
        }
    }

    private List<ProblemId> ids(String version, Answers.Account account) throws Exception {
        return problems(version, account).stream().map(Problem::id).toList();
    }

    private List<Problem> problems(String version, Answers.Account account) throws Exception {
        var services = new MemoryService();
        services.version = version;
        HostPorts host = new RecordedHost().ports(folder, HostStyle.SYSTEMD, services, services);
        Answers answers = answers(account);
        var folders =
                new WantedFolders(
                        folder.resolve("index"),
                        folder.resolve("configuration"),
                        answers.paths().data(),
                        answers.paths().applications());
        var problems = new ArrayList<Problem>();
        for (HostCheck<?> check :
                HostChecks.of(host, answers, folders, Optional.empty(), Optional.empty())) {
            problems.addAll(CheckRunner.run(check).finding().problems());
        }
        return problems;
    }

    private Answers answers(Answers.Account account) {
        return AnswersFixture.in(folder)
                .connection(
                        new Answers.Connection.Polling(
                                List.of(URI.create("https://127.0.0.1:10943/")),
                                1,
                                Optional.empty()))
                .service(new Answers.Service(Answers.Run.SERVICE, account, true))
                .answers();
    }
}
