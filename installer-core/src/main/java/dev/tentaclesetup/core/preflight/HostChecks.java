package dev.tentaclesetup.core.preflight;

import dev.tentaclesetup.core.answers.AnswerKey;
import dev.tentaclesetup.core.answers.Answers;
import dev.tentaclesetup.core.check.ExecutionCheck;
import dev.tentaclesetup.core.check.FipsCheck;
import dev.tentaclesetup.core.check.FolderCheck;
import dev.tentaclesetup.core.check.HostCheck;
import dev.tentaclesetup.core.check.ListenPortCheck;
import dev.tentaclesetup.core.check.PortOwner;
import dev.tentaclesetup.core.check.RightsCheck;
import dev.tentaclesetup.core.check.RoomCheck;
import dev.tentaclesetup.core.host.HostPorts;
import dev.tentaclesetup.core.host.OwnProcesses;
import dev.tentaclesetup.instance.InstanceName;
import dev.tentaclesetup.instance.TentacleConfiguration;
import dev.tentaclesetup.service.ServiceAccount;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What this host must be able to do before anything is changed on it.
public final class HostChecks {

    private static final long TEMPORARY = 500L << 20;

    private HostChecks() {}

    /// @param folders that the instance needs
    /// @param ownPort the port on which the instance itself listens now
    /// @param configuration of the instance; empty for one that is not there yet
    public static List<HostCheck<?>> of(
            HostPorts host,
            Answers answers,
            WantedFolders folders,
            Optional<Integer> ownPort,
            Optional<TentacleConfiguration> configuration) {
        boolean service = answers.service().run() == Answers.Run.SERVICE;
        ServiceAccount account = new WantedService(host, answers).account();
        long room = answers.setup().checks().minFree();
        var checks = new ArrayList<HostCheck<?>>();
        checks.add(new RightsCheck(answers.service().run(), folders.index(), host.administrator()));
        if (service) {
            boolean confined = account instanceof ServiceAccount.OwnAccount;
            checks.add(new ServiceManagerCheck(host, answers.setup().instance(), confined));
        }
        checks.add(new FolderCheck(AnswerKey.SETUP_INSTANCE, folders.configuration(), room));
        checks.addAll(
                folders(host, answers.setup().instance(), answers.paths(), configuration, room));
        Path temporary = Path.of(System.getProperty("java.io.tmpdir"));
        checks.add(
                new RoomCheck(AnswerKey.CHECKS_MIN_FREE_MB, temporary, Math.min(room, TEMPORARY)));
        if (service && host.rights().isPresent()) {
            checks.add(new WindowsFoldersCheck(folders, host.rights().get()));
        }
        checks.add(new ExecutionCheck(AnswerKey.PATHS_DATA, folders.data()));
        checks.add(new ExecutionCheck(AnswerKey.PATHS_APPLICATIONS, folders.applications()));
        checks.add(FipsCheck.system());
        checks.add(accountCheck(host, answers, folders, account));
        if (answers.connection() instanceof Answers.Connection.Listening listening
                && !ownPort.equals(Optional.of(listening.port()))) {
            checks.add(
                    new ListenPortCheck(
                            listening.port(),
                            listening.listenAddress(),
                            owner -> ownProcess(host, answers, owner)));
        }
        return checks;
    }

    /// An agent whose configuration is lost still has its port, and is stopped before it is
    /// configured anew.
    private static boolean ownProcess(HostPorts host, Answers answers, PortOwner owner) {
        try {
            return OwnProcesses.of(
                            host, answers.setup().instance(), Optional.of(answers.paths().data()))
                    .include(owner.pid());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /// Whether an instance may have the folders that it is to get.
    ///
    /// @param configuration of the instance; empty for one that is not there yet
    public static List<HostCheck<?>> folders(
            HostPorts host,
            String instance,
            Answers.Paths paths,
            Optional<TentacleConfiguration> configuration) {
        return folders(host, instance, paths, configuration, Answers.Checks.USUAL.minFree());
    }

    private static List<HostCheck<?>> folders(
            HostPorts host,
            String instance,
            Answers.Paths paths,
            Optional<TentacleConfiguration> configuration,
            long advised) {
        var own = new OwnFolders(host.folders(), new InstanceName(instance), configuration);
        var guard = new FolderGuard(host, own);
        return List.of(
                new WantedFolderCheck(
                        guard, AnswerKey.PATHS_DATA, paths.data(), paths.acceptExisting(), advised),
                new WantedFolderCheck(
                        guard.beside(paths.data()),
                        AnswerKey.PATHS_APPLICATIONS,
                        paths.applications(),
                        paths.acceptExisting(),
                        advised));
    }

    private static AccountCheck accountCheck(
            HostPorts host, Answers answers, WantedFolders folders, ServiceAccount account) {
        Optional<Integer> port =
                switch (answers.connection()) {
                    case Answers.Connection.Listening listening -> Optional.of(listening.port());
                    case Answers.Connection.Polling _ -> Optional.empty();
                };
        return new AccountCheck(
                host.accounts(),
                host.style(),
                answers.setup().instance(),
                account,
                answers.service().account().givenPassword(),
                List.of(folders.configuration(), folders.data(), folders.applications()),
                host.program().files(),
                port);
    }
}
