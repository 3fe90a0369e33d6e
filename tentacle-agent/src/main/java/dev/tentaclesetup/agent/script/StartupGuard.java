package dev.tentaclesetup.agent.script;

import dev.tentaclesetup.halibut.wire.DotNetTimeSpan;
import dev.tentaclesetup.halibut.wire.HalibutException;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/// Distinguishes a PowerShell that never began its script from a slow one [tentacle-services 6.8].
/// Script and agent race for the creation of one file; the one that creates it has won, so that a
/// script given up by the agent cannot begin later.
///
/// @param limit how long the shell may take to begin the script
record StartupGuard(Duration limit) {
    /// Where a script wants to be guarded.
    static final String MARKER =
            "# TENTACLE-POWERSHELL-STARTUP-DETECTION-AND-GUARD-MUST-BE-AT-THE-START-OF-THE-SCRIPT";

    static final String VARIABLE = "TentaclePowerShellStartupTimeout";
    static final String STARTED = ".octopus_powershell_started";
    static final String SHOULD_RUN = ".octopus_powershell_should_run";

    private static final Duration USUAL_LIMIT = Duration.ofMinutes(13);

    /// What the marker becomes.
    private static final String CODE =
            """
            try {
                [System.IO.File]::Open((Join-Path $PWD '%1$s'), [System.IO.FileMode]::CreateNew).Dispose()
            } catch {
                Write-Host "PowerShell startup detection: the script was given up before it began. $_"
                exit -47
            }
            if (-not (Test-Path (Join-Path $PWD '%2$s'))) {
                Write-Host 'PowerShell startup detection: the script must not run any more.'
                exit -47
            }
            """
                    .replace("%1$s", STARTED)
                    .replace("%2$s", SHOULD_RUN);

    /// A guard with the limit that an environment asks for.
    static StartupGuard from(Map<String, String> environment) {
        try {
            Duration limit = DotNetTimeSpan.parse(environment.getOrDefault(VARIABLE, "none"));
            return new StartupGuard(limit.isPositive() ? limit : USUAL_LIMIT);
        } catch (HalibutException e) {
            return new StartupGuard(USUAL_LIMIT);
        }
    }

    static boolean isWanted(String body) {
        return body.contains(MARKER);
    }

    static String guarded(String body) {
        return body.replace(MARKER, CODE);
    }

    /// Allows the script in this folder to begin.
    void arm(Path folder) throws IOException {
        Files.write(folder.resolve(SHOULD_RUN), new byte[0]);
    }

    /// Gives the script up unless it has begun.
    ///
    /// @return whether it never began, and never will
    boolean giveUp(Path folder) throws IOException {
        try {
            Files.createFile(folder.resolve(STARTED));
        } catch (FileAlreadyExistsException e) {
            return false;
        }
        Files.deleteIfExists(folder.resolve(SHOULD_RUN));
        return true;
    }
}
