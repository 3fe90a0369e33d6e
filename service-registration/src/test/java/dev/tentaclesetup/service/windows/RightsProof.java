package dev.tentaclesetup.service.windows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tentaclesetup.service.Proofs;
import dev.tentaclesetup.service.ServiceAccount;
import dev.tentaclesetup.service.ServiceAccount.NamedAccount;
import dev.tentaclesetup.service.ServiceAccount.OwnAccount;
import dev.tentaclesetup.service.ServiceAccount.SystemAccount;
import dev.tentaclesetup.service.ServiceException;
import dev.tentaclesetup.service.ServiceFailure.AccountRefused;
import dev.tentaclesetup.service.ServiceName;
import dev.tentaclesetup.service.account.FolderRights;
import dev.tentaclesetup.service.windows.EventSource.Level;
import dev.tentaclesetup.service.windows.WindowsServiceHost.Outcome;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// What only Windows' own calls can show about rights, the event log and a process that is no
/// service. Run on Windows or in Wine; one line `pass NAME` for each proof; ends with an exception
/// at the first that fails.
public final class RightsProof {

    private static final ServiceName NAME = ServiceName.forWindowsInstance("rights-proof");

    private static final int LIMIT_SECONDS = 30;

    private final FolderRights rights = new WindowsFolderRights();

    /// Wine takes access lists of files and makes up others from the mode of the file.
    private final boolean kept = !Wine.running();

    private final Proofs proofs = new Proofs();

    public static void main(String[] arguments) throws Exception {
        new RightsProof().all();
    }

    private void all() throws Exception {
        proofs.prove("an administrator is known by its token", this::elevated);
        proofs.prove(
                "a program that the shell starts elevated tells its exit code", this::runElevated);
        proofs.prove("a folder is closed to all but system and administrators", this::closed);
        proofs.prove("a folder is closed to all but an account besides", this::closedForAnAccount);
        proofs.prove(
                "a folder is closed to all but a service that is not made yet",
                this::closedForAService);
        proofs.prove("a folder's rights are put back as they were", this::restored);
        proofs.prove(
                "an account is let into a folder beside others, and out again", this::permitted);
        proofs.prove("an account that does not exist is named", this::nobody);
        proofs.prove("an event source is registered, written to and taken away", this::events);
        proofs.prove("a program that no manager started is no service", this::noService);
        proofs.prove("a job ends a process whose parent has ended before", this::jobEndsOrphans);
        proofs.prove("a job that is let go ends nothing", this::jobLetsGo);
    }

    private void elevated() {
        assertThat(AdministratorToken.elevated()).isTrue();
    }

    /// Nobody is asked in Wine, nor where this process is elevated.
    private void runElevated() throws Exception {
        Path program = Path.of(System.getenv("SystemRoot"), "System32", "cmd.exe");
        assertThat(new Elevation().run(program, List.of("/c", "exit 7")))
                .isEqualTo(new Elevation.Outcome.Ended(7));
    }

    private void closed() throws Exception {
        closedFor(new SystemAccount());
    }

    private void closedForAnAccount() throws Exception {
        closedFor(new NamedAccount("NT AUTHORITY\\LocalService"));
    }

    private void closedForAService() throws Exception {
        closedFor(new OwnAccount(new VirtualAccount(NAME).name()));
    }

    private void closedFor(ServiceAccount account) throws Exception {
        Path folder = Files.createTempDirectory("rights");
        try {
            assertThat(rights.restricted(folder, account)).isFalse();
            rights.restrict(folder, account);
            assertThat(rights.restricted(folder, account)).isEqualTo(kept);
            Files.writeString(folder.resolve("inside"), "still usable");
        } finally {
            Files.deleteIfExists(folder.resolve("inside"));
            Files.delete(folder);
        }
    }

    private void restored() throws Exception {
        Path folder = Files.createTempDirectory("rights");
        try {
            String before = rights.read(folder);
            rights.restrict(folder, new SystemAccount());
            rights.restore(folder, before);
            assertThat(AccessList.parse(rights.read(folder))).isEqualTo(AccessList.parse(before));
            assertThat(rights.kept(folder)).isEqualTo(kept);
        } finally {
            Files.delete(folder);
        }
    }

    private void permitted() throws Exception {
        var account = new NamedAccount("NT AUTHORITY\\LocalService");
        Path folder = Files.createTempDirectory("rights");
        try {
            AccessList before = AccessList.parse(rights.read(folder));
            rights.permit(folder, account, Optional.empty());
            assertThat(rights.permitted(folder, account)).isEqualTo(kept);
            rights.permit(folder, new SystemAccount(), Optional.of(account));
            assertThat(rights.permitted(folder, account)).isFalse();
            assertThat(AccessList.parse(rights.read(folder))).isEqualTo(before);
        } finally {
            Files.delete(folder);
        }
    }

    private void nobody() throws Exception {
        Path folder = Files.createTempDirectory("rights");
        try {
            String before = rights.read(folder);
            ServiceException e =
                    catchThrowableOfType(
                            ServiceException.class,
                            () -> rights.restrict(folder, new NamedAccount("nobody-of-this-name")));
            assertThat(e.failure()).isInstanceOf(AccountRefused.class);
            assertThat(rights.read(folder)).isEqualTo(before);
        } finally {
            Files.delete(folder);
        }
    }

    private void events() throws Exception {
        var log = new NativeEventLog();
        var source = new EventSource(NAME);
        source.register();
        try {
            assertThat(log.registered(NAME.value())).isTrue();
            source.report(Level.WARNING, "an event of the proof");
        } finally {
            source.unregister();
        }
        assertThat(log.registered(NAME.value())).isFalse();
        source.unregister();
    }

    private void noService() throws Exception {
        Outcome outcome = new WindowsServiceHost().run(signals -> 1);
        assertThat(outcome).isEqualTo(new Outcome.NotAService());
    }

    private void jobEndsOrphans() throws Exception {
        Process parent = new ProcessBuilder(OrphanMaker.command()).start();
        try (ProcessJob job = ProcessJob.of(parent)) {
            ProcessHandle orphan = orphan(parent);
            assertThat(orphan.isAlive()).isTrue();

            job.end();

            orphan.onExit().get(LIMIT_SECONDS, TimeUnit.SECONDS);
        }
    }

    private void jobLetsGo() throws Exception {
        Process parent = new ProcessBuilder(OrphanMaker.command()).start();
        ProcessJob.of(parent).close();
        ProcessHandle orphan = orphan(parent);

        assertThat(orphan.isAlive()).isTrue();
        assertThat(orphan.destroyForcibly()).isTrue();
    }

    /// What the process has started, once the process itself has ended.
    private static ProcessHandle orphan(Process parent) throws Exception {
        try (var input = parent.outputWriter();
                var output = parent.inputReader()) {
            input.write("go\n");
            input.flush();
            long orphan = Long.parseLong(output.readLine());
            assertThat(parent.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)).isTrue();
            return ProcessHandle.of(orphan).orElseThrow();
        }
    }
}
