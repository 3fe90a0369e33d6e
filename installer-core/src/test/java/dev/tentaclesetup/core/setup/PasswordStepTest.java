package dev.tentaclesetup.core.setup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tentaclesetup.core.Secret;
import dev.tentaclesetup.core.answers.Answers;
import dev.tentaclesetup.core.answers.AnswersFixture;
import dev.tentaclesetup.core.host.CertificateSource;
import dev.tentaclesetup.core.host.HostPorts;
import dev.tentaclesetup.core.host.HostStyle;
import dev.tentaclesetup.core.host.MemoryService;
import dev.tentaclesetup.core.host.RecordedHost;
import dev.tentaclesetup.core.ownership.AgentIdentity;
import dev.tentaclesetup.core.plan.Plan;
import dev.tentaclesetup.core.preflight.CurrentState;
import dev.tentaclesetup.core.preflight.HostFirewall;
import dev.tentaclesetup.core.preflight.ServerState;
import dev.tentaclesetup.core.problem.ProblemException;
import dev.tentaclesetup.core.problem.ProblemId;
import dev.tentaclesetup.core.step.PasswordStep;
import dev.tentaclesetup.instance.Thumbprint;
import dev.tentaclesetup.service.ServiceAccount.NamedAccount;
import dev.tentaclesetup.service.ServiceDefinition;
import dev.tentaclesetup.service.ServiceDrift;
import dev.tentaclesetup.service.ServiceName;
import dev.tentaclesetup.service.firewall.FirewallState;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PasswordStepTest {

    private static final String THUMBPRINT = "0123456789ABCDEF0123456789ABCDEF01234567";
    private static final ServiceDefinition SERVICE =
            ServiceDefinition.of(
                            ServiceName.forWindowsInstance("Demo"),
                            "Runs deployments",
                            List.of("/opt/tentacle", "run"))
                    .withAccount(new NamedAccount("CORP\\deploy"));

    @TempDir Path folder;
    private final MemoryService services = new MemoryService();
    private final PasswordStep step = new PasswordStep(services.port(), SERVICE, secret());

    private static Secret secret() {
        return Secret.of("geheim".toCharArray());
    }

    @Test
    void noticesAServiceThatIsNotAsWantedAfterwards() {
        assertThatThrownBy(step::verify)
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        e -> assertThat(e.problem().id()).isEqualTo(ProblemId.SVC_COMMAND));
    }

    @Test
    void givesThePasswordAndLetsTheServiceRun() throws Exception {
        step.apply(_ -> {});
        step.verify();

        assertThat(services.calls).containsExactly("install with password");
        assertThat(step.description().toString()).doesNotContain("geheim");
    }

    /// Nobody can tell whether it is the one that the service has.
    @Test
    void isPlannedWheneverAPasswordIsGivenForAServiceThatStays() throws Exception {
        assertThat(kinds(HostStyle.WINDOWS, Optional.of(secret()), List.of()))
                .contains("service-password")
                .doesNotContain("service");
        assertThat(kinds(HostStyle.WINDOWS, Optional.empty(), List.of()))
                .doesNotContain("service-password");
        assertThat(kinds(HostStyle.SYSTEMD, Optional.of(secret()), List.of()))
                .doesNotContain("service-password");
    }

    @Test
    void isLeftToTheChangeOfAServiceThatIsChanged() throws Exception {
        var drift = new ServiceDrift(ServiceDrift.Aspect.SETTING, "ObjectName", "a", "b");

        assertThat(kinds(HostStyle.WINDOWS, Optional.of(secret()), List.of(drift)))
                .contains("service")
                .doesNotContain("service-password");
    }

    private List<String> kinds(HostStyle style, Optional<Secret> password, List<ServiceDrift> drift)
            throws Exception {
        HostPorts host = ports(style);
        var means =
                new StepContext(
                        host,
                        Optional.empty(),
                        CertificateSource.later(InstantSource.system(), 2048),
                        RunHistory.COMPLETE);
        Plan plan = new PlanBuilder(answers(password), current(drift), means).build();
        return plan.descriptions().stream().map(step -> step.kind().word()).toList();
    }

    private HostPorts ports(HostStyle style) {
        return new RecordedHost().ports(folder, style, services, services);
    }

    private CurrentState current(List<ServiceDrift> drift) throws Exception {
        return new CurrentState(
                Optional.empty(),
                folder.resolve("tentacle.config"),
                Optional.empty(),
                Optional.empty(),
                AgentIdentity.KEPT,
                Optional.of(SERVICE),
                drift,
                services.status(SERVICE.name()),
                Optional.empty(),
                Optional.empty(),
                false,
                false,
                Set.of(),
                List.of(),
                false,
                new HostFirewall(
                        new FirewallState.Absent(),
                        List.of(),
                        Optional.empty(),
                        true,
                        List.of(),
                        true),
                List.of(),
                List.of(),
                new ServerState.NotCalled(List.of(new Thumbprint(THUMBPRINT))));
    }

    private Answers answers(Optional<Secret> password) {
        return AnswersFixture.in(folder)
                .ifExists(Answers.IfExists.RECONFIGURE)
                .server(new Answers.Server.Offline(List.of(new Thumbprint(THUMBPRINT))))
                .connection(
                        new Answers.Connection.Listening(
                                10_933, Optional.empty(), Optional.of("web01"), 10_933))
                .service(
                        new Answers.Service(
                                Answers.Run.SERVICE,
                                new Answers.Account.Existing("CORP\\deploy", password),
                                true))
                .answers();
    }
}
