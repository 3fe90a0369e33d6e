package dev.tentaclesetup.core.preflight;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tentaclesetup.core.Messages;
import dev.tentaclesetup.core.answers.Answers;
import dev.tentaclesetup.core.check.CheckRunner;
import dev.tentaclesetup.core.host.HostPorts;
import dev.tentaclesetup.core.host.HostStyle;
import dev.tentaclesetup.core.host.InstanceFiles;
import dev.tentaclesetup.core.host.MemoryService;
import dev.tentaclesetup.core.host.RecordedHost;
import dev.tentaclesetup.core.problem.Problem;
import dev.tentaclesetup.core.problem.ProblemId;
import dev.tentaclesetup.instance.ConfigurationFile;
import dev.tentaclesetup.instance.InstanceName;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Names that differ for people and not for the index.
class InstanceNamesTest {

    @TempDir Path folder;

    @Test
    void twoNamesWithTheSameIndexFileAreToldBeforeAnythingIsApplied() throws Exception {
        var services = new MemoryService();
        HostPorts host = new RecordedHost().ports(folder, HostStyle.SYSTEMD, services, services);
        Path file = folder.resolve("web-shop.config");
        InstanceFiles.of(host.folders(), ConfigurationFile.at(file))
                .update(old -> old.withHome(folder.resolve("data")));
        host.index().add(new InstanceName("web-shop"), file);

        Problem problem = problems(host, "Web Shop").getFirst();
        assertThat(problem.id()).isEqualTo(ProblemId.INST_EXISTS);
        assertThat(Messages.in(Locale.ENGLISH).seen(problem)).contains("Web Shop", "web-shop");
        assertThat(problems(host, "WEB-SHOP")).isEmpty();
        assertThat(problems(host, "web.shop")).isEmpty();
    }

    private static List<Problem> problems(HostPorts host, String name) throws Exception {
        return CheckRunner.run(new InstanceCheck(host, name, Answers.Run.PROCESS))
                .finding()
                .problems();
    }
}
