package dev.tentaclesetup.core.plan;

import static dev.tentaclesetup.core.plan.ScriptedStep.Act.APPLY;
import static dev.tentaclesetup.core.plan.ScriptedStep.Act.UNDO;
import static dev.tentaclesetup.core.plan.ScriptedStep.Act.UNDONE;
import static dev.tentaclesetup.core.plan.ScriptedStep.Act.VERIFY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import dev.tentaclesetup.core.answers.Answers.OnFailure;
import dev.tentaclesetup.core.problem.ProblemId;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class RunnerTest {

    @TempDir Path folder;

    private final Set<String> world = new ConcurrentSkipListSet<>();
    private final List<String> acts = new CopyOnWriteArrayList<>();
    private final List<RunEvent> events = new CopyOnWriteArrayList<>();

    @Test
    void putsBackInReverseOrderWhenAStepFailsHalfWay() throws Exception {
        Report report = run(step("a"), step("b"), step("c").failing(APPLY), step("d"));

        assertThat(world).isEmpty();
        assertThat(acts.subList(acts.indexOf("c APPLY"), acts.size()))
                .containsExactly(
                        "c APPLY",
                        "c UNDO",
                        "c UNDONE",
                        "b UNDO",
                        "b UNDONE",
                        "a UNDO",
                        "a UNDONE");
        assertThat(report)
                .asInstanceOf(type(Report.Undone.class))
                .satisfies(undone -> {
                    assertThat(undone.undone())
                            .extracting(RunnerTest::name)
                            .containsExactly("c", "b", "a");
                    assertThat(undone.cause())
                            .asInstanceOf(type(StopCause.Failed.class))
                            .extracting(failed -> failed.problem().id())
                            .isEqualTo(ProblemId.ANS_MISSING);
                });
    }

    @Test
    void aStepThatDoesNotVerifyIsPutBackToo() throws Exception {
        Report report = run(step("a"), step("b").failing(VERIFY));

        assertThat(report).isInstanceOf(Report.Undone.class);
        assertThat(world).isEmpty();
    }

    @Test
    void saysWhatIsLeftAndPutsBackTheOthers() throws Exception {
        Report report =
                run(
                        step("a"),
                        step("b").failing(UNDO),
                        step("c").failing(UNDONE),
                        step("d").failing(APPLY));

        assertThat(report)
                .asInstanceOf(type(Report.UndoIncomplete.class))
                .satisfies(incomplete -> {
                    assertThat(incomplete.left())
                            .extracting(left -> name(left.step()))
                            .containsExactly("c", "b");
                    assertThat(incomplete.undone())
                            .extracting(RunnerTest::name)
                            .containsExactly("d", "a");
                });
        assertThat(world).containsExactly("b");
    }

    @Test
    void doesNotTouchNorPutBackWhatHeldAlready() throws Exception {
        world.add("a");

        Report report = run(step("a"), step("b").failing(APPLY));

        assertThat(report).isInstanceOf(Report.Undone.class);
        assertThat(acts).contains("a HOLDS").doesNotContain("a APPLY", "a UNDO");
        assertThat(world).containsExactly("a");
    }

    @Test
    void reportsNothingToChangeWhenEverythingHeld() throws Exception {
        world.addAll(List.of("a", "b"));

        assertThat(run(step("a"), step("b"))).isInstanceOf(Report.NothingToChange.class);
    }

    @Test
    void aBugIsPutBackAndReportedAsOne() throws Exception {
        Report report =
                run(
                        step("a")
                                .troubled(
                                        APPLY,
                                        () -> {
                                            throw new IllegalStateException("boom");
                                        }));

        assertThat(report)
                .asInstanceOf(type(Report.Undone.class))
                .extracting(Report.Undone::cause)
                .isInstanceOf(StopCause.Bug.class);
        assertThat(world).isEmpty();
    }

    @Test
    void keepsWhatWasDoneWhenToldTo() throws Exception {
        Report report =
                start(Duration.ofMinutes(1), OnFailure.KEEP, step("a"), step("b").failing(VERIFY))
                        .await();

        assertThat(report).isInstanceOf(Report.Kept.class);
        assertThat(world).containsExactly("a", "b");
    }

    @Test
    void cancellingInterruptsTheStepAndPutsEverythingBack() throws Exception {
        var reached = new CountDownLatch(1);
        Run run =
                start(
                        Duration.ofMinutes(1),
                        OnFailure.KEEP,
                        step("a"),
                        step("b").troubled(APPLY, waitFor(reached)));
        reached.await();

        run.cancel();

        assertThat(run.await())
                .asInstanceOf(type(Report.Undone.class))
                .extracting(Report.Undone::cause)
                .isEqualTo(new StopCause.Cancelled());
        assertThat(world).isEmpty();
    }

    @Test
    void cancellingAgainDoesNotDisturbThePuttingBack() throws Exception {
        var reached = new CountDownLatch(1);
        var undoing = new CountDownLatch(1);
        var goOn = new CountDownLatch(1);
        Run run =
                start(
                        Duration.ofMinutes(1),
                        OnFailure.ROLLBACK,
                        step("a")
                                .troubled(
                                        UNDO,
                                        () -> {
                                            undoing.countDown();
                                            goOn.await();
                                        }),
                        step("b").troubled(APPLY, waitFor(reached)));
        reached.await();
        run.cancel();
        undoing.await();

        run.cancel();
        goOn.countDown();

        assertThat(run.await()).isInstanceOf(Report.Undone.class);
        assertThat(world).isEmpty();
    }

    @Test
    void aRunThatTakesTooLongIsPutBack() throws Exception {
        Duration limit = Duration.ofMillis(50);

        Report report =
                start(
                                limit,
                                OnFailure.ROLLBACK,
                                step("a"),
                                step("b").troubled(APPLY, waitFor(new CountDownLatch(1))))
                        .await();

        assertThat(report)
                .asInstanceOf(type(Report.Undone.class))
                .extracting(Report.Undone::cause)
                .isEqualTo(new StopCause.TimedOut(limit));
        assertThat(world).isEmpty();
    }

    @Test
    void tellsEveryStepInOrderAndTheReportLast() throws Exception {
        world.add("b");

        run(step("a"), step("b"));

        assertThat(events)
                .extracting(event -> event.getClass().getSimpleName())
                .containsExactly(
                        "RunStarted",
                        "StepRunning",
                        "StepOk",
                        "StepRunning",
                        "StepSame",
                        "RunFinished");
    }

    @Test
    void whateverFailsTheWorldIsAsBeforeOrTheRestIsNamed() throws Exception {
        long seed = Long.getLong("test.seed", System.nanoTime());
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        for (int round = 0; round < 300; round++) {
            world.clear();
            acts.clear();
            Set<String> before = new ConcurrentSkipListSet<>();
            var steps = new ArrayList<ScriptedStep>();
            for (int n = 0; n < 6; n++) {
                ScriptedStep step = step("s" + n);
                if (random.nextInt(4) == 0) {
                    before.add("s" + n);
                }
                for (ScriptedStep.Act act : ScriptedStep.Act.values()) {
                    if (random.nextInt(12) == 0) {
                        step.failing(act);
                    }
                }
                steps.add(step);
            }
            world.addAll(before);

            Report report = run(steps.toArray(ScriptedStep[]::new));

            String about = "seed " + seed + " round " + round + " " + report;
            switch (report) {
                case Report.Done done -> assertThat(world).as(about).hasSize(6);
                case Report.NothingToChange nothing -> assertThat(world).as(about).hasSize(6);
                case Report.Undone undone -> assertThat(world).as(about).isEqualTo(before);
                case Report.UndoIncomplete incomplete -> {
                    var allowed = new ConcurrentSkipListSet<>(before);
                    incomplete.left().forEach(left -> allowed.add(name(left.step())));
                    assertThat(allowed).as(about).containsAll(world);
                }
                case Report.Kept kept -> throw new AssertionError(about);
            }
        }
    }

    @Test
    void theHashDependsOnKindsAndAfterValuesAndTheirOrder() {
        String ab = plan(step("a"), step("b")).hash();

        assertThat(ab)
                .hasSize(12)
                .isEqualTo(plan(step("a"), step("b")).hash())
                .isNotEqualTo(plan(step("b"), step("a")).hash())
                .isNotEqualTo(plan(step("a")).hash());
    }

    private static ScriptedStep.Trouble waitFor(CountDownLatch reached) {
        return () -> {
            reached.countDown();
            new CountDownLatch(1).await();
        };
    }

    private static String name(StepDescription step) {
        return step.arguments().getFirst();
    }

    private ScriptedStep step(String name) {
        return new ScriptedStep(name, world, acts);
    }

    private static Plan plan(ScriptedStep... steps) {
        return new Plan(Plan.Purpose.SET_UP, List.of(steps), new RunFacts(Facts.of("Test")));
    }

    private Report run(ScriptedStep... steps) throws Exception {
        return start(Duration.ofMinutes(1), OnFailure.ROLLBACK, steps).await();
    }

    private Run start(Duration timeout, OnFailure onFailure, ScriptedStep... steps)
            throws Exception {
        return new Runner(new StateFolder(folder.resolve("state")), InstantSource.system())
                .start(plan(steps), new RunSettings(timeout, onFailure), events::add);
    }
}
