package dev.tentaclesetup.service.windows;

import static dev.tentaclesetup.service.windows.RecordedWindows.state;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tentaclesetup.service.AccountPassword;
import dev.tentaclesetup.service.ServiceAccount.NamedAccount;
import dev.tentaclesetup.service.ServiceAccount.OwnAccount;
import dev.tentaclesetup.service.ServiceDefinition;
import dev.tentaclesetup.service.ServiceException;
import dev.tentaclesetup.service.ServiceFailure;
import dev.tentaclesetup.service.ServiceFailure.AccountProblem;
import dev.tentaclesetup.service.ServiceFailure.AccountRefused;
import dev.tentaclesetup.service.ServiceFailure.Crashed;
import dev.tentaclesetup.service.ServiceFailure.DependencyFailed;
import dev.tentaclesetup.service.ServiceFailure.DependentsRunning;
import dev.tentaclesetup.service.ServiceFailure.Disabled;
import dev.tentaclesetup.service.ServiceFailure.ForeignService;
import dev.tentaclesetup.service.ServiceFailure.NameTaken;
import dev.tentaclesetup.service.ServiceFailure.NotElevated;
import dev.tentaclesetup.service.ServiceFailure.NotInstalled;
import dev.tentaclesetup.service.ServiceFailure.TimedOut;
import dev.tentaclesetup.service.ServiceManager;
import dev.tentaclesetup.service.ServiceName;
import dev.tentaclesetup.service.StartMode;
import dev.tentaclesetup.service.windows.ServiceControl.ProcessStatus;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class WindowsServiceManagerTest {
    private static final ServiceName NAME = ServiceName.forWindowsInstance("west");
    private static final ServiceDefinition PLAIN =
            ServiceDefinition.of(NAME, "Runs deployments", List.of("/opt/agent", "run"))
                    .withAfter(List.of("LanmanWorkstation", "Tcpip"));
    private static final ServiceDefinition NAMED = PLAIN.withAccount(new NamedAccount("deploy"));

    private final RecordedWindows windows = new RecordedWindows();
    private final ServiceManager manager = windows.manager();

    private static ServiceFailure failure(ThrowingCallable call) {
        return catchThrowableOfType(ServiceException.class, call).failure();
    }

    @Test
    void leavesNothingOfAServiceThatCannotBeMade() {
        windows.errors.put("create", NativeErrors.ACCESS_DENIED);
        assertThat(failure(() -> manager.install(NAMED))).isInstanceOf(NotElevated.class);
        assertThat(windows.allowed).isEmpty();
        assertThat(windows.service).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"note", "register"})
    void deletesAServiceThatCannotBeCompleted(String call) {
        windows.errors.put(call, NativeErrors.ACCESS_DENIED);
        assertThat(failure(() -> manager.install(NAMED))).isInstanceOf(NotElevated.class);
        assertThat(windows.allowed).isEmpty();
        assertThat(windows.service).isEmpty();
    }

    @Test
    void putsAServiceBackThatCannotBeChanged() throws Exception {
        manager.install(PLAIN);
        Optional<ServiceConfiguration> before = windows.service;
        windows.sources.clear();
        windows.errors.put("register", NativeErrors.ACCESS_DENIED);
        assertThat(failure(() -> manager.install(NAMED))).isInstanceOf(NotElevated.class);
        assertThat(windows.service).isEqualTo(before);
        assertThat(windows.allowed).isEmpty();
    }

    @Test
    void neverTouchesSomebodyElsesService() throws Exception {
        windows.service = Optional.of(ServiceConfiguration.of(PLAIN));
        var foreign = new ForeignService(NAME, "\"/opt/agent\" run");
        assertThat(failure(() -> manager.install(NAMED))).isEqualTo(foreign);
        assertThat(failure(() -> manager.uninstall(NAME))).isEqualTo(foreign);
        assertThat(failure(() -> manager.start(NAME))).isEqualTo(foreign);
        assertThat(failure(() -> manager.stop(NAME))).isEqualTo(foreign);
        assertThat(windows.calls).isEmpty();
    }

    @Test
    void makesAServiceAsDefinedAndOnlyOnce() throws Exception {
        manager.install(NAMED.withStart(StartMode.DELAYED));
        assertThat(windows.calls)
                .containsExactly(
                        "create with no password",
                        "note Tentacle Setup",
                        "note .\\deploy",
                        "register");
        assertThat(windows.service.orElseThrow())
                .returns(2, ServiceConfiguration::startType)
                .returns(Optional.of(true), ServiceConfiguration::delayed)
                .returns(".\\deploy", ServiceConfiguration::account)
                .returns(List.of("LanmanWorkstation", "Tcpip"), ServiceConfiguration::dependencies)
                .returns(Optional.of(Recovery.RESTART), ServiceConfiguration::recovery);
        windows.calls.clear();
        manager.install(NAMED.withStart(StartMode.DELAYED));
        assertThat(windows.calls).isEmpty();
    }

    @Test
    void writesAPasswordEvenWhenNothingElseChanges() throws Exception {
        manager.install(NAMED);
        windows.calls.clear();
        manager.install(NAMED, AccountPassword.of("secret".toCharArray()));
        assertThat(windows.calls).containsExactly("change with password");
    }

    @Test
    void takesBackOnlyARightThatItGave() throws Exception {
        windows.allowed.add(".\\deploy");
        manager.install(NAMED);
        manager.uninstall(NAME);
        assertThat(windows.allowed).containsExactly(".\\deploy");
        assertThat(windows.sources).isEmpty();
        windows.allowed.clear();
        manager.install(NAMED);
        assertThat(windows.allowed).containsExactly(".\\deploy");
        manager.uninstall(NAME);
        assertThat(windows.allowed).isEmpty();
    }

    @Test
    void keepsTheOldAccountsRightWhenAChangeFails() throws Exception {
        manager.install(NAMED);
        windows.sources.clear();
        windows.errors.put("register", NativeErrors.ACCESS_DENIED);
        assertThat(failure(() -> manager.install(PLAIN))).isInstanceOf(NotElevated.class);
        assertThat(windows.allowed).containsExactly(".\\deploy");
        windows.errors.clear();
        manager.uninstall(NAME);
        assertThat(windows.allowed).isEmpty();
    }

    @Test
    void forgetsARightThatItTookBack() throws Exception {
        manager.install(NAMED);
        manager.install(PLAIN);
        assertThat(windows.allowed).isEmpty();
        windows.allowed.add(".\\deploy");
        manager.uninstall(NAME);
        assertThat(windows.allowed).containsExactly(".\\deploy");
    }

    @Test
    void keepsTheAccountsRightWhenAServiceCannotBeDeleted() throws Exception {
        manager.install(NAMED);
        windows.errors.put("delete", NativeErrors.ACCESS_DENIED);
        assertThat(failure(() -> manager.uninstall(NAME))).isInstanceOf(NotElevated.class);
        assertThat(windows.allowed).containsExactly(".\\deploy");
        assertThat(windows.sources).isNotEmpty();
    }

    @Test
    void leavesARightThatAnotherServiceNeeds() throws Exception {
        manager.install(NAMED);
        windows.usedByOthers.add(".\\deploy");
        manager.uninstall(NAME);
        assertThat(windows.allowed).containsExactly(".\\deploy");
    }

    @Test
    void takesWhatTheSystemCannotTellAsRight() throws Exception {
        manager.install(PLAIN.withStart(StartMode.DELAYED));
        ServiceConfiguration is = windows.service.orElseThrow();
        windows.service =
                Optional.of(
                        new ServiceConfiguration(
                                is.displayName(),
                                is.imagePath(),
                                is.startType(),
                                Optional.empty(),
                                is.dependencies(),
                                is.account(),
                                is.description(),
                                Optional.empty(),
                                is.environment()));
        assertThat(manager.holds(PLAIN.withStart(StartMode.DELAYED))).isTrue();
        assertThat(manager.holds(PLAIN.withStart(StartMode.MANUAL))).isFalse();
    }

    @Test
    void startsOnlyWhatIsInstalled() {
        assertThat(failure(() -> manager.start(NAME))).isEqualTo(new NotInstalled(NAME));
    }

    @Test
    void waitsAsLongAsAStartMoves() throws Exception {
        manager.install(PLAIN);
        windows.statuses.clear();
        windows.statuses.add(state(ProcessStatus.STOPPED));
        for (int i = 1; i < 300; i++) {
            windows.statuses.add(
                    new ProcessStatus(ProcessStatus.START_PENDING, 0, 0, i, 1_000, 42));
        }
        windows.statuses.add(state(ProcessStatus.RUNNING));
        manager.start(NAME);
        assertThat(windows.calls).endsWith("start");
    }

    @Test
    void givesUpWhenAStartDoesNotMove() throws Exception {
        manager.install(PLAIN);
        windows.answers(state(ProcessStatus.STOPPED), state(ProcessStatus.START_PENDING));
        assertThat(failure(() -> manager.start(NAME)))
                .isInstanceOfSatisfying(
                        TimedOut.class, timedOut -> assertThat(timedOut.after()).hasSeconds(10));
    }

    @Test
    void tellsExitCodeAndLastLinesOfAServiceThatFails() throws Exception {
        manager.install(PLAIN);
        windows.lines = List.of("the port is in use");
        windows.answers(
                state(ProcessStatus.STOPPED),
                state(ProcessStatus.START_PENDING),
                new ProcessStatus(ProcessStatus.STOPPED, NativeErrors.OWN_EXIT_CODE, 7, 0, 0, 0));
        assertThat(failure(() -> manager.start(NAME)))
                .isEqualTo(new Crashed(NAME, "1066 (7)", windows.lines));
    }

    @ParameterizedTest
    @CsvSource({
        "1057, UNKNOWN",
        "1332, UNKNOWN",
        "1326, PASSWORD",
        "1069, PASSWORD",
        "1385, RIGHT"
    })
    void tellsWhatIsWrongWithTheAccount(int error, AccountProblem problem) throws Exception {
        manager.install(NAMED);
        windows.errors.put("start", error);
        assertThat(failure(() -> manager.start(NAME)))
                .isEqualTo(new AccountRefused(".\\deploy", problem, error));
    }

    @ParameterizedTest
    @CsvSource({
        "1069, NT SERVICE\\OctopusDeploy Tentacle: west, RIGHT",
        "1069, CORP\\deploy$, MANAGED",
        "1069, deploy$@corp.example, MANAGED",
        "1057, CORP\\deploy$, UNKNOWN",
        "1311, CORP\\deploy, UNREACHABLE",
        "1331, CORP\\deploy, BARRED",
        "1909, CORP\\deploy, BARRED"
    })
    void tellsAWrongPasswordOnlyOfWhoHasOne(int error, String account, AccountProblem problem)
            throws Exception {
        manager.install(PLAIN.withAccount(new NamedAccount(account)));
        windows.errors.put("start", error);
        assertThat(failure(() -> manager.start(NAME)))
                .isEqualTo(new AccountRefused(account, problem, error));
    }

    @Test
    void runsAsTheAccountOfTheServiceWithoutPasswordOrRightToGive() throws Exception {
        var own = new OwnAccount(new VirtualAccount(NAME).name());
        manager.install(PLAIN.withAccount(own));
        assertThat(windows.calls)
                .containsExactly("create with no password", "note Tentacle Setup", "register");
        assertThat(windows.allowed).isEmpty();
        assertThat(manager.installed(NAME).orElseThrow().account()).isEqualTo(own);
        assertThat(manager.holds(PLAIN.withAccount(own))).isTrue();
    }

    @Test
    void goesOverToTheAccountOfTheServiceAndTakesTheOldOnesRight() throws Exception {
        manager.install(NAMED);
        windows.calls.clear();
        manager.install(PLAIN.withAccount(new OwnAccount(new VirtualAccount(NAME).name())));
        assertThat(windows.calls).containsExactly("change with no password", "note ");
        assertThat(windows.allowed).isEmpty();
    }

    @Test
    void letsAManagedAccountLogOnAsAServiceAndNeedsNoPassword() throws Exception {
        manager.install(PLAIN.withAccount(new NamedAccount("CORP\\deploy$")));
        assertThat(windows.calls).startsWith("create with no password");
        assertThat(windows.service.orElseThrow().account()).isEqualTo("CORP\\deploy$");
        assertThat(windows.allowed).containsExactly("CORP\\deploy$");
    }

    @ParameterizedTest
    @ValueSource(ints = {1068, 1075})
    void namesTheServicesThatItDependsOn(int error) throws Exception {
        manager.install(PLAIN);
        windows.errors.put("start", error);
        assertThat(failure(() -> manager.start(NAME)))
                .isEqualTo(new DependencyFailed(NAME, List.of("LanmanWorkstation", "Tcpip")));
    }

    @ParameterizedTest
    @ValueSource(ints = {1053, 1067})
    void tellsTheLastLinesOfAServiceThatNeverAnswered(int error) throws Exception {
        manager.install(PLAIN);
        windows.lines = List.of("no such instance");
        windows.errors.put("start", error);
        assertThat(failure(() -> manager.start(NAME)))
                .isEqualTo(new Crashed(NAME, "", windows.lines));
    }

    @Test
    void namesTheServicesThatKeepItFromStopping() throws Exception {
        manager.install(PLAIN);
        windows.dependents = List.of("Reporter");
        windows.errors.put("stop", 1051);
        windows.answers(state(ProcessStatus.RUNNING));
        assertThat(failure(() -> manager.stop(NAME)))
                .isEqualTo(new DependentsRunning(NAME, List.of("Reporter")));
        assertThat(windows.calls).noneMatch(call -> call.startsWith("kill"));
    }

    @Test
    void tellsThatAServiceIsDisabled() throws Exception {
        manager.install(PLAIN);
        windows.errors.put("start", 1058);
        assertThat(failure(() -> manager.start(NAME))).isEqualTo(new Disabled(NAME));
    }

    @ParameterizedTest
    @ValueSource(ints = {1073, 1078})
    void tellsThatTheNameIsTaken(int error) {
        windows.errors.put("create", error);
        assertThat(failure(() -> manager.install(PLAIN))).isEqualTo(new NameTaken(NAME));
    }

    @Test
    void takesAnotherNameOfTheSameAccountForNoChange() throws Exception {
        manager.install(NAMED);
        windows.aliases.put(".\\deploy", "WEB01\\deploy");
        windows.calls.clear();
        manager.install(PLAIN.withAccount(new NamedAccount("WEB01\\deploy")));
        assertThat(windows.calls).isEmpty();
        assertThat(windows.allowed).containsExactly(".\\deploy");
    }

    @Test
    void killsAServiceThatTakesNoOrder() throws Exception {
        manager.install(PLAIN);
        windows.errors.put("stop", 1061);
        windows.answers(state(ProcessStatus.START_PENDING));
        manager.stop(NAME);
        assertThat(windows.calls).endsWith("recover never", "kill 42", "recover again");
    }

    @Test
    void waitsForTheProcessOfAServiceThatStops() throws Exception {
        manager.install(PLAIN);
        windows.answers(state(ProcessStatus.RUNNING), state(ProcessStatus.STOPPED));
        manager.stop(NAME);
        assertThat(windows.calls).endsWith("stop", "await 42");
    }

    @Test
    void killsAServiceThatDoesNotStop() throws Exception {
        manager.install(PLAIN);
        windows.answers(state(ProcessStatus.RUNNING), state(ProcessStatus.STOP_PENDING));
        manager.stop(NAME);
        assertThat(windows.calls).endsWith("stop", "recover never", "kill 42", "recover again");
    }
}
