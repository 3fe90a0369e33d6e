package dev.tentaclesetup.architecture;

import com.sun.source.tree.BindingPatternTree;
import com.sun.source.tree.CaseTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ConstantCaseLabelTree;
import com.sun.source.tree.DeconstructionPatternTree;
import com.sun.source.tree.DefaultCaseLabelTree;
import com.sun.source.tree.PatternCaseLabelTree;
import com.sun.source.tree.PatternTree;
import com.sun.source.tree.SwitchExpressionTree;
import com.sun.source.tree.SwitchTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreeScanner;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The `switch`es of a source file that have a `default`.
final class Switches extends TreeScanner<Void, Void> {

    /// @param selector what is switched over
    /// @param constants as the labels name them
    /// @param types of the patterns, as the labels name them, without type parameters
    record Found(String selector, List<String> constants, List<String> types) {}

    private final List<Found> found = new ArrayList<>();

    private Switches() {}

    static List<Found> withDefault(CompilationUnitTree unit) {
        var switches = new Switches();
        switches.scan(unit, null);
        return switches.found;
    }

    @Override
    public @Nullable Void visitSwitch(SwitchTree tree, @Nullable Void nothing) {
        read(tree.getExpression(), tree.getCases());
        return super.visitSwitch(tree, nothing);
    }

    @Override
    public @Nullable Void visitSwitchExpression(SwitchExpressionTree tree, @Nullable Void nothing) {
        read(tree.getExpression(), tree.getCases());
        return super.visitSwitchExpression(tree, nothing);
    }

    private void read(Tree selector, List<? extends CaseTree> cases) {
        var constants = new ArrayList<String>();
        var types = new ArrayList<String>();
        boolean defaults = false;
        for (CaseTree one : cases) {
            for (Tree label : one.getLabels()) {
                defaults |= label instanceof DefaultCaseLabelTree;
                if (label instanceof ConstantCaseLabelTree constant) {
                    constants.add(constant.getConstantExpression().toString());
                } else if (label instanceof PatternCaseLabelTree pattern) {
                    types.add(type(pattern.getPattern()));
                }
            }
        }
        constants.remove("null");
        if (defaults) {
            found.add(new Found(selector.toString(), constants, types));
        }
    }

    private static String type(PatternTree pattern) {
        return switch (pattern) {
            case BindingPatternTree binding -> plain(binding.getVariable().getType());
            case DeconstructionPatternTree record -> plain(record.getDeconstructor());
            case PatternTree other -> other.toString();
        };
    }

    private static String plain(@Nullable Tree type) {
        return String.valueOf(type).replaceFirst("<.*", "");
    }
}
