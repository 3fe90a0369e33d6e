package dev.tentaclesetup.core.preflight;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tentaclesetup.core.Messages;
import dev.tentaclesetup.core.Secret;
import dev.tentaclesetup.core.host.AccountPort;
import dev.tentaclesetup.core.host.HostStyle;
import dev.tentaclesetup.core.host.RecordedHost;
import dev.tentaclesetup.core.problem.Argument;
import dev.tentaclesetup.core.problem.Problem;
import dev.tentaclesetup.core.problem.ProblemId;
import dev.tentaclesetup.service.AccountPassword;
import dev.tentaclesetup.service.ServiceAccount;
import dev.tentaclesetup.service.ServiceAccount.NamedAccount;
import dev.tentaclesetup.service.ServiceAccount.OwnAccount;
import dev.tentaclesetup.service.ServiceException;
import dev.tentaclesetup.service.ServiceFailure.AccountProblem;
import dev.tentaclesetup.service.ServiceFailure.AccountRefused;
import dev.tentaclesetup.service.account.DedicatedAccount;
import dev.tentaclesetup.service.account.FoundAccount;
import dev.tentaclesetup.service.account.ServiceAccounts;
import dev.tentaclesetup.service.windows.VirtualAccount;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// Accounts of Windows, mostly; those of Linux are shown on the installed product.
class AccountCheckTest {

    private static final List<Path> FOLDERS = List.of(Path.of("/srv/agent").toAbsolutePath());

    /// A machine of the domain CORP, which knows `deploy`; the domain AWAY does not answer.
    private static final class DomainAccounts implements ServiceAccounts {
        @Override
        public Optional<FoundAccount> find(String name) throws ServiceException {
            if (name.startsWith("AWAY\\")) {
                throw new ServiceException(
                        new AccountRefused(name, AccountProblem.UNREACHABLE, 1355));
            }
            return Optional.of(name)
                    .filter("CORP\\deploy"::equals)
                    .map(found ->
                            new FoundAccount(
                                    found,
                                    "S-1-5-21-1-2-3-1001",
                                    Optional.empty(),
                                    Optional.empty(),
                                    Optional.empty()));
        }

        @Override
        public void logOn(String name, AccountPassword password) throws ServiceException {
            if (!password.read(String::new).equals(Optional.of("right"))) {
                throw new ServiceException(new AccountRefused(name, AccountProblem.PASSWORD, 1326));
            }
        }

        @Override
        public String usualName(String instance) {
            throw new AssertionError("the name is given");
        }

        @Override
        public boolean comesWithService(String name) {
            return VirtualAccount.isName(name);
        }

        @Override
        public AccountPassword create(DedicatedAccount account) {
            throw new AssertionError("a check makes nothing");
        }

        @Override
        public void remove(DedicatedAccount account) {
            throw new AssertionError("a check removes nothing");
        }
    }

    private static List<ProblemId> problems(ServiceAccount account) throws Exception {
        return problems(account, Optional.empty());
    }

    private static List<ProblemId> problems(ServiceAccount account, Optional<Secret> password)
            throws Exception {
        return new AccountCheck(
                        new AccountPort(new DomainAccounts()),
                        HostStyle.WINDOWS,
                        "Demo",
                        account,
                        password,
                        FOLDERS,
                        List.of(),
                        Optional.of(443))
                .observe().problems().stream().map(Problem::id).toList();
    }

    @Test
    void takesTheAccountOfAServiceThatIsStillToBeMade() throws Exception {
        assertThat(problems(new OwnAccount("NT SERVICE\\OctopusDeploy Tentacle: Demo"))).isEmpty();
    }

    @Test
    void takesAnAccountOfTheDomainAtAnyPort() throws Exception {
        assertThat(problems(new NamedAccount("CORP\\deploy"))).isEmpty();
    }

    @Test
    void refusesAnAccountThatTheDomainDoesNotKnow() throws Exception {
        assertThat(problems(new NamedAccount("CORP\\nobody")))
                .containsExactly(ProblemId.SVC_ACCOUNT);
    }

    @Test
    void findsAWrongPasswordBeforeAnythingIsChanged() throws Exception {
        var account = new NamedAccount("CORP\\deploy");

        assertThat(problems(account, password("right"))).isEmpty();
        assertThat(problems(account, password("wrong"))).containsExactly(ProblemId.SVC_PASS);
    }

    @Test
    void refusesAnAccountThatCannotExecuteTheProgram(@TempDir Path closed) throws Exception {
        Path program = Files.createFile(closed.resolve("tentacle"));
        Path open = Path.of("/bin/sh");

        Problem problem =
                executing(List.of(open, program)).observe().problems().stream()
                        .findFirst()
                        .orElseThrow();

        assertThat(problem.id()).isEqualTo(ProblemId.SVC_ACL);
        assertThat(problem.arguments()).contains(Argument.text(program.toString()));
        assertThat(Messages.in(Locale.ENGLISH).fix(problem))
                .contains("read and execute " + program);
        assertThat(executing(List.of(open)).observe().problems()).isEmpty();
    }

    private static AccountCheck executing(List<Path> programs) {
        return new AccountCheck(
                new RecordedHost().accounts(),
                HostStyle.SYSTEMD,
                "Demo",
                new OwnAccount("tentacle-Demo"),
                Optional.empty(),
                FOLDERS,
                programs,
                Optional.empty());
    }

    private static Optional<Secret> password(String text) {
        return Optional.of(Secret.of(text.toCharArray()));
    }

    @Test
    void doesNotTakeASilentDomainForAnUnknownAccount() throws Exception {
        assertThat(problems(new NamedAccount("AWAY\\deploy")))
                .containsExactly(ProblemId.SVC_DOMAIN);
    }

    /// Some kernels bar no port.
    @Test
    @EnabledOnOs(OS.LINUX)
    void knowsWhichPortsTheKernelBarsToAccounts() throws Exception {
        Path file = Path.of("/proc/sys/net/ipv4/ip_unprivileged_port_start");
        int first = Integer.parseInt(Files.readAllLines(file).getFirst().strip());

        assertThat(onLinux(first)).isEmpty();
        if (first > 1) {
            assertThat(onLinux(first - 1)).containsExactly(ProblemId.PORT_PRIV);
        }
    }

    private static List<ProblemId> onLinux(int port) throws Exception {
        return new AccountCheck(
                        new AccountPort(new DomainAccounts()),
                        HostStyle.SYSTEMD,
                        "Demo",
                        new OwnAccount("tentacle-demo"),
                        Optional.empty(),
                        FOLDERS,
                        List.of(),
                        Optional.of(port))
                .observe().problems().stream().map(Problem::id).toList();
    }
}
