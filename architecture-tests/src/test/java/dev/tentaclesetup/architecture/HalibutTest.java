package dev.tentaclesetup.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// What of the wire others may use, and which of its packages may use which.
class HalibutTest {

    private static final String ROOT = "dev.tentaclesetup.halibut";
    private static final String WIRE = ROOT + ".wire";
    private static final String TRANSPORT = ROOT + ".transport";

    /// The interface of the library: one way in, its values, its limits, its failures.
    private static final Set<String> INTERFACE =
            Set.of(
                    "HalibutRuntime",
                    "Invocation",
                    "PollingEndpoint",
                    "PollingHandle",
                    "Refusal",
                    "ServiceHandler",
                    "ServiceRejection",
                    "UnknownPeer",
                    "wire.DataStream",
                    "wire.DotNetTimeSpan",
                    "wire.FriendlyPage",
                    "wire.HalibutException",
                    "wire.HalibutFailure",
                    "wire.HeapLimits",
                    "wire.HttpProxy",
                    "wire.Identity",
                    "wire.Limits",
                    "wire.ServerError",
                    "wire.ServiceEndpoint",
                    "wire.SizeLimit",
                    "wire.Thumbprint",
                    "wire.TimeLimit",
                    "wire.WireObject");

    /// Public only because Java has no word for "my sibling packages".
    private static final Set<String> FOR_SIBLINGS =
            Set.of(
                    "transport.Acceptor",
                    "transport.Channel",
                    "transport.Connection",
                    "transport.ConnectionPool",
                    "transport.Dialler",
                    "transport.DrainState",
                    "transport.PageReply",
                    "transport.Preface",
                    "transport.RemoteIdentity",
                    "transport.Sockets",
                    "transport.RuntimeThreads",
                    "transport.TlsContext",
                    "transport.Watchdog",
                    "transport.WebSocketHandshake",
                    "transport.WireContext",
                    "wire.BsonReader",
                    "wire.BsonWriter",
                    "wire.Compression",
                    "wire.ContentException",
                    "wire.Countdown",
                    "wire.DotNetGuid",
                    "wire.Envelope",
                    "wire.HostName",
                    "wire.Message",
                    "wire.Printable",
                    "wire.ReceivedBytes",
                    "wire.SpoolFile",
                    "wire.SpoolFolder",
                    "wire.Subscriptions",
                    "wire.WireInput");

    /// Members of the interface's types that are public for sibling packages only.
    private static final Set<String> MEMBERS_FOR_SIBLINGS =
            Set.of(
                    "wire.DataStream.arrived",
                    "wire.DataStream.content",
                    "wire.HalibutException.malformed",
                    "wire.HalibutException.over",
                    "wire.HttpProxy.password",
                    "wire.Limits.length",
                    "wire.Limits.millis",
                    "wire.ServerError.classify");

    @Test
    void theWireKnowsNoConnectionAndTheTransportNoCall() {
        noClasses()
                .that()
                .resideInAPackage(WIRE)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(ROOT, TRANSPORT)
                .because("values and bytes are tested without a connection")
                .check(ProductClasses.ALL);
        noClasses()
                .that()
                .resideInAPackage(TRANSPORT)
                .should()
                .dependOnClassesThat()
                .resideInAPackage(ROOT)
                .because("a connection serves both roles and knows neither")
                .check(ProductClasses.ALL);
    }

    @Test
    void othersDoNotUseTheTransport() {
        noClasses()
                .that()
                .resideOutsideOfPackage(ROOT + "..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage(TRANSPORT)
                .because("sockets of this protocol are opened by its runtime alone")
                .check(ProductClasses.ALL);
    }

    @Test
    void othersUseOnlyTheInterface() {
        noClasses()
                .that()
                .resideOutsideOfPackage(ROOT + "..")
                .should()
                .dependOnClassesThat(
                        describe("are not of halibut's interface", HalibutTest::hidden))
                .because("what is public for sibling packages may change at any time")
                .check(ProductClasses.ALL);
        noClasses()
                .that()
                .resideOutsideOfPackage(ROOT + "..")
                .should()
                .callMethodWhere(membersForSiblings())
                .because("what is public for sibling packages may change at any time")
                .check(ProductClasses.ALL);
    }

    /// A type that becomes public must be entered above, on one of the two lists.
    @Test
    void noOtherTypeIsPublic() {
        Set<String> published =
                ProductClasses.ALL.stream()
                        .filter(type -> type.getPackageName().startsWith(ROOT))
                        .filter(JavaClass::isTopLevelClass)
                        .filter(type -> type.getModifiers().contains(JavaModifier.PUBLIC))
                        .map(HalibutTest::shortName)
                        .collect(Collectors.toSet());

        assertThat(published)
                .containsExactlyInAnyOrderElementsOf(
                        Stream.concat(INTERFACE.stream(), FOR_SIBLINGS.stream()).toList());
    }

    private static boolean hidden(JavaClass type) {
        return type.getPackageName().startsWith(ROOT)
                && !INTERFACE.contains(shortName(topLevel(type)));
    }

    private static DescribedPredicate<JavaCall<?>> membersForSiblings() {
        return describe(
                "members for sibling packages",
                call ->
                        call.getTargetOwner().getPackageName().startsWith(ROOT)
                                && MEMBERS_FOR_SIBLINGS.contains(
                                        shortName(call.getTargetOwner()) + "." + call.getName()));
    }

    private static JavaClass topLevel(JavaClass type) {
        return type.getEnclosingClass().map(HalibutTest::topLevel).orElse(type);
    }

    private static String shortName(JavaClass type) {
        return type.getName().substring(ROOT.length() + 1);
    }
}
