package dev.tentaclesetup.core.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import dev.tentaclesetup.core.answers.Answers.OnFailure;
import dev.tentaclesetup.core.problem.Problem;
import dev.tentaclesetup.core.problem.ProblemException;
import dev.tentaclesetup.core.problem.ProblemId;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class JournalTest {

    private static final RunSettings SETTINGS =
            new RunSettings(Duration.ofMinutes(1), OnFailure.ROLLBACK);

    @TempDir Path folder;
    private StateFolder state;
    private Runner runner;
    private List<String> acts;

    @BeforeEach
    void makeRunner() {
        state = new StateFolder(folder.resolve("state"));
        runner = new Runner(state, InstantSource.system());
        acts = new ArrayList<>();
    }

    @Test
    void refusesASecondRunAndSaysWhoHasTheLock() throws Exception {
        var reached = new CountDownLatch(1);
        var goOn = new CountDownLatch(1);
        Run first =
                runner.start(
                        plan(
                                step(StepKind.FOLDERS)
                                        .troubled(
                                                ScriptedStep.Act.APPLY,
                                                () -> {
                                                    reached.countDown();
                                                    goOn.await();
                                                })),
                        SETTINGS,
                        event -> {});
        reached.await();

        assertThatThrownBy(() -> runner.start(plan(step(StepKind.START)), SETTINGS, event -> {}))
                .asInstanceOf(type(ProblemException.class))
                .satisfies(refused -> {
                    assertThat(refused.problem().id()).isEqualTo(ProblemId.CFG_LOCK);
                    assertThat(refused.problem().arguments().getFirst().toString())
                            .contains("pid " + ProcessHandle.current().pid());
                });

        goOn.countDown();
        assertThat(first.await()).isInstanceOf(Report.Done.class);
        assertThat(runner.start(plan(step(StepKind.START)), SETTINGS, event -> {}).await())
                .isInstanceOf(Report.Done.class);
    }

    @Test
    void refusesWhenTheStateFolderCannotBeMade() throws Exception {
        Files.createFile(state.path());

        assertThatThrownBy(() -> runner.start(plan(step(StepKind.FOLDERS)), SETTINGS, event -> {}))
                .asInstanceOf(type(ProblemException.class))
                .extracting(refused -> refused.problem().id())
                .isEqualTo(ProblemId.DISK_RO);
        assertThat(acts).isEmpty();
    }

    @Test
    void aJournalWithoutItsEndIsARunThatDied() throws Exception {
        runner.start(plan(step(StepKind.FOLDERS), step(StepKind.START)), SETTINGS, event -> {})
                .await();
        assertThat(interrupted()).isEmpty();
        Path journal = onlyJournal();
        List<String> lines = Files.readAllLines(journal);

        Files.writeString(
                journal,
                String.join("\n", lines.subList(0, lines.size() - 2)) + "\n{\"type\":\"st");

        assertThat(interrupted())
                .containsExactly(
                        new InterruptedRun(
                                journal, "Test", List.of(StepKind.FOLDERS, StepKind.START)));
        discard();
        assertThat(interrupted()).isEmpty();
    }

    /// The wizard does not know the instance yet when it asks.
    @Test
    void runsThatDiedAreListedForAllInstancesAndRunsThatLiveAreNot() throws Exception {
        var reached = new CountDownLatch(1);
        var goOn = new CountDownLatch(1);
        Run alive =
                runner.start(
                        plan(
                                step(StepKind.FOLDERS)
                                        .troubled(
                                                ScriptedStep.Act.APPLY,
                                                () -> {
                                                    reached.countDown();
                                                    goOn.await();
                                                })),
                        SETTINGS,
                        event -> {});
        reached.await();
        Path dead = onlyJournal().resolveSibling("other-20260101T000000000Z.jsonl");
        Files.writeString(dead, "{\"type\":\"plan\",\"instance\":\"Other\"}\n");
        var died = new InterruptedRun(dead, "Other", List.of());

        assertThat(runner.interrupted()).containsExactly(died);
        runner.discard(died);
        assertThat(runner.interrupted()).isEmpty();

        goOn.countDown();
        assertThat(alive.await()).isInstanceOf(Report.Done.class);
    }

    @Test
    void aJournalOfAnotherVersionMayNameKindsThatAreNotKnown() throws Exception {
        Files.createDirectories(state.journals());
        Path journal = state.journals().resolve("test-20260101T000000000Z.jsonl");
        Files.writeString(
                journal,
                """
                {"type":"plan","instance":"Test"}
                {"type":"step","n":1,"kind":"newer-kind","status":"ok"}
                {"type":"step","n":2,"kind":"service-password","status":"running"}
                """);

        assertThat(interrupted())
                .containsExactly(
                        new InterruptedRun(
                                journal,
                                "Test",
                                List.of(StepKind.SERVICE_PASSWORD),
                                List.of("newer-kind")))
                .flatExtracting(InterruptedRun::words)
                .containsExactly("service-password", "newer-kind");
    }

    private List<InterruptedRun> interrupted() throws Exception {
        try (Reservation reservation = runner.reserve("Test", Duration.ZERO)) {
            return reservation.interrupted();
        }
    }

    private void discard() throws Exception {
        try (Reservation reservation = runner.reserve("Test", Duration.ZERO)) {
            reservation.discard();
        }
    }

    @Test
    void whatWasPutBackBeforeTheDeathIsNotLeft() throws Exception {
        runner.start(
                        plan(
                                step(StepKind.FOLDERS),
                                step(StepKind.START).failing(ScriptedStep.Act.APPLY)),
                        SETTINGS,
                        e -> {})
                .await();
        Path journal = onlyJournal();
        List<String> lines = Files.readAllLines(journal);

        Files.write(journal, lines.subList(0, lines.size() - 3));

        assertThat(interrupted())
                .singleElement()
                .extracting(InterruptedRun::touched)
                .isEqualTo(List.of(StepKind.FOLDERS));
    }

    @Test
    void theJournalGetsItsEndWhenTheRunIsInterruptedWhileItWrites() throws Exception {
        Report report =
                runner.start(
                                plan(
                                        step(StepKind.FOLDERS)
                                                .troubled(
                                                        ScriptedStep.Act.VERIFY,
                                                        () -> Thread.currentThread().interrupt()),
                                        step(StepKind.START)),
                                SETTINGS,
                                event -> {})
                        .await();

        assertThat(report).isInstanceOf(Report.Undone.class);
        assertThat(Files.readString(onlyJournal())).contains("\"type\":\"end\"");
        assertThat(interrupted()).isEmpty();
    }

    @Test
    void whatAnInterruptedStepCannotReadOrWriteIsNoProblemOfTheDisk() throws Exception {
        Report report =
                runner.start(
                                plan(
                                        step(StepKind.FOLDERS)
                                                .troubled(
                                                        ScriptedStep.Act.APPLY,
                                                        () -> {
                                                            Thread.currentThread().interrupt();
                                                            throw new ProblemException(
                                                                    Problem.of(
                                                                            ProblemId.DISK_IO, ""));
                                                        })),
                                SETTINGS,
                                event -> {})
                        .await();

        assertThat(report)
                .asInstanceOf(type(Report.Undone.class))
                .extracting(Report.Undone::cause)
                .isEqualTo(new StopCause.Cancelled());
    }

    @Test
    void anInstanceIsNotKeptFromItsRunByOneOfAnother() throws Exception {
        try (Reservation other = runner.reserve("Other", Duration.ZERO)) {
            assertThat(other.interrupted()).isEmpty();
            assertThat(runner.start(plan(step(StepKind.START)), SETTINGS, event -> {}).await())
                    .isInstanceOf(Report.Done.class);
        }
    }

    @Test
    void whatInstancesShareIsChangedByOneRunAtATime() throws Exception {
        var begun = new CountDownLatch(1);
        Run run;
        try (SetUpLock shared = SetUpLock.take(state, state.sharedLock())) {
            assertThat(shared).isNotNull();
            run =
                    runner.start(
                            plan(step(StepKind.INDEX)),
                            SETTINGS,
                            event -> {
                                if (event instanceof RunEvent.StepRunning) {
                                    begun.countDown();
                                }
                            });
            begun.await();
            assertThat(acts).isEmpty();
        }
        assertThat(run.await()).isInstanceOf(Report.Done.class);
    }

    @Test
    void onlyTheOwnerReadsAJournal() throws Exception {
        runner.start(plan(step(StepKind.FOLDERS)), SETTINGS, event -> {}).await();

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(onlyJournal())))
                .isEqualTo("rw-------");
    }

    @Test
    void keepsTheLastThreeJournalsOfAnInstance() throws Exception {
        for (int n = 0; n < 5; n++) {
            runner.start(plan(step(StepKind.FOLDERS)), SETTINGS, event -> {}).await();
        }

        assertThat(journals()).hasSize(3);
    }

    @Test
    void aRemovalLeavesNoJournalAndNoFolder() throws Exception {
        runner.start(plan(step(StepKind.FOLDERS)), SETTINGS, event -> {}).await();

        runner.start(
                        new Plan(
                                Plan.Purpose.REMOVE,
                                List.of(step(StepKind.START)),
                                new RunFacts(Facts.of("Test"))),
                        SETTINGS,
                        event -> {})
                .await();

        assertThat(state.path()).doesNotExist();
    }

    @Test
    void theStateFolderFollowsTheRedirectedMachineConfiguration() {
        Path home = Path.of("/home/somebody");

        assertThat(StateFolder.of(Map.of(), home, true).path())
                .isEqualTo(Path.of("/var/lib/tentacle-setup"));
        assertThat(StateFolder.of(Map.of(), home, false).path())
                .isEqualTo(Path.of("/home/somebody/.local/state/tentacle-setup"));
        assertThat(
                        StateFolder.of(
                                        Map.of(
                                                "TentacleMachineConfigurationHomeDirectory",
                                                "/trial"),
                                        home,
                                        true)
                                .path())
                .isEqualTo(Path.of("/trial/TentacleSetup"));
    }

    private Path onlyJournal() throws Exception {
        assertThat(journals()).hasSize(1);
        return journals().getFirst();
    }

    private List<Path> journals() throws Exception {
        try (Stream<Path> files = Files.list(state.journals())) {
            return files.toList();
        }
    }

    private ScriptedStep step(StepKind kind) {
        return new ScriptedStep(kind, new ConcurrentSkipListSet<>(), acts);
    }

    private static Plan plan(ScriptedStep... steps) {
        return new Plan(Plan.Purpose.SET_UP, List.of(steps), new RunFacts(Facts.of("Test")));
    }
}
