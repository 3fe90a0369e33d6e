package dev.tentaclesetup.core.setup;

import dev.tentaclesetup.core.Secret;
import dev.tentaclesetup.core.answers.AnswerKey;
import dev.tentaclesetup.core.answers.Answers;
import dev.tentaclesetup.core.check.Check;
import dev.tentaclesetup.core.check.CheckRunner;
import dev.tentaclesetup.core.check.FolderCheck;
import dev.tentaclesetup.core.check.ListenPortCheck;
import dev.tentaclesetup.core.check.RightsCheck;
import dev.tentaclesetup.core.host.HostPorts;
import dev.tentaclesetup.core.host.HostStyle;
import dev.tentaclesetup.core.problem.Problem;
import dev.tentaclesetup.core.problem.ProblemException;
import dev.tentaclesetup.core.problem.ProblemId;
import dev.tentaclesetup.service.Detection;
import dev.tentaclesetup.service.ServiceAccount;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// What this machine must be able to do before anything is changed on it.
final class HostChecks {

    /// The first with the group `@system-service` of system calls (systemd's NEWS).
    private static final int CONFINING_SYSTEMD = 239;

    private final HostPorts host;
    private final List<Problem> problems = new ArrayList<>();

    HostChecks(HostPorts host) {
        this.host = host;
    }

    /// @param folders that the instance needs
    /// @param ownPort the port that the instance itself has now
    List<Problem> of(Answers answers, WantedFolders folders, Optional<Integer> ownPort)
            throws InterruptedException {
        Answers.Run run = answers.service().run();
        run(new RightsCheck(run, folders.index(), host.account()));
        if (run == Answers.Run.SERVICE
                && host.services().detect() instanceof Detection.Absent absent) {
            problems.add(
                    Problem.blocker(ProblemId.SYS_NOSYSTEMD, absent.missing(), foreground(answers))
                            .at(AnswerKey.SERVICE_INSTALL.text(), 0));
        }
        oldSystemd(answers);
        run(new FolderCheck(AnswerKey.SETUP_INSTANCE, folders.configuration()));
        run(new FolderCheck(AnswerKey.PATHS_DATA, folders.data()));
        run(new FolderCheck(AnswerKey.PATHS_APPLICATIONS, folders.applications()));
        if (run == Answers.Run.SERVICE && host.rights().isPresent()) {
            problems.addAll(new WindowsFolders(folders, host.rights().get()).problems());
        }
        account(answers, folders);
        if (answers.connection() instanceof Answers.Connection.Listening listening
                && !ownPort.equals(Optional.of(listening.port()))) {
            run(new ListenPortCheck(listening.port(), listening.listenAddress(), _ -> false));
        }
        return List.copyOf(problems);
    }

    /// An older one takes the calls that a confined service may make for none at all.
    private void oldSystemd(Answers answers) throws InterruptedException {
        if (host.style() == HostStyle.UNIT
                && WantedInstance.account(host, answers) instanceof ServiceAccount.OwnAccount
                && host.services().detect() instanceof Detection.Present present
                && older(present.version())) {
            problems.add(
                    Problem.of(
                                    ProblemId.SYS_OLD,
                                    present.version(),
                                    present.version(),
                                    Integer.toString(CONFINING_SYSTEMD))
                            .at(AnswerKey.SERVICE_ACCOUNT.text(), 0));
        }
    }

    private static boolean older(String version) {
        Matcher number = Pattern.compile("\\d{1,6}").matcher(version);
        return number.lookingAt() && Integer.parseInt(number.group()) < CONFINING_SYSTEMD;
    }

    /// What an administrator gives to whatever starts programs on a machine without systemd.
    private String foreground(Answers answers) {
        return host.program().agentCommand(answers.setup().instance()).stream()
                .map(word -> word.contains(" ") ? "\"" + word + "\"" : word)
                .collect(Collectors.joining(" "));
    }

    private void run(Check check) throws InterruptedException {
        Problem problem = CheckRunner.run(check).problem();
        if (problem != null) {
            problems.add(problem);
        }
    }

    private void account(Answers answers, WantedFolders folders) throws InterruptedException {
        Optional<Integer> port =
                switch (answers.connection()) {
                    case Answers.Connection.Listening listening -> Optional.of(listening.port());
                    case Answers.Connection.Polling _ -> Optional.empty();
                };
        var check = new AccountCheck(host.accounts(), answers.setup().instance(), host.style());
        try {
            List<Path> reached =
                    List.of(folders.configuration(), folders.data(), folders.applications());
            Optional<Problem> problem =
                    check.run(WantedInstance.account(host, answers), reached, port);
            if (problem.isPresent()) {
                problems.add(problem.get().at(AnswerKey.SERVICE_ACCOUNT.text(), 0));
            } else {
                password(answers.service().account(), check);
            }
        } catch (ProblemException e) {
            problems.add(e.problem().at(AnswerKey.SERVICE_USERNAME.text(), 0));
        }
    }

    private void password(Answers.Account account, AccountCheck check) {
        if (account instanceof Answers.Account.Existing(String name, Optional<Secret> password)
                && password.isPresent()) {
            try {
                check.password(name, password.get());
            } catch (ProblemException e) {
                problems.add(e.problem().at(AnswerKey.SERVICE_PASSWORD.text(), 0));
            }
        }
    }
}
