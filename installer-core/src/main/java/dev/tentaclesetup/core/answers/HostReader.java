package dev.tentaclesetup.core.answers;

import static dev.tentaclesetup.core.answers.AnswerKey.*;

import dev.tentaclesetup.core.problem.Argument;
import dev.tentaclesetup.core.problem.Problem;
import dev.tentaclesetup.core.problem.ProblemId;
import dev.tentaclesetup.core.problem.Severity;
import dev.tentaclesetup.service.StartMode;
import java.nio.file.Path;
import java.util.List;

/// Reads `[paths]` and `[service]`.
final class HostReader {

    private HostReader() {}

    static Answers.Paths paths(Fields fields, HostFacts facts, String instance, Answers.Run run) {
        Path data =
                fields.value(PATHS_DATA, Path.class)
                        .orElseGet(() -> fields.usual(PATHS_DATA, facts.dataFolder(instance, run)))
                        .normalize();
        Path applications =
                fields.value(PATHS_APPLICATIONS, Path.class)
                        .orElseGet(() ->
                                fields.usual(PATHS_APPLICATIONS, facts.applicationsFolder(data)))
                        .normalize();
        boolean chosen =
                !fields.again()
                        || fields.mentioned(PATHS_DATA)
                        || fields.mentioned(PATHS_APPLICATIONS);
        if (chosen && (applications.startsWith(data) || data.startsWith(applications))) {
            fields.add(
                    PATHS_APPLICATIONS,
                    Problem.of(
                                    ProblemId.DISK_OVERLAP,
                                    "",
                                    Argument.text(data.toString()),
                                    Argument.text(applications.toString()),
                                    Argument.phrase("overlap.own"),
                                    Argument.text(instance))
                            .weighed(Severity.BLOCKER));
        }
        return new Answers.Paths(data, applications, fields.flag(PATHS_ACCEPT_EXISTING));
    }

    static Answers.Service service(Fields fields, HostFacts facts, String instance) {
        // Where no service can be, a check says so: a background process ends with the host, which
        // is for the user to decide.
        boolean install = fields.flag(SERVICE_INSTALL);
        boolean startNow = fields.flag(SERVICE_START_NOW);
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
                switch (fields.valueOrDefault(SERVICE_START, Choices.Start.class)) {
                    case AUTO -> StartMode.AUTOMATIC;
                    case DELAYED -> delayed(fields, facts);
                    case MANUAL -> StartMode.MANUAL;
                };
        return new Answers.Service(
                Answers.Run.SERVICE,
                AccountReader.read(fields, facts, instance),
                startNow,
                start,
                dependsOn(fields, facts));
    }

    private static StartMode delayed(Fields fields, HostFacts facts) {
        if (!facts.windowsAccounts()) {
            fields.unusedHere(SERVICE_START, facts);
        }
        return StartMode.DELAYED;
    }

    /// Names of services of Windows may contain spaces, those of systemd's units may not.
    private static List<String> dependsOn(Fields fields, HostFacts facts) {
        AnswerType<String> type = facts.windowsAccounts() ? TextForm.SERVICE : TextForm.UNIT;
        for (AnswerValue.Item item : fields.items(SERVICE_DEPENDS_ON)) {
            type.judge(SERVICE_DEPENDS_ON, item.text())
                    .ifPresent(problem -> fields.add(SERVICE_DEPENDS_ON, problem, item.line()));
        }
        return fields.texts(SERVICE_DEPENDS_ON);
    }
}
