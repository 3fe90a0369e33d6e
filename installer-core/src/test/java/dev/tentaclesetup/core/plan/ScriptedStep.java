package dev.tentaclesetup.core.plan;

import dev.tentaclesetup.core.problem.Problem;
import dev.tentaclesetup.core.problem.ProblemException;
import dev.tentaclesetup.core.problem.ProblemId;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// A step that changes a set of names, and fails where a test wants it to.
final class ScriptedStep implements Step {

    enum Act {
        HOLDS,
        APPLY,
        VERIFY,
        UNDO,
        UNDONE
    }

    @FunctionalInterface
    interface Trouble {
        void happens() throws ProblemException, InterruptedException;
    }

    private final StepKind kind;
    private final String name;
    private final Set<String> world;
    private final List<String> acts;
    private final Map<Act, Trouble> troubles = new EnumMap<>(Act.class);

    ScriptedStep(String name, Set<String> world, List<String> acts) {
        this(StepKind.FOLDERS, name, world, acts);
    }

    ScriptedStep(StepKind kind, Set<String> world, List<String> acts) {
        this(kind, kind.word(), world, acts);
    }

    private ScriptedStep(StepKind kind, String name, Set<String> world, List<String> acts) {
        this.kind = kind;
        this.name = name;
        this.world = world;
        this.acts = acts;
    }

    ScriptedStep troubled(Act act, Trouble trouble) {
        troubles.put(act, trouble);
        return this;
    }

    ScriptedStep failing(Act act) {
        return troubled(
                act,
                () -> {
                    throw new ProblemException(
                            Problem.blocker(ProblemId.ANS_MISSING, name + " " + act));
                });
    }

    @Override
    public StepDescription description() {
        return new StepDescription(kind, List.of(name), "", name + " there", false);
    }

    @Override
    public boolean holds() throws ProblemException, InterruptedException {
        act(Act.HOLDS);
        return world.contains(name);
    }

    @Override
    public void apply(Progress progress) throws ProblemException, InterruptedException {
        world.add(name);
        act(Act.APPLY);
    }

    @Override
    public void verify() throws ProblemException, InterruptedException {
        act(Act.VERIFY);
    }

    @Override
    public void undo() throws ProblemException, InterruptedException {
        act(Act.UNDO);
        world.remove(name);
    }

    @Override
    public void undone() throws ProblemException, InterruptedException {
        act(Act.UNDONE);
    }

    private void act(Act act) throws ProblemException, InterruptedException {
        acts.add(name + " " + act);
        Trouble trouble = troubles.get(act);
        if (trouble != null) {
            trouble.happens();
        }
    }
}
