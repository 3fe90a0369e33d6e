package dev.tentaclesetup.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaFieldAccess;
import dev.tentaclesetup.core.answers.AnswerKey;
import dev.tentaclesetup.core.plan.StepKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// What is easily forgotten when something is added: the walks of `CONTRIBUTING.md`.
class ForgottenPartsTest {

    private static final Path PAGES =
            Path.of("..", "installer-ui/src/main/java/dev/tentaclesetup/ui");

    private static final Pattern FIELD = Pattern.compile("\\.(?:field|items)\\(([A-Z_]+)\\)");
    private static final Pattern SET = Pattern.compile("Set\\.of\\(([A-Z_,\\s]+)\\)");

    /// Answers that are not typed there: a button or another page gives them.
    private static final Map<String, Set<String>> NOT_TYPED =
            Map.of(
                    "ConnectionPageModel.java", Set.of("SETUP_IF_EXISTS"),
                    "EarlierRunModel.java", Set.of("SETUP_IF_EXISTS", "SETUP_INSTANCE"),
                    "HostPageModel.java", Set.of("REGISTRATION_KIND"),
                    "RegistrationPageModel.java", Set.of("REGISTRATION_ON_CONFLICT"));

    /// A step knows its kind, or is given it by the plan.
    @Test
    void everyKindOfStepIsTaken() {
        Set<String> taken =
                ProductClasses.ALL.stream()
                        .filter(type -> type.getPackageName().matches(".*\\.core\\.(step|setup)"))
                        .flatMap(type -> type.getFieldAccessesFromSelf().stream())
                        .map(JavaFieldAccess::getTarget)
                        .filter(field -> field.getOwner().isEquivalentTo(StepKind.class))
                        .map(field -> field.getName())
                        .collect(Collectors.toSet());

        assertThat(taken)
                .containsExactlyInAnyOrderElementsOf(
                        Arrays.stream(StepKind.values()).map(StepKind::name).toList());
    }

    @Test
    void everyStepIsPlanned() {
        Set<String> planned =
                ProductClasses.ALL.stream()
                        .filter(type -> type.getPackageName().endsWith(".core.setup"))
                        .flatMap(type -> type.getCodeUnitCallsFromSelf().stream())
                        .map(call -> call.getTargetOwner().getSimpleName())
                        .collect(Collectors.toSet());

        assertThat(
                        ProductClasses.ALL.stream()
                                .filter(type ->
                                        type.isAssignableTo("dev.tentaclesetup.core.plan.Step")
                                                && type.getPackageName().endsWith(".core.step"))
                                .map(type -> type.getSimpleName()))
                .isNotEmpty()
                .isSubsetOf(planned);
    }

    @Test
    void everyFieldOfAPageIsJudgedBeforeThePageIsLeft() throws IOException {
        Map<String, List<String>> forgotten = new TreeMap<>();
        for (Path file : models()) {
            String name = file.getFileName().toString();
            String source = Files.readString(file);
            Set<String> judged = judgedBeside(file);
            List<String> missing =
                    matches(FIELD, source)
                            .filter(key -> !judged.contains(key))
                            .filter(key -> !NOT_TYPED.getOrDefault(name, Set.of()).contains(key))
                            .distinct()
                            .toList();
            if (!missing.isEmpty()) {
                forgotten.put(name, missing);
            }
        }

        assertThat(forgotten).isEmpty();
    }

    /// Models of one page, which has a folder of its own, are left together.
    private static Set<String> judgedBeside(Path model) throws IOException {
        Set<String> judged = new TreeSet<>();
        for (Path file : models()) {
            if (file.getParent().equals(model.getParent())) {
                matches(SET, Files.readString(file))
                        .flatMap(keys -> Arrays.stream(keys.strip().split("\\s*,\\s*")))
                        .forEach(judged::add);
            }
        }
        return judged;
    }

    /// The patterns above find what they are for.
    @Test
    void theFieldsOfThePagesAreFound() throws IOException {
        Set<String> keys =
                Arrays.stream(AnswerKey.values()).map(AnswerKey::name).collect(Collectors.toSet());
        Set<String> fields = new TreeSet<>();
        for (Path file : models()) {
            matches(FIELD, Files.readString(file)).forEach(fields::add);
        }

        assertThat(fields).hasSizeGreaterThan(15).isSubsetOf(keys);
    }

    @Test
    void onlyModelsTakeFields() throws IOException {
        for (Path file : others()) {
            assertThat(matches(FIELD, Files.readString(file))).as("%s", file).isEmpty();
        }
    }

    /// A page may have more than one; the one of the draft itself gives the fields out.
    private static List<Path> models() throws IOException {
        try (var tree = Files.walk(PAGES)) {
            return tree.filter(file -> file.toString().endsWith("Model.java"))
                    .filter(file -> !file.endsWith("DraftModel.java"))
                    .toList();
        }
    }

    private static List<Path> others() throws IOException {
        try (var tree = Files.walk(PAGES)) {
            return tree.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> !file.toString().endsWith("Model.java"))
                    .toList();
        }
    }

    private static Stream<String> matches(Pattern pattern, String source) {
        return pattern.matcher(source).results().map((MatchResult found) -> found.group(1));
    }
}
