package dev.tentaclesetup.core.host;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// A folder per version and a link that is switched, as `install.sh` lays the product down. Its
/// program does nothing but sleep.
public final class VersionedImage implements AutoCloseable {

    private final Path base;
    private final List<Process> started = new ArrayList<>();

    public VersionedImage(Path folder) throws IOException {
        base = folder.toRealPath().resolve("product");
    }

    /// Installs a version and switches to it.
    public void install(String version) throws IOException {
        Path home = base.resolve("versions").resolve(version);
        Path inside = Files.createDirectories(home.resolve("runtime/bin"));
        Files.copy(Path.of("/bin/sleep").toRealPath(), inside.resolve("tentacle"));
        Files.createFile(Files.createDirectories(home.resolve("bin")).resolve("tentacle"));
        Files.deleteIfExists(base.resolve("current"));
        Files.createSymbolicLink(base.resolve("current"), home);
        if (Files.notExists(base.resolve("bin"))) {
            Files.createSymbolicLink(base.resolve("bin"), Path.of("current/bin"));
        }
    }

    /// What services run.
    public ProgramLocation program() {
        return new ProgramLocation(List.of(base.resolve("bin/tentacle").toString()));
    }

    /// Starts an agent with the installed version.
    ///
    /// @return its process id
    public long start() throws IOException {
        Process agent =
                new ProcessBuilder(program().executable().orElseThrow().toString(), "300").start();
        started.add(agent);
        return agent.pid();
    }

    @Override
    public void close() {
        started.forEach(Process::destroyForcibly);
    }
}
