package dev.tentaclesetup.core.step;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tentaclesetup.core.host.RecordedHost;
import dev.tentaclesetup.core.plan.Step;
import dev.tentaclesetup.core.problem.ProblemException;
import dev.tentaclesetup.core.problem.ProblemId;
import dev.tentaclesetup.core.problem.Reason;
import dev.tentaclesetup.service.ServiceFailure;
import dev.tentaclesetup.service.account.DedicatedAccount;
import dev.tentaclesetup.service.firewall.FirewallRule;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The steps that change what a machine has for an instance, each applied and taken back.
class SurroundingsStepsTest {

    private static final FirewallRule RULE = FirewallRule.of("Demo", 10_933);
    private static final DedicatedAccount ACCOUNT =
            new DedicatedAccount("tentacle-Demo", "Demo", Path.of("/srv").toAbsolutePath());

    private static final ServiceFailure REFUSED =
            new ServiceFailure.CommandFailed(List.of("the", "tool"), 1, "refused");

    private final RecordedHost recorded = new RecordedHost();

    private static void applied(Step step) throws Exception {
        assertThat(step.holds()).isFalse();
        step.apply(_ -> {});
        step.verify();
        assertThat(step.holds()).isTrue();
    }

    private static void takenBack(Step step) throws Exception {
        step.undo();
        step.undone();
        assertThat(step.holds()).isFalse();
    }

    @Test
    void opensTheFirewallAndClosesItAgain() throws Exception {
        var step = new FirewallStep(recorded.firewall(), "Demo", Optional.of(RULE), List.of());

        applied(step);
        assertThat(recorded.rules).containsExactly(RULE);
        assertThat(step.description().after()).isEqualTo("10933/tcp");
        takenBack(step);
        assertThat(recorded.rules).isEmpty();
    }

    @Test
    void movesARuleAndPutsTheOldOneBack() throws Exception {
        FirewallRule other = FirewallRule.of("Other", 10_940);
        FirewallRule old = FirewallRule.of("Demo", 10_930);
        recorded.rules.addAll(List.of(other, old));
        var step = new FirewallStep(recorded.firewall(), "Demo", Optional.of(RULE), List.of(old));

        applied(step);
        assertThat(recorded.rules).containsExactly(other, RULE);
        takenBack(step);
        assertThat(recorded.rules).containsExactly(other, old);
    }

    @Test
    void closesTheFirewallAndOpensItAgain() throws Exception {
        recorded.rules.add(RULE);
        var step = new FirewallStep(recorded.firewall(), "Demo", Optional.empty(), List.of(RULE));

        applied(step);
        takenBack(step);
        assertThat(recorded.rules).containsExactly(RULE);
    }

    @Test
    void noticesAFirewallThatOnlySaysYes() {
        var step = new FirewallStep(recorded.firewall(), "Demo", Optional.of(RULE), List.of());

        assertThatThrownBy(step::verify).isInstanceOf(ProblemException.class);
    }

    @Test
    void aRefusedRuleIsReportedAndTheOldOneStays() throws Exception {
        FirewallRule old = FirewallRule.of("Demo", 10_930);
        recorded.rules.add(old);
        recorded.refusal = Optional.of(REFUSED);
        var step = new FirewallStep(recorded.firewall(), "Demo", Optional.of(RULE), List.of(old));

        assertThatThrownBy(() -> step.apply(_ -> {}))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        e -> assertThat(e.problem().id()).isEqualTo(ProblemId.SVC_COMMAND));
        recorded.refusal = Optional.empty();
        step.undo();
        step.undone();
        assertThat(recorded.rules).containsExactly(old);
    }

    @Test
    void saysThatARuleCouldNotBePutBack() throws Exception {
        var step = new FirewallStep(recorded.firewall(), "Demo", Optional.of(RULE), List.of());
        step.apply(_ -> {});
        recorded.refusal = Optional.of(REFUSED);

        assertThatThrownBy(step::undo).isInstanceOf(ProblemException.class);
        assertThatThrownBy(step::undone)
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        e ->
                                assertThat(e.problem().reason())
                                        .isEqualTo(Reason.of("not-as-before")));
    }

    @Test
    void saysThatAnAccountIsNotThereAndThatOneCouldNotBeTakenAway() throws Exception {
        Step step = AccountStep.making(recorded.accounts(), ACCOUNT);
        assertThatThrownBy(step::verify).isInstanceOf(ProblemException.class);
        step.apply(_ -> {});
        recorded.refusal = Optional.of(REFUSED);

        assertThatThrownBy(step::undo).isInstanceOf(ProblemException.class);
        assertThatThrownBy(step::undone)
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        e -> assertThat(e.problem().id()).isEqualTo(ProblemId.SVC_ACCOUNT));
    }

    @Test
    void anAccountThatCannotBeMadeLeavesNothing() throws Exception {
        recorded.refusal = Optional.of(REFUSED);
        Step step = AccountStep.making(recorded.accounts(), ACCOUNT);

        assertThatThrownBy(() -> step.apply(_ -> {})).isInstanceOf(ProblemException.class);

        recorded.refusal = Optional.empty();
        step.undo();
        step.undone();
        assertThat(recorded.made).isEmpty();
    }

    @Test
    void makesAnAccountAndRemovesItAgain() throws Exception {
        Step step = AccountStep.making(recorded.accounts(), ACCOUNT);

        applied(step);
        assertThat(recorded.made).containsEntry("tentacle-Demo", "Demo");
        takenBack(step);
        assertThat(recorded.made).isEmpty();
    }

    @Test
    void removesAnAccountAndMakesItAgain() throws Exception {
        recorded.made.put("tentacle-Demo", "Demo");
        Step step = AccountStep.removing(recorded.accounts(), ACCOUNT);

        applied(step);
        takenBack(step);
        assertThat(recorded.made).containsEntry("tentacle-Demo", "Demo");
    }

    @Test
    void leavesAnAccountOfAnotherInstanceAlone() {
        recorded.made.put("tentacle-Demo", "Other");

        assertThatThrownBy(() -> AccountStep.making(recorded.accounts(), ACCOUNT).apply(_ -> {}))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        e -> assertThat(e.problem().id()).isEqualTo(ProblemId.SVC_OTHERS_ACCOUNT));
        assertThat(recorded.made).containsEntry("tentacle-Demo", "Other");
    }

    /// Only root may give files away; the test of the installed product does it as root.
    @Test
    void givesFilesToTheAccountAndBackAndLeavesThoseOfOthers(@TempDir Path folder)
            throws Exception {
        Assumptions.assumeTrue("root".equals(System.getProperty("user.name")));
        Path data = Files.createDirectories(folder.resolve("data/logs")).getParent();
        Path outside = Files.createFile(folder.resolve("outside"));
        Path link = Files.createSymbolicLink(data.resolve("link"), outside);
        Path others = Files.createFile(data.resolve("others"));
        new Owner(Optional.of("bin")).applyTo(others);
        var daemon = new Owner(Optional.of("daemon"));
        var step = new OwnershipStep(whole(data, folder.resolve("missing")), daemon);

        applied(step);
        assertThat(List.of(data, data.resolve("logs"), link)).allMatch(daemon::has);
        assertThat(Files.getOwner(outside).getName()).isEqualTo("root");
        assertThat(Files.getOwner(others).getName()).isEqualTo("bin");
        takenBack(step);
        assertThat(Files.getOwner(data.resolve("logs")).getName()).isEqualTo("root");
    }

    @Test
    void noticesFilesThatChangedHandsMeanwhile(@TempDir Path folder) throws Exception {
        Assumptions.assumeTrue("root".equals(System.getProperty("user.name")));
        Path data = Files.createDirectories(folder.resolve("data/logs")).getParent();
        var step = new OwnershipStep(whole(data), Owner.named("daemon"));
        step.apply(_ -> {});
        Owner.named("bin").applyTo(data.resolve("logs"));

        assertThatThrownBy(step::verify).isInstanceOf(ProblemException.class);
        assertThatThrownBy(step::undone).isInstanceOf(ProblemException.class);
        takenBack(step);
        assertThat(Files.getOwner(data.resolve("logs")).getName()).isEqualTo("root");
    }

    @Test
    void anAccountThatDoesNotExistGetsNothing(@TempDir Path folder) throws Exception {
        Path data = Files.createDirectory(folder.resolve("data"));
        String before = Files.getOwner(data).getName();
        var step = new OwnershipStep(whole(data), Owner.named("no-such-account"));

        assertThatThrownBy(() -> step.apply(_ -> {}))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        e -> assertThat(e.problem().id()).isEqualTo(ProblemId.SVC_ACCOUNT));
        step.undo();
        step.undone();
        assertThat(Files.getOwner(data).getName()).isEqualTo(before);
    }

    @Test
    void rootGetsBackWhatFormerAccountsHadAndNothingElse(@TempDir Path folder) throws Exception {
        Assumptions.assumeTrue("root".equals(System.getProperty("user.name")));
        Path data = Files.createDirectories(folder.resolve("data/logs")).getParent();
        Path applications = Files.createDirectory(folder.resolve("applications"));
        for (Path path : List.of(data.resolve("logs"), data)) {
            Owner.named("daemon").applyTo(path);
        }
        Owner.named("bin").applyTo(applications);
        Owner root = Owner.root(Set.of("daemon"));
        var step = new OwnershipStep(whole(data, applications), root);

        applied(step);
        assertThat(Files.getOwner(data.resolve("logs")).getName()).isEqualTo("root");
        assertThat(Files.getOwner(applications).getName()).isEqualTo("bin");
        takenBack(step);
        assertThat(Files.getOwner(data).getName()).isEqualTo("daemon");
        assertThat(Files.getOwner(data.resolve("logs")).getName()).isEqualTo("daemon");
    }

    @Test
    void whatOthersHaveInASharedFolderKeepsItsOwner(@TempDir Path folder) throws Exception {
        Assumptions.assumeTrue("root".equals(System.getProperty("user.name")));
        Path shared = Files.createDirectories(folder.resolve("shared/website")).getParent();
        Path link = Files.createSymbolicLink(folder.resolve("link"), shared);
        Owner daemon = Owner.named("daemon");
        var step = new OwnershipStep(List.of(new OwnershipStep.Root(link, false)), daemon);

        applied(step);
        assertThat(Files.getOwner(shared).getName()).isEqualTo("daemon");
        assertThat(Files.getOwner(shared.resolve("website")).getName()).isEqualTo("root");
        takenBack(step);
        assertThat(Files.getOwner(shared).getName()).isEqualTo("root");
    }

    private static List<OwnershipStep.Root> whole(Path... paths) {
        return Stream.of(paths).map(OwnershipStep.Root::whole).toList();
    }
}
