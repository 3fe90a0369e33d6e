package dev.tentaclesetup.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import dev.tentaclesetup.core.check.Check;
import dev.tentaclesetup.core.check.CheckRunner;
import dev.tentaclesetup.core.check.Finding;
import dev.tentaclesetup.core.octopus.OctopusClient;
import dev.tentaclesetup.core.octopus.OctopusSpace;
import dev.tentaclesetup.core.plan.StopCause;
import dev.tentaclesetup.core.problem.Problem;
import dev.tentaclesetup.core.problem.ProblemId;
import dev.tentaclesetup.service.ServiceManager;
import dev.tentaclesetup.service.account.FolderRights;
import dev.tentaclesetup.service.account.ServiceAccounts;
import dev.tentaclesetup.service.firewall.Firewall;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The core decides, once and for every front end, and it decides by checks with a time limit.
class JudgeTest {

    private static final String WIZARD = "dev.tentaclesetup.ui..";

    @Test
    void theWizardOpensNoConnection() {
        noClasses()
                .that()
                .resideInAPackage(WIZARD)
                .should()
                .dependOnClassesThat()
                .haveNameMatching(
                        "java\\.net\\.(Socket|ServerSocket|DatagramSocket|InetAddress"
                                + "|InetSocketAddress|NetworkInterface)"
                                + "|java\\.net\\.http\\..*|java\\.nio\\.channels\\..*"
                                + "|javax\\.net\\..*|java\\.security\\.cert\\..*")
                .because("what is true of the network is found out by a check of the core")
                .check(ProductClasses.ALL);
    }

    /// An address that is none is refused where it is typed, as the core refuses it.
    @Test
    void theWizardMakesNoProblems() {
        noClasses()
                .that()
                .resideInAPackage(WIZARD)
                .should()
                .callConstructorWhere(target(owner(assignableTo(Problem.class))))
                .orShould()
                .callMethodWhere(
                        target(owner(assignableTo(Problem.class)))
                                .and(target(nameMatching("of|blocker|warning|phrase"))))
                .because("one cause is judged in one place")
                .check(ProductClasses.ALL);
    }

    /// [dev.tentaclesetup.core.plan.RunOutcome] does.
    @Test
    void theWizardDecidesNoExitCodeOfARun() {
        noClasses()
                .that()
                .resideInAPackage(WIZARD)
                .should()
                .callMethodWhere(
                        target(owner(assignableTo(ProblemId.class)))
                                .and(target(nameMatching("exitCode|severity"))))
                .orShould()
                .dependOnClassesThat()
                .areAssignableTo(StopCause.class)
                .because("the same end of a run has the same code in every front end")
                .check(ProductClasses.ALL);
    }

    @Test
    void theWizardReadsNoHostByItself() {
        noClasses()
                .that()
                .resideInAPackage(WIZARD)
                .should()
                .callMethodWhere(target(owner(portOfTheHost())))
                .because("the core reads the host, through checks")
                .check(ProductClasses.ALL);
    }

    @Test
    void theWizardAsksTheServerThroughChecksOnly() {
        noClasses()
                .that()
                .resideInAPackage(WIZARD)
                .should()
                .callMethodWhere(
                        target(owner(assignableTo(OctopusSpace.class)))
                                .or(
                                        target(owner(assignableTo(OctopusClient.class)))
                                                .and(target(not(nameMatching("server|close"))))))
                .because("a page that waits for a server must come to an end")
                .check(ProductClasses.ALL);
    }

    /// What waits for an answer of host or server is a [Check], so that it ends.
    @Test
    void onlyChecksAskHostAndServerBeforeAPlan() {
        noClasses()
                .that()
                .resideInAPackage("dev.tentaclesetup.core.setup")
                .and()
                .areNotAssignableTo(Check.class)
                .should()
                .callMethodWhere(
                        target(owner(portOfTheHost()))
                                .or(target(owner(assignableTo(OctopusSpace.class))))
                                .or(target(owner(assignableTo(Files.class))))
                                .or(
                                        target(owner(assignableTo(OctopusClient.class)))
                                                .and(
                                                        target(
                                                                nameMatching(
                                                                        "connect|signIn|spaces"
                                                                                + "|enter")))))
                .because("a preparation must end although a disk or a server hangs")
                .check(ProductClasses.ALL);
    }

    @Test
    void onlyTheRunnerRunsChecks() {
        noClasses()
                .that()
                .doNotHaveFullyQualifiedName(CheckRunner.class.getName())
                .and()
                .doNotHaveFullyQualifiedName(CheckRunner.class.getName() + "$Task")
                .should()
                .accessTargetWhere(
                        JavaAccess.Predicates.target(owner(assignableTo(Check.class)))
                                .and(JavaAccess.Predicates.target(nameMatching("observe"))))
                .because("the runner holds a check to its time limit")
                .check(ProductClasses.ALL);
    }

    @Test
    void everyFindingComesFromACheck() {
        noClasses()
                .that()
                .resideOutsideOfPackage("dev.tentaclesetup.core.check")
                .should()
                .callConstructorWhere(target(owner(assignableTo(Finding.class))))
                .because("a finding without a check had no time limit")
                .check(ProductClasses.ALL);
    }

    @Test
    void whatIsCalledACheckIsOne() {
        classes()
                .that()
                .resideInAnyPackage(
                        "dev.tentaclesetup.core.check",
                        "dev.tentaclesetup.core.preflight",
                        "dev.tentaclesetup.core.setup")
                .and()
                .haveSimpleNameEndingWith("Check")
                .and()
                .areNotInterfaces()
                .should()
                .implement(Check.class)
                .check(ProductClasses.ALL);
    }

    @Test
    void everyCheckIsCalledOne() {
        List<String> others =
                ProductClasses.ALL.stream()
                        .filter(found -> found.isAssignableTo(Check.class))
                        .filter(found -> !found.getModifiers().contains(JavaModifier.ABSTRACT))
                        .map(JavaClass::getName)
                        .filter(name -> !name.endsWith("Check"))
                        .toList();

        assertThat(others).isEmpty();
    }

    /// What may wait for the operating system.
    private static DescribedPredicate<JavaClass> portOfTheHost() {
        return assignableTo(ServiceManager.class)
                .or(assignableTo(Firewall.class))
                .or(assignableTo(ServiceAccounts.class))
                .or(assignableTo(FolderRights.class));
    }
}
