package dev.tentaclesetup.core.preflight;

import dev.tentaclesetup.core.Secret;
import dev.tentaclesetup.core.answers.AnswerKey;
import dev.tentaclesetup.core.check.CheckSubject;
import dev.tentaclesetup.core.check.HostCheck;
import dev.tentaclesetup.core.check.Observation;
import dev.tentaclesetup.core.host.AccountPort;
import dev.tentaclesetup.core.host.HostStyle;
import dev.tentaclesetup.core.problem.Argument;
import dev.tentaclesetup.core.problem.Problem;
import dev.tentaclesetup.core.problem.ProblemException;
import dev.tentaclesetup.core.problem.ProblemId;
import dev.tentaclesetup.core.step.Owner;
import dev.tentaclesetup.service.AccountPassword;
import dev.tentaclesetup.service.ServiceAccount;
import dev.tentaclesetup.service.account.FoundAccount;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Whether an account can be what the service runs as: it exists or may be made, its password is
/// right, it reaches the folders, and it may listen where it shall.
///
/// @param accounts of this host
/// @param style of the host: on Windows what an account reaches is given to it by a step
///   ([RightsStep]), and every account may listen at every port
/// @param instance the instance's name
/// @param account that is checked
/// @param password of an account that exists, where it has to be known; tried once
/// @param folders that it has to reach
/// @param programs that it has to execute
/// @param port that it shall listen on
record AccountCheck(
        AccountPort accounts,
        HostStyle style,
        String instance,
        ServiceAccount account,
        Optional<Secret> password,
        List<Path> folders,
        List<Path> programs,
        Optional<Integer> port)
        implements HostCheck<Void> {

    private static final Path FIRST_PORT = Path.of("/proc/sys/net/ipv4/ip_unprivileged_port_start");
    private static final int USUAL_FIRST_PORT = 1024;

    @Override
    public CheckSubject subject() {
        return CheckSubject.HOST;
    }

    @Override
    public String about() {
        return AccountNames.of(account).orElse("");
    }

    @Override
    public Duration limit() {
        return SEVERAL_COMMANDS;
    }

    @Override
    public Observation<Void> observe() throws InterruptedException {
        return Observation.perhaps(problem());
    }

    private Optional<Problem> problem() throws InterruptedException {
        try {
            Optional<Problem> problem = unfit();
            return problem.isPresent()
                    ? problem.map(found -> found.at(AnswerKey.SERVICE_ACCOUNT.text(), 0))
                    : wrongPassword();
        } catch (ProblemException e) {
            return Optional.of(e.problem().at(AnswerKey.SERVICE_USERNAME.text(), 0));
        }
    }

    private Optional<Problem> unfit() throws ProblemException, InterruptedException {
        return switch (account) {
            case ServiceAccount.SystemAccount _ -> Optional.empty();
            case ServiceAccount.OwnAccount(String name) -> {
                if (accounts.comesWithService(name)) {
                    yield Optional.empty();
                }
                Optional<FoundAccount> found = accounts.find(name);
                yield found.filter(one -> !one.madeFor(instance)).isPresent()
                        ? Optional.of(Problem.blocker(ProblemId.SVC_OTHERS_ACCOUNT, name, name))
                        : reach(name).or(() -> execute(name)).or(this::privilegedPort);
            }
            case ServiceAccount.NamedAccount(String name) -> {
                if (style.accessLists()) {
                    yield accounts.find(name).isPresent()
                            ? Optional.empty()
                            : Optional.of(Problem.blocker(ProblemId.SVC_ACCOUNT, name, name));
                }
                new Owner(Optional.of(name)).principal(folders.getFirst());
                yield reach(name).or(() -> execute(name)).or(this::privilegedPort);
            }
        };
    }

    private Optional<Problem> wrongPassword() {
        if (!(account instanceof ServiceAccount.NamedAccount(String name)) || password.isEmpty()) {
            return Optional.empty();
        }
        try (AccountPassword tried = password.get().use(AccountPassword::of)) {
            accounts.logOn(name, tried);
            return Optional.empty();
        } catch (ProblemException e) {
            return Optional.of(e.problem().at(AnswerKey.SERVICE_PASSWORD.text(), 0));
        }
    }

    private Optional<Problem> reach(String name) {
        return folders.stream()
                .filter(folder -> !reaches(name, folder))
                .map(folder -> Problem.blocker(ProblemId.SVC_ACL, name, name, folder.toString()))
                .findFirst();
    }

    private Optional<Problem> execute(String name) {
        return programs.stream()
                .filter(program -> !executes(name, program))
                .map(program ->
                        Problem.of(
                                ProblemId.SVC_ACL,
                                name,
                                Argument.text(name),
                                Argument.text(program.toString()),
                                Argument.phrase("acl.execute")))
                .findFirst();
    }

    /// The way to it may go through a link to another folder.
    private static boolean executes(String name, Path program) {
        try {
            Path real = program.toRealPath();
            return reaches(name, program) && reaches(name, real) && passes(name, real);
        } catch (IOException missing) {
            return true;
        }
    }

    /// Reads the folders above, which set-up does not change. Membership in a group other than
    /// root's is believed: what an account belongs to is not known of one that is made later.
    private static boolean reaches(String name, Path folder) {
        for (Path path = folder.getParent(); path != null; path = path.getParent()) {
            if (Files.isDirectory(path) && !passes(name, path)) {
                return false;
            }
        }
        return true;
    }

    /// Whether it may enter a folder, or execute a program.
    private static boolean passes(String name, Path folder) {
        try {
            var attributes = Files.readAttributes(folder, PosixFileAttributes.class);
            Set<PosixFilePermission> rights = attributes.permissions();
            return rights.contains(PosixFilePermission.OTHERS_EXECUTE)
                    || (attributes.owner().getName().equals(name)
                            && rights.contains(PosixFilePermission.OWNER_EXECUTE))
                    || (!attributes.group().getName().equals("root")
                            && rights.contains(PosixFilePermission.GROUP_EXECUTE));
        } catch (IOException | UnsupportedOperationException e) {
            return true;
        }
    }

    private Optional<Problem> privilegedPort() {
        return port.filter(number -> number < firstPort())
                .map(number ->
                        Problem.blocker(
                                ProblemId.PORT_PRIV,
                                Integer.toString(number),
                                Integer.toString(number)));
    }

    /// The kernel gives such a number to the first read alone, and `Files.readString` begins with
    /// one that is too short.
    private static int firstPort() {
        try {
            return Integer.parseInt(Files.readAllLines(FIRST_PORT).getFirst().strip());
        } catch (IOException | NumberFormatException e) {
            return USUAL_FIRST_PORT;
        }
    }
}
