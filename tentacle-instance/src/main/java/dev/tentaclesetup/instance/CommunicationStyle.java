package dev.tentaclesetup.instance;

import java.util.List;
import java.util.Optional;

/// How a trusted server and this instance meet, by the number that the configuration stores
/// [tentacle-configuration 3.5]. Numbers without a name are kept.
///
/// @param number 0 or more
public record CommunicationStyle(int number) {

    /// Nothing decided; the agent makes it [#TENTACLE_PASSIVE] when it listens.
    public static final CommunicationStyle NONE = new CommunicationStyle(0);

    /// The server dials this host.
    public static final CommunicationStyle TENTACLE_PASSIVE = new CommunicationStyle(1);

    /// This host dials the server and polls.
    public static final CommunicationStyle TENTACLE_ACTIVE = new CommunicationStyle(2);

    /// A Kubernetes agent, which polls too.
    public static final CommunicationStyle KUBERNETES_TENTACLE = new CommunicationStyle(11);

    private static final List<String> NAMES =
            List.of(
                    "None",
                    "TentaclePassive",
                    "TentacleActive",
                    "Ssh",
                    "OfflineDrop",
                    "AzureWebApp",
                    "Ftp",
                    "AzureCloudService",
                    "AzureServiceFabricCluster",
                    "Kubernetes",
                    "StepPackage",
                    "KubernetesTentacle",
                    "AwsEcsCluster");

    public CommunicationStyle {
        if (number < 0) {
            throw new IllegalArgumentException("not a communication style: " + number);
        }
    }

    /// The style of this name, exact case; empty when there is none.
    public static Optional<CommunicationStyle> named(String name) {
        int number = NAMES.indexOf(name);
        return number < 0 ? Optional.empty() : Optional.of(new CommunicationStyle(number));
    }

    /// The official name, or the number where there is none.
    public String text() {
        return number < NAMES.size() ? NAMES.get(number) : Integer.toString(number);
    }

    /// Whether this host dials the server.
    public boolean polling() {
        return equals(TENTACLE_ACTIVE) || equals(KUBERNETES_TENTACLE);
    }
}
