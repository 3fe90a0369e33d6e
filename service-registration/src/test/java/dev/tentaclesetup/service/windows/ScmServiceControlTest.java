package dev.tentaclesetup.service.windows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.jna.Memory;
import com.sun.jna.platform.win32.Winsvc.ChangeServiceConfig2Info;
import com.sun.jna.platform.win32.Winsvc.SC_HANDLE;
import dev.tentaclesetup.service.AccountPassword;
import dev.tentaclesetup.service.ServiceException;
import dev.tentaclesetup.service.ServiceFailure;
import dev.tentaclesetup.service.ServiceFailure.AccountProblem;
import dev.tentaclesetup.service.ServiceFailure.AccountRefused;
import dev.tentaclesetup.service.ServiceFailure.MarkedForDeletion;
import dev.tentaclesetup.service.ServiceFailure.NameTaken;
import dev.tentaclesetup.service.ServiceFailure.NativeFailed;
import dev.tentaclesetup.service.ServiceFailure.NotElevated;
import dev.tentaclesetup.service.ServiceFailure.NotInstalled;
import dev.tentaclesetup.service.ServiceName;
import dev.tentaclesetup.service.windows.ServiceControl.Note;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What the service control manager gets to see, and what becomes of what it answers. Wine takes
/// any password and any account.
final class ScmServiceControlTest {

    private static final ServiceName NAME = ServiceName.forWindowsInstance("web");

    private final ScriptedScm scm = new ScriptedScm();
    private final ScmServiceControl control =
            new ScmServiceControl(
                    scm,
                    new AnyDetails(),
                    new EmptyRegistry(),
                    new LogonRights(new ScriptedLsa(), account -> new byte[12]),
                    account -> {
                        throw NativeErrors.ofLookup(account, 1332);
                    });

    @AfterEach
    void everyHandleIsClosedAndEveryPasswordIsWiped() {
        assertThat(scm.open()).isZero();
        assertThat(scm.secrets)
                .allSatisfy(secret -> assertThat(((Memory) secret).valid()).isFalse());
    }

    private static ServiceConfiguration wanted(String account) {
        return new ServiceConfiguration(
                "Web",
                "\"C:\\Tentacle.exe\" run",
                ServiceConfiguration.AUTOMATIC,
                Optional.of(false),
                List.of("Tcpip", "LanmanWorkstation"),
                account,
                "runs deployments",
                Optional.of(Recovery.RESTART),
                Map.of());
    }

    private static AccountPassword password() {
        return AccountPassword.of("geheim".toCharArray());
    }

    @FunctionalInterface
    private interface Call {
        void make() throws ServiceException;
    }

    private static ServiceFailure failure(Call call) {
        return catchThrowableOfType(ServiceException.class, call::make).failure();
    }

    @ParameterizedTest
    @CsvSource({
        "1057, UNKNOWN",
        "1332, UNKNOWN",
        "1326, PASSWORD",
        "1069, PASSWORD",
        "1385, RIGHT",
        "1355, UNREACHABLE",
        "1331, BARRED"
    })
    void namesTheAccountThatTheManagerRefuses(int error, AccountProblem problem) {
        for (String call : List.of("CreateService", "ChangeServiceConfig", "StartService")) {
            scm.errors.put(call, error);
        }
        var refused = new AccountRefused(".\\deploy", problem, error);

        assertThat(failure(() -> control.create(NAME, wanted(".\\deploy"), password())))
                .isEqualTo(refused);
        assertThat(failure(() -> control.change(NAME, wanted(".\\deploy"), password())))
                .isEqualTo(refused);
        assertThat(failure(() -> control.start(NAME))).isEqualTo(refused);
    }

    @Test
    void tellsWhatElseKeepsAServiceFromBeingMade() {
        scm.errors.put("CreateService", 1072);
        assertThat(failure(() -> create("LocalSystem"))).isEqualTo(new MarkedForDeletion(NAME));
        scm.errors.put("CreateService", 1078);
        assertThat(failure(() -> create("LocalSystem"))).isEqualTo(new NameTaken(NAME));
        scm.errors.put("CreateService", 87);
        assertThat(failure(() -> create("LocalSystem")))
                .isEqualTo(new NativeFailed("CreateService " + NAME, 87, ""));
        scm.errors.put("OpenSCManager", 5);
        assertThat(failure(() -> create("LocalSystem")))
                .isEqualTo(new NotElevated("OpenSCManager"));
    }

    private void create(String account) throws ServiceException {
        control.create(NAME, wanted(account), AccountPassword.none());
    }

    @Test
    void asksForTheRightsItNeedsAndForNoMore() throws Exception {
        control.status(NAME);
        control.start(NAME);
        control.stop(NAME);
        control.delete(NAME);
        control.runningDependents(NAME);

        assertThat(scm.made)
                .filteredOn(call -> call.startsWith("Open"))
                .containsExactly(
                        "OpenSCManager null null 1",
                        "OpenService " + NAME + " 4",
                        "OpenSCManager null null 1",
                        "OpenService " + NAME + " 11",
                        "OpenSCManager null null 1",
                        "OpenService " + NAME + " 20",
                        "OpenSCManager null null 1",
                        "OpenService " + NAME + " 10000",
                        "OpenSCManager null null 1",
                        "OpenService " + NAME + " 8");
        assertThat(scm.made)
                .contains(
                        "QueryServiceStatusEx 0 36",
                        "StartService 0 null",
                        "ControlService 1",
                        "DeleteService");
    }

    @Test
    void makesAServiceWithItsPassword() throws Exception {
        control.create(NAME, wanted("CORP\\deploy"), password());

        assertThat(scm.made)
                .containsExactly(
                        "OpenSCManager null null 3",
                        "CreateService name="
                                + NAME
                                + " shown=Web access=10013 type=16 start=2 errors=1"
                                + " path=\"C:\\Tentacle.exe\" run group=null tag=null"
                                + " after=[Tcpip, LanmanWorkstation]"
                                + " account=CORP\\deploy password='geheim'");
    }

    @Test
    void changesEverythingButTheErrorControl() throws Exception {
        control.change(NAME, wanted("CORP\\deploy"), password());

        assertThat(scm.made)
                .last()
                .isEqualTo(
                        "ChangeServiceConfig type=10 start=2 errors=ffffffff"
                                + " path=\"C:\\Tentacle.exe\" run group=null tag=null"
                                + " after=[Tcpip, LanmanWorkstation]"
                                + " account=CORP\\deploy password='geheim' shown=Web");
    }

    /// Whose password Windows knows, and whose there is none.
    @ParameterizedTest
    @CsvSource({
        "LocalSystem, ''''''",
        "NT AUTHORITY\\LocalService, ''''''",
        "NT AUTHORITY\\NetworkService, ''''''",
        "NT SERVICE\\OctopusDeploy Tentacle: web, null",
        "CORP\\deploy$, null",
        "CORP\\deploy, null"
    })
    void givesAnEmptyPasswordOnlyForTheSystemsOwnAccounts(String account, String password)
            throws Exception {
        create(account);
        control.change(NAME, wanted(account), AccountPassword.none());

        assertThat(scm.made)
                .filteredOn(call -> call.contains("password="))
                .hasSize(2)
                .allMatch(call ->
                        call.contains(
                                "account=" + account + " password=" + password.replace("\"", "'")));
    }

    @Test
    void takesARunningServiceForStartedAndAStoppedOneForStopped() throws Exception {
        scm.errors.put("StartService", 1056);
        control.start(NAME);
        scm.errors.put("ControlService", 1062);
        control.stop(NAME);
    }

    @Test
    void findsNoServiceWhereThereIsNone() throws Exception {
        scm.errors.put("OpenService", 1060);

        assertThat(control.read(NAME)).isEmpty();
        assertThat(control.status(NAME)).isEmpty();
        assertThat(failure(() -> control.start(NAME))).isEqualTo(new NotInstalled(NAME));
        assertThat(failure(() -> control.delete(NAME))).isEqualTo(new NotInstalled(NAME));
    }

    @Test
    void namesTheServicesThatDependOnItAndRun() throws Exception {
        assertThat(control.runningDependents(NAME)).isEmpty();

        scm.dependents = List.of("Reporter", "Watcher");
        assertThat(control.runningDependents(NAME)).containsExactly("Reporter", "Watcher");
        assertThat(scm.made).contains("EnumDependentServices 1 1024");

        scm.errors.put("EnumDependentServices", 5);
        assertThat(failure(() -> control.runningDependents(NAME)))
                .isEqualTo(new NotElevated("EnumDependentServices " + NAME));
    }

    /// Knows every level, and tells of none.
    private static final class AnyDetails implements DetailCalls {
        @Override
        public boolean change(SC_HANDLE service, int level, ChangeServiceConfig2Info info) {
            return true;
        }

        @Override
        public boolean query(SC_HANDLE service, int level, Memory memory) {
            return false;
        }

        @Override
        public int lastError() {
            return NativeErrors.UNKNOWN_KIND;
        }
    }

    /// Has nothing, and keeps nothing.
    private static final class EmptyRegistry implements ServiceRegistry {
        @Override
        public Map<String, String> environment(ServiceName name) {
            return Map.of();
        }

        @Override
        public void environment(ServiceName name, Map<String, String> variables) {
            assertThat(variables).isEmpty();
        }

        @Override
        public List<String> dependencies(ServiceName name) {
            return List.of();
        }

        @Override
        public Optional<String> note(ServiceName name, Note note) {
            return Optional.empty();
        }

        @Override
        public void note(ServiceName name, Note note, String text) {
            throw new AssertionError("nothing is noted here");
        }

        @Override
        public List<String> accountsOfOthers(ServiceName name) {
            return List.of();
        }
    }
}
