package dev.tentaclesetup.core.setup;

import dev.tentaclesetup.core.Secret;
import dev.tentaclesetup.core.host.HostStyle;
import dev.tentaclesetup.core.host.ServiceProblems;
import dev.tentaclesetup.core.problem.Problem;
import dev.tentaclesetup.core.problem.ProblemException;
import dev.tentaclesetup.core.problem.ProblemId;
import dev.tentaclesetup.core.step.Owner;
import dev.tentaclesetup.service.AccountPassword;
import dev.tentaclesetup.service.ServiceAccount;
import dev.tentaclesetup.service.ServiceException;
import dev.tentaclesetup.service.account.FoundAccount;
import dev.tentaclesetup.service.account.ServiceAccounts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Whether an account can be what the service runs as: it exists or may be made, it reaches the
/// folders, and it may listen where it shall.
///
/// @param accounts of this machine
/// @param instance the instance's name
/// @param style of the machine: on Windows what an account reaches is given to it by a step
///   ([RightsStep]), and every account may listen at every port
record AccountCheck(ServiceAccounts accounts, String instance, HostStyle style) {

    private static final Path FIRST_PORT = Path.of("/proc/sys/net/ipv4/ip_unprivileged_port_start");
    private static final int USUAL_FIRST_PORT = 1024;

    /// @param folders that it has to reach
    /// @param port that it shall listen on
    Optional<Problem> run(ServiceAccount account, List<Path> folders, Optional<Integer> port)
            throws ProblemException, InterruptedException {
        return switch (account) {
            case ServiceAccount.SystemAccount _ -> Optional.empty();
            case ServiceAccount.OwnAccount(String name) -> {
                if (accounts.comesWithService(name)) {
                    yield Optional.empty();
                }
                Optional<FoundAccount> found = find(name);
                yield found.filter(one -> !one.madeFor(instance)).isPresent()
                        ? Optional.of(Problem.blocker(ProblemId.SVC_OTHERS_ACCOUNT, name, name))
                        : reach(name, folders).or(() -> port(port));
            }
            case ServiceAccount.NamedAccount(String name) -> {
                if (style == HostStyle.WINDOWS) {
                    yield find(name).isPresent()
                            ? Optional.empty()
                            : Optional.of(Problem.blocker(ProblemId.SVC_ACCOUNT, name, name));
                }
                new Owner(Optional.of(name)).principal(folders.getFirst());
                yield reach(name, folders).or(() -> port(port));
            }
        };
    }

    /// Tries the password of an account that exists, once.
    ///
    /// @throws ProblemException when the system does not take it
    void password(String name, Secret secret) throws ProblemException {
        try (AccountPassword password = secret.use(AccountPassword::of)) {
            accounts.logOn(name, password);
        } catch (ServiceException e) {
            throw ServiceProblems.of(e);
        }
    }

    private Optional<FoundAccount> find(String name) throws ProblemException, InterruptedException {
        try {
            return accounts.find(name);
        } catch (ServiceException e) {
            throw ServiceProblems.of(e);
        }
    }

    private static Optional<Problem> reach(String name, List<Path> folders) {
        return folders.stream()
                .filter(folder -> !reaches(name, folder))
                .map(folder -> Problem.blocker(ProblemId.SVC_ACL, name, name, folder.toString()))
                .findFirst();
    }

    /// Looks at the folders above, which set-up does not change. Membership in a group other than
    /// root's is believed: what an account belongs to is not known of one that is made later.
    private static boolean reaches(String name, Path folder) {
        for (Path path = folder.getParent(); path != null; path = path.getParent()) {
            if (Files.isDirectory(path) && !passes(name, path)) {
                return false;
            }
        }
        return true;
    }

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

    private static Optional<Problem> port(Optional<Integer> port) {
        return port.filter(number -> number < firstPort())
                .map(number ->
                        Problem.blocker(
                                ProblemId.PORT_PRIV,
                                Integer.toString(number),
                                Integer.toString(number)));
    }

    private static int firstPort() {
        try {
            return Integer.parseInt(Files.readString(FIRST_PORT).strip());
        } catch (IOException | NumberFormatException e) {
            return USUAL_FIRST_PORT;
        }
    }
}
