package dev.tentaclesetup.core.plan;

import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/// What one run did, one JSON line per event, each on disk before the run goes on. Holds no secret,
/// because step descriptions hold none. A journal without an `end` line is one of a run that died.
///
/// Written through a stream: a channel would be closed when the thread that writes is interrupted,
/// and a run that is asked to stop would lose the rest of its journal, the `end` line included.
final class Journal implements RunListener, AutoCloseable {

    private static final System.Logger LOG = System.getLogger(Journal.class.getName());
    private static final JsonMapper JSON = JsonMapper.shared();

    private final Path file;
    private final FileOutputStream out;
    private final InstantSource clock;

    private Journal(Path file, FileOutputStream out, InstantSource clock) {
        this.file = file;
        this.out = out;
        this.clock = clock;
    }

    /// Begins a new file with the plan as its first line.
    ///
    /// @param file must not exist; its folder is made
    static Journal begin(Path file, Plan plan, InstantSource clock) throws IOException {
        Files.createDirectories(file.getParent());
        Files.createFile(file);
        FileOutputStream out = new FileOutputStream(file.toFile(), true);
        var journal = new Journal(file, out, clock);
        try {
            ownerOnly(file);
            journal.write(
                    "plan",
                    Map.of(
                            "v",
                            1,
                            "instance",
                            plan.instance(),
                            "hash",
                            plan.hash(),
                            "steps",
                            plan.descriptions().stream().map(Journal::members).toList()));
        } catch (IOException | RuntimeException e) {
            out.close();
            Files.deleteIfExists(file);
            throw e;
        }
        return journal;
    }

    private static void ownerOnly(Path file) throws IOException {
        if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        }
    }

    /// A journal that can no longer be written must not stop a run that is changing the host: what
    /// undoing needs is in the steps themselves.
    @Override
    public void on(RunEvent event) {
        try {
            switch (event) {
                case RunEvent.RunStarted started -> {}
                case RunEvent.StepLine line -> {}
                case RunEvent.StepRunning step -> step(step, StepStatus.RUNNING);
                case RunEvent.StepSame step -> step(step, StepStatus.SAME);
                case RunEvent.StepOk step -> step(step, StepStatus.OK);
                case RunEvent.StepFailed step -> step(step, StepStatus.FAIL);
                case RunEvent.StepUndoing step -> step(step, StepStatus.UNDOING);
                case RunEvent.StepUndone step -> step(step, StepStatus.UNDONE);
                case RunEvent.StepNotUndone step -> step(step, StepStatus.LEFT);
                case RunEvent.RunFinished finished -> end(finished.report());
            }
        } catch (IOException e) {
            LOG.log(System.Logger.Level.ERROR, "the journal cannot be written: " + file, e);
        }
    }

    private static Map<String, Object> members(StepDescription step) {
        return Map.of(
                "kind",
                step.kind().word(),
                "arguments",
                step.arguments(),
                "before",
                step.before(),
                "after",
                step.after(),
                "destructive",
                step.destructive());
    }

    private void step(RunEvent.StepEvent event, StepStatus status) throws IOException {
        write(
                "step",
                Map.of(
                        "n",
                        event.n(),
                        "kind",
                        event.step().kind().word(),
                        "status",
                        status.word()));
    }

    private void end(Report report) throws IOException {
        List<String> left =
                report instanceof Report.UndoIncomplete incomplete
                        ? incomplete.left().stream().map(rest -> rest.step().kind().word()).toList()
                        : List.of();
        write("end", Map.of("status", RunStatus.of(report).word(), "left", left));
    }

    private void write(String type, Map<String, ?> members) throws IOException {
        var line = new LinkedHashMap<String, Object>();
        line.put("type", type);
        line.put("at", clock.instant().toString());
        line.putAll(members);
        byte[] bytes = (JSON.writeValueAsString(line) + "\n").getBytes(StandardCharsets.UTF_8);
        out.write(bytes);
        out.getFD().sync();
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
