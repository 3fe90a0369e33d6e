package dev.tentaclesetup.ui.widget;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// The sheet and the code know the same style classes.
class StyleTest {

    private static final Path SHEET = Path.of("src/main/resources/dev/tentaclesetup/ui/app.css");
    private static final Pattern SELECTOR = Pattern.compile("\\.([a-z]+(?:-[a-z]+)*)");

    /// Which JavaFX gives to its own controls.
    private static final Set<String> OF_CONTROLS =
            Set.of(
                    "button",
                    "combo-box",
                    "hyperlink",
                    "label",
                    "list-cell",
                    "text-field",
                    "toggle-button",
                    "viewport");

    @Test
    void everyStyleClassHasItsRuleAndEveryRuleItsStyleClass() throws Exception {
        Set<String> named = new TreeSet<>(OF_CONTROLS);
        named.addAll(constants());

        assertThat(selected()).isEqualTo(named);
    }

    private static Set<String> constants() {
        return Arrays.stream(Style.class.getFields())
                .map(StyleTest::value)
                .collect(Collectors.toSet());
    }

    private static String value(Field constant) {
        try {
            return (String) constant.get(null);
        } catch (IllegalAccessException e) {
            throw new AssertionError(e);
        }
    }

    private static Set<String> selected() throws IOException {
        String sheet = Files.readString(SHEET).replaceAll("(?s)/\\*.*?\\*/", "");
        return SELECTOR.matcher(sheet.replaceAll("(?s)\\{.*?\\}", "{}"))
                .results()
                .map(match -> match.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
