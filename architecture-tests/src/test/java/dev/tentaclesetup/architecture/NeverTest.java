package dev.tentaclesetup.architecture;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.properties.HasName;
import dev.tentaclesetup.core.plan.Irreversible;
import dev.tentaclesetup.core.plan.Step;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What no line of ours may do, wherever it stands.
class NeverTest {

    @Test
    void nobodyStartsThreadsByHand() {
        noClasses()
                .should()
                .callConstructorWhere(
                        JavaCall.Predicates.target(
                                owner(HasName.Predicates.name("java.lang.Thread"))))
                .because("blocking work runs on virtual threads; hooks come from a thread builder")
                .check(ProductClasses.ALL);
    }

    @Test
    void nobodySleeps() {
        noClasses()
                .should()
                .callMethodWhere(
                        target(owner(HasName.Predicates.name("java.lang.Thread")))
                                .and(target(nameMatching("sleep"))))
                .because("waiting is for a condition, with an injected clock and a limit")
                .check(ProductClasses.ALL);
    }

    @Test
    void nobodyUsesOldDatesOrOldWindows() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .haveNameMatching(
                        "java\\.util\\.(Date|Calendar)|java\\.awt\\..*|javax\\.swing\\..*")
                .because("java.time and JavaFX are what we use")
                .check(ProductClasses.ALL);
    }

    @Test
    void onlyProgramsPrint() {
        noClasses()
                .that()
                .resideOutsideOfPackages("dev.tentaclesetup.cli..", "dev.tentaclesetup.fixtures..")
                .and()
                .haveSimpleNameNotEndingWith("Main")
                .should()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err")
                .because("what a user reads is a front end's business")
                .check(ProductClasses.ALL);
    }

    @Test
    void nobodyPrintsStackTraces() {
        noClasses()
                .should()
                .callMethodWhere(target(nameMatching("printStackTrace")))
                .because("a stack trace belongs into the log")
                .check(ProductClasses.ALL);
    }

    @Test
    void secretsHaveASecretType() {
        fields().that()
                .areDeclaredInClassesThat()
                .resideInAnyPackage("dev.tentaclesetup.core..", "dev.tentaclesetup.cli..")
                .and()
                .haveNameMatching("(?i).*(password|apiKey|secret)")
                .and()
                .areNotStatic()
                .should()
                .notHaveRawType(String.class)
                .because("a String can be printed, and cannot be wiped")
                .check(ProductClasses.ALL);
    }

    /// An empty body reads no field and calls nothing.
    @Test
    void everyStepPutsBackAndProvesItOrSaysWhyItCannot() {
        List<JavaClass> steps =
                ProductClasses.ALL.stream()
                        .filter(type -> type.isAssignableTo(Step.class) && !type.isInterface())
                        .toList();

        assertThat(steps).hasSizeGreaterThan(15).allSatisfy(NeverTest::putsBackOrSaysWhy);
    }

    private static void putsBackOrSaysWhy(JavaClass step) {
        if (step.isAnnotatedWith(Irreversible.class)) {
            assertThat(step.getAnnotationOfType(Irreversible.class).value()).isNotBlank();
        } else {
            assertThat(step.getMethod("undo").getAccessesFromSelf())
                    .as(step.getName() + ".undo")
                    .isNotEmpty();
            assertThat(step.getMethod("undone").getAccessesFromSelf())
                    .as(step.getName() + ".undone")
                    .isNotEmpty();
        }
    }
}
