package dev.tentaclesetup.agent.script;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// Windows PowerShell 5, or another PowerShell that takes the same options.
///
/// @param executable a full path, or a name that the system looks up
record WindowsPowerShell(String executable) implements Shell {
    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    /// The PowerShell of Windows itself.
    static WindowsPowerShell find() {
        String root = System.getenv().getOrDefault("SystemRoot", "C:\\Windows");
        Path usual = Path.of(root, "System32", "WindowsPowershell", "v1.0", "PowerShell.exe");
        return new WindowsPowerShell(Files.exists(usual) ? usual.toString() : "PowerShell.exe");
    }

    @Override
    public String bootstrapName() {
        return "Bootstrap.ps1";
    }

    @Override
    public List<String> command(Path script, List<String> arguments) {
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

    @Override
    public Charset charset() {
        return Charset.forName(System.getProperty("native.encoding", "UTF-8"), UTF_8);
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
        byte[] text = bodies.body().getBytes(UTF_8);
        return ByteBuffer.allocate(BYTE_ORDER_MARK.length + text.length)
                .put(BYTE_ORDER_MARK)
                .put(text)
                .array();
    }
}
