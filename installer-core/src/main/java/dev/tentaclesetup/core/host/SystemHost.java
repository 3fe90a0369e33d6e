package dev.tentaclesetup.core.host;

import dev.tentaclesetup.core.answers.AnswerKey;
import dev.tentaclesetup.core.answers.Answers;
import dev.tentaclesetup.core.answers.HostFacts;
import dev.tentaclesetup.core.plan.StateFolder;
import dev.tentaclesetup.core.problem.ProblemException;
import dev.tentaclesetup.instance.ConfigurationFile;
import dev.tentaclesetup.instance.HostFolders;
import dev.tentaclesetup.instance.InstanceException;
import dev.tentaclesetup.instance.InstanceIndex;
import dev.tentaclesetup.instance.InstanceName;
import dev.tentaclesetup.instance.InstanceRecord;
import dev.tentaclesetup.instance.TentacleConfiguration;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// The facts of the host that this program runs on.
public final class SystemHost implements HostFacts {

    private static final int LAST_PORT = 65_535;

    private final Map<String, String> environment;
    private final Path root;
    private final HostFolders folders;
    private final StateFolder state;

    private SystemHost(
            Map<String, String> environment, Path root, HostFolders folders, StateFolder state) {
        this.environment = Map.copyOf(environment);
        this.root = root;
        this.folders = folders;
        this.state = state;
    }

    public static SystemHost system() {
        boolean administrator = HostStyle.detect().administrator();
        return new SystemHost(
                HostFolders.environment(),
                Path.of("/"),
                HostFolders.system(),
                StateFolder.system(administrator));
    }

    /// @param environment the environment variables
    /// @param root the folder that stands for the root of the file system
    static SystemHost in(Map<String, String> environment, Path root) {
        return new SystemHost(
                environment,
                root,
                HostFolders.from(environment, System.getProperty("os.name")),
                StateFolder.of(environment, root, false));
    }

    @Override
    public String hostName() {
        return hostName(environment, root);
    }

    /// @param root the folder that stands for the root of the file system
    static String hostName(Map<String, String> environment, Path root) {
        String name =
                SystemFile.line(root.resolve("proc/sys/kernel/hostname"))
                        .or(() -> Optional.ofNullable(environment.get("COMPUTERNAME")))
                        .orElse("localhost");
        int dot = name.indexOf('.');
        return dot > 0 ? name.substring(0, dot) : name;
    }

    @Override
    public int processors() {
        return Runtime.getRuntime().availableProcessors();
    }

    @Override
    public boolean serviceManager() {
        return HostStyle.find(root).isPresent();
    }

    @Override
    public boolean windowsAccounts() {
        return HostStyle.find(root).filter(HostStyle::windowsAccounts).isPresent();
    }

    /// The same for both kinds of run: a user who is not root has to move the folder of instances
    /// anyway, and this one moves with it.
    @Override
    public Path dataFolder(String instance, Answers.Run run) {
        String name = InstanceName.isValid(instance) ? instance : InstanceName.DEFAULT.text();
        return folders.data().resolve(new InstanceName(name).folderName());
    }

    @Override
    public Optional<Integer> listenPort(String instance) {
        return instances().stream()
                .filter(record -> record.name().equalsIgnoreCase(instance))
                .flatMap(record -> configuredPort(record).stream())
                .findFirst();
    }

    private List<InstanceRecord> instances() {
        try {
            return InstanceIndex.of(folders).read().instances();
        } catch (InstanceException unreadable) {
            return List.of();
        }
    }

    /// A configuration that is lost or damaged has the port of the copy that is put in its place.
    private Optional<Integer> configuredPort(InstanceRecord record) {
        Path copy = new InstanceArchive(state.instance(record.name())).configurationFile();
        return configuration(record.configurationFile())
                .or(() -> configuration(copy))
                .flatMap(SystemHost::port);
    }

    /// One that cannot be read has no port here; the checks report it.
    private Optional<TentacleConfiguration> configuration(Path file) {
        try {
            return InstanceFiles.of(folders, ConfigurationFile.at(file)).readIfThere();
        } catch (ProblemException unreadable) {
            return Optional.empty();
        }
    }

    private static Optional<Integer> port(TentacleConfiguration configuration) {
        try {
            return configuration.listening() ? Optional.of(configuration.port()) : Optional.empty();
        } catch (InstanceException unreadable) {
            return Optional.empty();
        }
    }

    @Override
    public int freePort(int from) {
        Set<Integer> meant =
                instances().stream()
                        .flatMap(record -> configuredPort(record).stream())
                        .collect(Collectors.toSet());
        for (int port = from; port <= LAST_PORT; port++) {
            if (port != AnswerKey.COMMS_PORT && !meant.contains(port) && free(port)) {
                return port;
            }
        }
        return from;
    }

    private static boolean free(int port) {
        try (var socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(port));
            return true;
        } catch (IOException taken) {
            return false;
        }
    }
}
