package dev.tentaclesetup.agent;

import dev.tentaclesetup.agent.commandline.LoadedInstance;
import dev.tentaclesetup.instance.InstanceException;
import dev.tentaclesetup.instance.ProxySettings;
import dev.tentaclesetup.instance.TentacleCertificate;
import dev.tentaclesetup.instance.TentacleConfiguration;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// The environment variables that scripts find beside those of the agent's own process
/// [tentacle-services 6.5].
final class ScriptEnvironment {
    static final String PROXY_PASSWORD = "TentacleProxyPassword";

    private final Map<String, String> variables = new LinkedHashMap<>();

    private ScriptEnvironment() {}

    static Map<String, String> of(
            LoadedInstance instance,
            TentacleConfiguration configuration,
            TentacleCertificate certificate)
            throws InstanceException {
        ScriptEnvironment environment = new ScriptEnvironment();
        environment.folders(configuration);
        environment.put("TentacleInstanceName", instance.name().orElse(""));
        environment.program();
        environment.put(
                "TentacleCertificateSignatureAlgorithm",
                dotNetName(certificate.certificate().getSigAlgName()));
        environment.proxy(configuration);
        return environment.variables;
    }

    private void folders(TentacleConfiguration configuration) throws InstanceException {
        Path home = configuration.home();
        put("TentacleHome", home.toString());
        put("TentacleApplications", configuration.applicationsDirectory().toString());
        put("TentacleJournal", home.resolve("DeploymentJournal.xml").toString());
        put(
                "CalamariPackageRetentionJournalPath",
                home.resolve("PackageRetentionJournal.json").toString());
    }

    private void program() {
        Path program = programPath();
        put("TentacleVersion", ProgramVersion.COMPATIBLE);
        put("TentacleNetFrameworkDescription", ProgramVersion.runtime());
        put("TentacleExecutablePath", program.toString());
        String folder = String.valueOf(program.getParent());
        put("TentacleProgramDirectoryPath", folder);
        put("AgentProgramDirectoryPath", folder);
    }

    /// The launcher, which names itself in a system property, or else the Java that runs this.
    private static Path programPath() {
        String launcher = System.getProperty("tentaclesetup.launcher");
        return launcher != null
                ? Path.of(launcher)
                : Path.of(System.getProperty("java.home"), "bin", "java");
    }

    private void proxy(TentacleConfiguration configuration) throws InstanceException {
        ProxySettings proxy = configuration.proxy(ProxySettings.Set.WEB);
        put(
                "TentacleUseDefaultProxy",
                proxy.mode() == ProxySettings.Mode.SYSTEM ? "True" : "False");
        put("TentacleProxyPort", String.valueOf(proxy.port()));
        put("TentacleProxyHost", proxy.host());
        put("TentacleProxyUsername", proxy.username().orElse(""));
        if (!proxy.bypass().entries().isEmpty()) {
            put("no_proxy", proxy.bypass().asVariable());
            put("NO_PROXY", proxy.bypass().asVariable());
        }
        Optional<char[]> password = configuration.proxyPassword(ProxySettings.Set.WEB);
        // Scripts of the server read the password here and nowhere else; it is their contract.
        put(PROXY_PASSWORD, password.map(String::valueOf).orElse(""));
    }

    /// An empty value takes away what this process inherited, perhaps from a script of another
    /// Tentacle that has started it.
    private void put(String name, String value) {
        variables.put(name, value);
    }

    /// `SHA256withRSA` is `sha256RSA` to .NET.
    private static String dotNetName(String javaName) {
        int with = javaName.indexOf("with");
        return with < 0
                ? javaName
                : javaName.substring(0, with).toLowerCase(Locale.ROOT)
                        + javaName.substring(with + 4);
    }
}
