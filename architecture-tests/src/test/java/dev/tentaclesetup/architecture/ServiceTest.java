package dev.tentaclesetup.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// What of `service-registration` others may use.
class ServiceTest {

    private static final String ROOT = "dev.tentaclesetup.service";

    /// The values and ports of the library, and of each service manager, firewall and account
    /// database the class that implements them.
    private static final Set<String> INTERFACE =
            Set.of(
                    "AccountPassword",
                    "CommandRunner",
                    "Detection",
                    "ProcessCommandRunner",
                    "Readiness",
                    "SavedService",
                    "ServiceAccount",
                    "ServiceDefinition",
                    "ServiceDrift",
                    "ServiceException",
                    "ServiceFailure",
                    "ServiceManager",
                    "ServiceName",
                    "ServiceState",
                    "ServiceStatus",
                    "StartMode",
                    "account.DedicatedAccount",
                    "account.FolderRights",
                    "account.FoundAccount",
                    "account.LinuxAccounts",
                    "account.ServiceAccounts",
                    "firewall.Firewall",
                    "firewall.FirewallRule",
                    "firewall.FirewallState",
                    "firewall.LinuxFirewall",
                    "firewall.RemoteAddress",
                    "firewall.WindowsFirewall",
                    "process.ProcessServiceManager",
                    "systemd.ReadySignal",
                    "systemd.SystemdServiceManager",
                    "windows.AdministratorToken",
                    "windows.Elevation",
                    "windows.EventSource",
                    "windows.MessageBox",
                    "windows.VirtualAccount",
                    "windows.WindowsAccounts",
                    "windows.TrustedRoots",
                    "windows.WindowsFolderRights",
                    "windows.ProcessJob",
                    "windows.WindowsServiceHost",
                    "windows.WindowsServiceManager");

    /// Background processes keep their definitions in the form of units, and both write files at
    /// once or not at all. All children get environments made for them.
    private static final Set<String> FOR_SIBLINGS =
            Set.of("AtomicFiles", "ChildEnvironment", "systemd.UnitFile");

    @Test
    void othersUseOnlyTheInterface() {
        noClasses()
                .that()
                .resideOutsideOfPackage(ROOT + "..")
                .should()
                .dependOnClassesThat(
                        describe("are not of the module's interface", ServiceTest::hidden))
                .because("what is public for sibling packages may change at any time")
                .check(ProductClasses.ALL);
    }

    /// A type that becomes public must be entered above, on one of the two lists.
    @Test
    void noOtherTypeIsPublic() {
        Set<String> published =
                ProductClasses.ALL.stream()
                        .filter(ServiceTest::inModule)
                        .filter(JavaClass::isTopLevelClass)
                        .filter(type -> type.getModifiers().contains(JavaModifier.PUBLIC))
                        .map(ServiceTest::shortName)
                        .collect(Collectors.toSet());

        assertThat(published)
                .containsExactlyInAnyOrderElementsOf(
                        Stream.concat(INTERFACE.stream(), FOR_SIBLINGS.stream()).toList());
    }

    private static boolean hidden(JavaClass type) {
        return inModule(type) && !INTERFACE.contains(shortName(topLevel(type)));
    }

    private static boolean inModule(JavaClass type) {
        return (type.getPackageName() + ".").startsWith(ROOT + ".");
    }

    private static JavaClass topLevel(JavaClass type) {
        return type.getEnclosingClass().map(ServiceTest::topLevel).orElse(type);
    }

    private static String shortName(JavaClass type) {
        return type.getName().substring(ROOT.length() + 1);
    }
}
