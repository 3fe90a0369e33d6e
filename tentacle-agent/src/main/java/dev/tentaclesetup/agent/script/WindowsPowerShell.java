package dev.tentaclesetup.agent.script;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.tentaclesetup.service.ServiceException;
import dev.tentaclesetup.service.windows.ProcessJob;
import java.io.File;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Windows PowerShell 5, or another PowerShell that takes the same options.
///
/// @param executable a full path, or a name that the system looks up
/// @param startup watches over scripts that want it
record WindowsPowerShell(String executable, StartupGuard startup) implements Shell {
    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    WindowsPowerShell(String executable) {
        this(executable, StartupGuard.from(System.getenv()));
    }

    /// The PowerShell of Windows itself, else a newer one on the path.
    static WindowsPowerShell find(Map<String, String> environment) {
        String root = environment.getOrDefault("SystemRoot", "C:\\Windows");
        Path usual = Path.of(root, "System32", "WindowsPowershell", "v1.0", "PowerShell.exe");
        if (Files.exists(usual)) {
            return new WindowsPowerShell(usual.toString());
        }
        return Arrays.stream(environment.getOrDefault("PATH", "").split(File.pathSeparator))
                .filter(folder -> !folder.isBlank())
                .map(folder -> new File(folder, "pwsh.exe"))
                .filter(File::isFile)
                .findFirst()
                .map(file -> new WindowsPowerShell(file.getPath()))
                .orElse(new WindowsPowerShell("PowerShell.exe"));
    }

    @Override
    public String bootstrapName() {
        return "Bootstrap.ps1";
    }

    /// Windows has nothing to mark a process with that its children inherit.
    @Override
    public List<String> command(Path script, List<String> arguments, ScriptMark mark) {
        String file = "'" + script.toString().replace("'", "''") + "'";
        String run = (". " + file + " " + String.join(" ", arguments)).strip();
        return List.of(
                executable,
                "-NonInteractive",
                "-NoProfile",
                "-NoLogo",
                "-ExecutionPolicy",
                "Unrestricted",
                "-Command",
                "$ErrorActionPreference = 'Stop'; . {"
                        + run
                        + "; if ((test-path variable:global:lastexitcode))"
                        + " { exit $LASTEXITCODE }}");
    }

    /// PowerShell needs some tenths of a second before it runs a script, so that nothing of the
    /// script runs outside the job. A job that Windows refuses is missed at a cancel only, where
    /// the tree of processes is ended all the same. A PowerShell of another system has none.
    @Override
    public Optional<ProcessJob> job(Process started) {
        if (File.separatorChar != '\\') {
            return Optional.empty();
        }
        try {
            return Optional.of(ProcessJob.of(started));
        } catch (ServiceException e) {
            System.getLogger(WindowsPowerShell.class.getName())
                    .log(System.Logger.Level.WARNING, "A script runs without a job object.", e);
            return Optional.empty();
        }
    }

    @Override
    public Optional<StartupGuard> guard(ScriptBodies bodies) {
        return StartupGuard.isWanted(bodies.body()) ? Optional.of(startup) : Optional.empty();
    }

    @Override
    public Charset charset() {
        return ConsoleEncoding.system();
    }

    @Override
    public String charsetName() {
        return charset().displayName();
    }

    @Override
    public boolean holdsOutputOpen() {
        return false;
    }

    @Override
    public byte[] bootstrap(ScriptBodies bodies) {
        byte[] text = StartupGuard.guarded(bodies.body()).getBytes(UTF_8);
        return ByteBuffer.allocate(BYTE_ORDER_MARK.length + text.length)
                .put(BYTE_ORDER_MARK)
                .put(text)
                .array();
    }
}
