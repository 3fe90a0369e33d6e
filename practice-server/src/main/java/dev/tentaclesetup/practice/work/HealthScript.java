package dev.tentaclesetup.practice.work;

import dev.tentaclesetup.practice.store.MachineHealth.SystemFacts;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The script of a health check and the reading of what it prints.
///
/// Each fact is one line, `##practice[name]value`. No RPC reports a Tentacle's version, so that
/// comes from the variables that a Tentacle gives to its scripts [tentacle-services 6.5].
final class HealthScript {

    private static final String PREFIX = "##practice[";
    private static final int MAX_VALUE = 200;

    private static final String BASH =
            """
            say() { if [ -n "$2" ]; then echo "##practice[$1]$2"; fi; }
            say TentacleVersion "$TentacleVersion"
            say SignatureAlgorithm "$TentacleCertificateSignatureAlgorithm"
            say OperatingSystem "$(uname -s)"
            if [ -r /etc/os-release ]; then
              say OperatingSystemVersion "$(. /etc/os-release && echo "$PRETTY_NAME")"
            fi
            say Architecture "$(uname -m)"
            say ShellName Bash
            say ShellVersion "$BASH_VERSION"
            if [ -z "$TentacleHome" ]; then
              echo "TentacleHome is not set: this script does not run inside a Tentacle." >&2
              exit 1
            fi
            df -P "$TentacleHome" | tail -n 1
            exit 0
            """;

    private static final String POWER_SHELL =
            """
            function Say($name, $value) { if ($value) { Write-Output "##practice[$name]$value" } }
            Say 'TentacleVersion' $env:TentacleVersion
            Say 'SignatureAlgorithm' $env:TentacleCertificateSignatureAlgorithm
            Say 'OperatingSystem' 'Windows'
            Say 'OperatingSystemVersion' ([System.Environment]::OSVersion.VersionString)
            Say 'Architecture' $env:PROCESSOR_ARCHITECTURE
            Say 'ShellName' 'PowerShell'
            Say 'ShellVersion' $PSVersionTable.PSVersion.ToString()
            if (-not $env:TentacleHome) {
              [System.Console]::Error.WriteLine('TentacleHome is not set: this script does not run inside a Tentacle.')
              exit 1
            }
            exit 0
            """;

    private HealthScript() {}

    static Script script() {
        return new Script(POWER_SHELL, BASH, Script.Isolation.NONE);
    }

    /// What the script has said so far.
    static final class Report {

        private final Map<String, String> values = new HashMap<>();

        /// @return whether the line is one of the script's facts
        synchronized boolean understands(String line) {
            int end = line.indexOf(']');
            if (!line.startsWith(PREFIX) || end < 0) {
                return false;
            }
            String value = line.substring(end + 1).strip();
            values.put(
                    line.substring(PREFIX.length(), end),
                    value.substring(0, Math.min(value.length(), MAX_VALUE)));
            return true;
        }

        synchronized SystemFacts facts() {
            return new SystemFacts(
                    value("OperatingSystem"),
                    value("OperatingSystemVersion"),
                    value("ShellName"),
                    value("ShellVersion"),
                    value("Architecture"),
                    value("TentacleVersion"),
                    value("SignatureAlgorithm"));
        }

        private @Nullable String value(String name) {
            return values.get(name);
        }
    }
}
