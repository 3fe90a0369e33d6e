package dev.tentaclesetup.architecture;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreeScanner;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;
import org.jspecify.annotations.Nullable;

/// The enums and sealed types that sources declare, by their simple names, with what a `case` may
/// name of them.
final class OwnTypes extends TreeScanner<Void, Void> {

    private final Map<String, Set<String>> constants = new TreeMap<>();
    private final Map<String, Set<String>> subtypes = new TreeMap<>();
    private final Set<String> sealed = new TreeSet<>();
    private final Deque<String> outer = new ArrayDeque<>();

    void read(CompilationUnitTree unit) {
        scan(unit, null);
    }

    /// The type that has all that these labels name; empty when none has.
    Optional<String> of(Switches.Found found) {
        return found.types().isEmpty()
                ? having(constants, found.constants())
                : having(subtypes, found.types()).filter(sealed::contains);
    }

    private static Optional<String> having(Map<String, Set<String>> types, List<String> names) {
        return names.isEmpty()
                ? Optional.empty()
                : types.entrySet().stream()
                        .filter(type -> type.getValue().containsAll(names))
                        .map(Map.Entry::getKey)
                        .findFirst();
    }

    @Override
    public @Nullable Void visitClass(ClassTree type, @Nullable Void nothing) {
        String name = type.getSimpleName().toString();
        if (type.getKind() == Tree.Kind.ENUM) {
            constants(type).forEach(constant -> add(constants, name, constant, name));
        }
        if (type.getModifiers().getFlags().contains(Modifier.SEALED)) {
            sealed.add(name);
        }
        String owner = outer.isEmpty() ? name : outer.peek();
        parents(type).forEach(parent -> add(subtypes, parent, name, owner));
        outer.push(name);
        super.visitClass(type, nothing);
        outer.pop();
        return null;
    }

    /// A label names it alone or behind its owner.
    private static void add(
            Map<String, Set<String>> types, String type, String name, String owner) {
        Set<String> names = types.computeIfAbsent(type, added -> new TreeSet<>());
        names.add(name);
        names.add(owner + "." + name);
    }

    private static Stream<String> constants(ClassTree type) {
        return type.getMembers().stream()
                .filter(VariableTree.class::isInstance)
                .map(VariableTree.class::cast)
                .filter(field -> field.getInitializer() instanceof NewClassTree)
                .filter(field ->
                        type.getSimpleName().contentEquals(String.valueOf(field.getType())))
                .map(field -> field.getName().toString());
    }

    private static Stream<String> parents(ClassTree type) {
        return Stream.concat(
                        Stream.ofNullable(type.getExtendsClause()),
                        type.getImplementsClause().stream())
                .map(parent -> parent.toString().replaceFirst("<.*", ""))
                .map(parent -> parent.substring(parent.lastIndexOf('.') + 1));
    }
}
