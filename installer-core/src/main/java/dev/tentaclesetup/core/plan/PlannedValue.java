package dev.tentaclesetup.core.plan;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// One value that a step writes, before and after. Values that are drawn at random stand in a plan
/// as [#NEW], so that the same answers have the same plan; secrets stand in it as [#GIVEN] or
/// [#CHANGED].
///
/// @param name of the value, as an answer spells it where there is one
/// @param before what is there now; empty when there is nothing
/// @param after what will be there; empty when it is taken away
public record PlannedValue(String name, String before, String after) {

    /// Something that the run itself draws: a key, an id.
    public static final String NEW = "new";

    /// A secret where there was none.
    public static final String GIVEN = "given";

    /// A secret in place of another one.
    public static final String CHANGED = "changed";

    /// A secret that stays as it is.
    public static final String UNCHANGED = "unchanged";

    /// A value that stays as it is.
    public static PlannedValue same(String name, String value) {
        return new PlannedValue(name, value, value);
    }

    /// Lists of values, and what each has in common with the other, as one value for each item.
    public static List<PlannedValue> items(String name, List<String> before, List<String> after) {
        Stream<PlannedValue> gone =
                before.stream()
                        .filter(item -> !after.contains(item))
                        .map(item -> new PlannedValue(name, item, ""));
        Stream<PlannedValue> wanted =
                after.stream()
                        .map(item ->
                                new PlannedValue(name, before.contains(item) ? item : "", item));
        return Stream.concat(gone, wanted).toList();
    }

    /// Whether the run makes a difference to it.
    public boolean changes() {
        return !before.equals(after) && !after.equals(UNCHANGED);
    }

    /// The differences, before or after, in one line.
    static String line(List<PlannedValue> values, boolean after) {
        return values.stream()
                .filter(PlannedValue::changes)
                .filter(value -> !value.side(after).isEmpty())
                .map(value -> value.text(after))
                .collect(Collectors.joining(", "));
    }

    /// Name and value, for people.
    ///
    /// @param wanted whether the value after the run is meant
    public String text(boolean wanted) {
        return name + "=" + side(wanted);
    }

    private String side(boolean wanted) {
        return wanted ? after : before;
    }
}
