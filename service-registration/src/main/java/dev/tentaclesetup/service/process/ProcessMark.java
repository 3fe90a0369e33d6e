package dev.tentaclesetup.service.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// A process id with the time at which its process began: process ids are reused, and only both
/// together say that a process is still the same one.
///
/// On Linux the proof is the boot and the clock tick at which the process began, both exact and
/// untouched by changes of the clock; elsewhere the start time that the system reports.
///
/// @param processId greater than 0
/// @param began opaque, one word
record ProcessMark(long processId, String began) {

    private static final Path PROC = Path.of("/proc");

    /// Fields after the command's name in `/proc/PID/stat`, see proc(5): state and start time.
    private static final int STATE = 0;

    private static final int START_TIME = 19;

    ProcessMark {
        if (processId <= 0 || began.isEmpty() || began.chars().anyMatch(Character::isWhitespace)) {
            throw new IllegalArgumentException("not a process: " + processId + " " + began);
        }
    }

    /// The process with that id now; empty when there is none or it has ended (a zombie too).
    static Optional<ProcessMark> of(long processId) {
        if (Files.isDirectory(PROC.resolve("self"))) {
            return began(processId).map(began -> new ProcessMark(processId, began));
        }
        return ProcessHandle.of(processId)
                .filter(ProcessHandle::isAlive)
                .flatMap(handle -> handle.info().startInstant())
                .map(start -> new ProcessMark(processId, Long.toString(start.toEpochMilli())));
    }

    private static Optional<String> began(long processId) {
        try {
            Path stat = PROC.resolve(Long.toString(processId)).resolve("stat");
            String text = new String(Files.readAllBytes(stat), StandardCharsets.ISO_8859_1);
            // The command's name may hold spaces and brackets; the last bracket ends it.
            String[] fields = text.substring(text.lastIndexOf(')') + 1).strip().split(" ", -1);
            if (fields.length <= START_TIME || "ZX".contains(fields[STATE])) {
                return Optional.empty();
            }
            String boot = Files.readString(PROC.resolve("sys/kernel/random/boot_id")).strip();
            return Optional.of(boot + ":" + fields[START_TIME]);
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /// The process, if it is still this one.
    Optional<ProcessHandle> handle() {
        return of(processId).equals(Optional.of(this))
                ? ProcessHandle.of(processId)
                : Optional.empty();
    }

    String render() {
        return processId + "\n" + began + "\n";
    }

    /// @return empty when the text is not what [#render] writes
    static Optional<ProcessMark> parse(String text) {
        List<String> lines = text.lines().toList();
        if (lines.size() != 2) {
            return Optional.empty();
        }
        try {
            return Optional.of(new ProcessMark(Long.parseLong(lines.get(0)), lines.get(1)));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
