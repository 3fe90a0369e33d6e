package dev.tentaclesetup.practice.work;

import dev.tentaclesetup.practice.store.LogLine;
import dev.tentaclesetup.practice.store.LogLine.Category;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A step's log while it is written. Thread-safe; bounded, because scripts are not trusted to be
/// brief.
public final class ActivityLog {

    /// The most lines of one step; later ones are left out.
    public static final int MAX_LINES = 20_000;

    /// The most characters of one step; later lines are left out.
    public static final int MAX_CHARACTERS = 1_000_000;

    /// The longest line; the rest of it is left out.
    public static final int MAX_LINE_LENGTH = 8_000;

    private final String id;
    private final String name;
    private final InstantSource clock;
    private final List<LogLine> lines = new ArrayList<>();
    private final List<ActivityLog> children = new ArrayList<>();
    private Activity.Status status = Activity.Status.PENDING;
    private int characters;
    private boolean full;
    private @Nullable Instant started;
    private @Nullable Instant ended;

    /// @param id unique within the task
    public ActivityLog(String id, String name, InstantSource clock) {
        this.id = id;
        this.name = name;
        this.clock = clock;
    }

    /// A step below this one.
    public synchronized ActivityLog child(String childName) {
        var child = new ActivityLog(id + "/" + (children.size() + 1), childName, clock);
        children.add(child);
        return child;
    }

    /// Marks the begin.
    public synchronized void begin() {
        status = Activity.Status.RUNNING;
        started = clock.instant();
    }

    /// Marks the end; a success with warnings or errors below it becomes one with a warning. Only
    /// the first end counts.
    public synchronized void end(Activity.Status outcome) {
        if (ended != null) {
            return;
        }
        boolean noted = outcome == Activity.Status.SUCCESS && snapshot().notable();
        status = noted ? Activity.Status.SUCCESS_WITH_WARNING : outcome;
        ended = clock.instant();
    }

    /// Adds a line that the server has to say.
    public void add(Category category, String text) {
        add(new LogLine(category, clock.instant(), text));
    }

    /// Adds a line.
    public synchronized void add(LogLine line) {
        if (full) {
            return;
        }
        LogLine kept = bounded(line);
        characters += kept.text().length();
        full = lines.size() >= MAX_LINES || characters > MAX_CHARACTERS;
        String ending = "The rest of this log is left out: it is longer than a step's log may be.";
        lines.add(full ? new LogLine(Category.WARNING, line.at(), ending) : kept);
    }

    /// What it shows now.
    public synchronized Activity snapshot() {
        return new Activity(
                id,
                name,
                status,
                started,
                ended,
                lines,
                children.stream().map(ActivityLog::snapshot).toList());
    }

    private static LogLine bounded(LogLine line) {
        return line.text().length() <= MAX_LINE_LENGTH
                ? line
                : new LogLine(
                        line.category(),
                        line.at(),
                        line.text().substring(0, MAX_LINE_LENGTH) + "…");
    }
}
