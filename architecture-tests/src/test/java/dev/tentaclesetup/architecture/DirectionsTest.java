package dev.tentaclesetup.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Which module may use which: `docs/architecture.md`.
class DirectionsTest {

    @ParameterizedTest
    @ValueSource(strings = {"halibut", "instance", "service"})
    void librariesStandAlone(String module) {
        noClasses()
                .that()
                .resideInAPackage("dev.tentaclesetup." + module + "..")
                .should()
                .dependOnClassesThat(OtherModules.except(module))
                .because("each of these is a library of its own that others may use")
                .check(ProductClasses.ALL);
    }

    @Test
    void contractsKnowOnlyTheWire() {
        noClasses()
                .that()
                .resideInAPackage("dev.tentaclesetup.contracts..")
                .should()
                .dependOnClassesThat(OtherModules.except("contracts", "halibut"))
                .because("both sides of a call share the contract and nothing else")
                .check(ProductClasses.ALL);
    }

    @Test
    void theAgentKnowsNothingOfTheInstaller() {
        noClasses()
                .that()
                .resideInAPackage("dev.tentaclesetup.agent..")
                .should()
                .dependOnClassesThat(
                        OtherModules.except("agent", "contracts", "halibut", "instance", "service"))
                .because("the service must run without a line of the installer loaded")
                .check(ProductClasses.ALL);
    }

    @Test
    void theCoreKnowsNoFrontEnd() {
        noClasses()
                .that()
                .resideInAPackage("dev.tentaclesetup.core..")
                .should()
                .dependOnClassesThat(OtherModules.except("core", "halibut", "instance", "service"))
                .because("every front end is a view of the same engine")
                .check(ProductClasses.ALL);
    }

    @Test
    void thePracticeServerKnowsOnlyWireAndContracts() {
        noClasses()
                .that()
                .resideInAPackage("dev.tentaclesetup.practice..")
                .should()
                .dependOnClassesThat(OtherModules.except("practice", "contracts", "halibut"))
                .because("a stand-in that shared our code would share our mistakes")
                .check(ProductClasses.ALL);
    }

    @Test
    void nothingThatIsShippedKnowsThePracticeServer() {
        noClasses()
                .that()
                .resideOutsideOfPackages(
                        "dev.tentaclesetup.practice..",
                        "dev.tentaclesetup.demo..",
                        "dev.tentaclesetup.benchmarks..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("dev.tentaclesetup.practice..", "dev.tentaclesetup.demo..")
                .because("a server that accepts anybody has no place on a production machine")
                .check(ProductClasses.ALL);
    }

    @Test
    void thePracticeServerAndTestFixturesAreNotAmongTheShippedJars() throws IOException {
        Path shipped = Path.of("..", "jpackage", "target", "app");

        try (var jars = Files.list(shipped)) {
            assertThat(jars.map(jar -> jar.getFileName().toString()))
                    .anyMatch(name -> name.startsWith("command-line-"))
                    .noneMatch(name ->
                            name.matches(
                                    "(practice-server|demo|test-fixtures|testfx|junit|assertj).*"));
        }
    }

    @Test
    void onlyTheWizardKnowsJavaFx() {
        noClasses()
                .that()
                .resideOutsideOfPackages("dev.tentaclesetup.ui..", "dev.tentaclesetup.benchmarks..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("javafx..", "com.sun.javafx..", "atlantafx..")
                .because("the whole of the rest runs on a server without a display")
                .check(ProductClasses.ALL);
    }

    @Test
    void pageModelsNeedNoToolkit() {
        noClasses()
                .that()
                .resideInAPackage("dev.tentaclesetup.ui..")
                .and()
                .haveSimpleNameEndingWith("PageModel")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "javafx.scene..",
                        "javafx.stage..",
                        "javafx.application..",
                        "javafx.concurrent..")
                .because("every rule of a page is tested without a window")
                .check(ProductClasses.ALL);
    }

    @Test
    void bouncyCastleStaysBehindTheCertificate() {
        classes()
                .that()
                .resideOutsideOfPackages(
                        "dev.tentaclesetup.instance..", "dev.tentaclesetup.practice..")
                .should()
                .onlyDependOnClassesThat()
                .resideOutsideOfPackage("org.bouncycastle..")
                .because("loading it costs the agent's start")
                .check(ProductClasses.ALL);
    }

    @Test
    void packagesFormNoCycle() {
        slices().matching("dev.tentaclesetup.(**)")
                .should()
                .beFreeOfCycles()
                .because("packages that need each other are one package")
                .check(ProductClasses.ALL);
    }
}
