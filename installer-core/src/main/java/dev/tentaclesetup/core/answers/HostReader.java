package dev.tentaclesetup.core.answers;

import static dev.tentaclesetup.core.answers.AnswerKey.*;

import dev.tentaclesetup.core.problem.Problem;
import dev.tentaclesetup.core.problem.ProblemId;
import dev.tentaclesetup.service.StartMode;
import java.nio.file.Path;
import java.util.List;

/// Reads `[paths]` and `[service]`.
final class HostReader {

    private HostReader() {}

    static Answers.Paths paths(Fields fields, HostFacts facts, String instance, Answers.Run run) {
        Path data =
                fields.text(PATHS_DATA)
                        .map(Path::of)
                        .orElseGet(() -> facts.dataFolder(instance, run))
                        .normalize();
        Path applications =
                fields.text(PATHS_APPLICATIONS)
                        .map(Path::of)
                        .orElseGet(() -> besides(data))
                        .normalize();
        if (applications.startsWith(data) || data.startsWith(applications)) {
            fields.add(
                    PATHS_APPLICATIONS,
                    Problem.blocker(
                            ProblemId.DISK_OVERLAP,
                            applications.toString(),
                            data.toString(),
                            applications.toString()));
        }
        return new Answers.Paths(data, applications);
    }

    static Answers.Service service(Fields fields, HostFacts facts, String instance) {
        boolean install = fields.flag(SERVICE_INSTALL, facts.serviceManager());
        boolean startNow = fields.flag(SERVICE_START_NOW, true);
        if (!install) {
            fields.unused(SERVICE_ACCOUNT, SERVICE_INSTALL);
            fields.unused(SERVICE_USERNAME, SERVICE_INSTALL);
            fields.unused(SERVICE_PASSWORD, SERVICE_INSTALL);
            fields.unused(SERVICE_START, SERVICE_INSTALL);
            fields.unused(SERVICE_DEPENDS_ON, SERVICE_INSTALL);
            return new Answers.Service(
                    Answers.Run.PROCESS, new Answers.Account.SystemAccount(), startNow);
        }
        StartMode start =
                switch (fields.word(SERVICE_START)) {
                    case "delayed" -> StartMode.DELAYED;
                    case "manual" -> StartMode.MANUAL;
                    default -> StartMode.AUTOMATIC;
                };
        return new Answers.Service(
                Answers.Run.SERVICE,
                AccountReader.read(fields, facts, instance),
                startNow,
                start,
                before(fields, facts));
    }

    /// Names of Windows' services may have blanks, those of units may not.
    private static List<String> before(Fields fields, HostFacts facts) {
        List<AnswerValue.Item> items = fields.items(SERVICE_DEPENDS_ON);
        for (AnswerValue.Item item : items) {
            boolean fine = facts.windowsAccounts() || FieldRules.isUnit(item.text());
            FieldRules.unless(fine, SERVICE_DEPENDS_ON, item.text())
                    .ifPresent(problem -> fields.add(SERVICE_DEPENDS_ON, problem, item.line()));
        }
        return items.stream().map(AnswerValue.Item::text).distinct().toList();
    }

    /// Next to the data folder, never inside it: removing one must not remove the other.
    private static Path besides(Path data) {
        Path name = data.getFileName();
        return data.resolveSibling((name == null ? "" : name) + "-applications");
    }
}
