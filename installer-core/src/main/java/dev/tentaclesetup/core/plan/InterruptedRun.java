package dev.tentaclesetup.core.plan;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// A run that died before its end, as its journal says.
///
/// @param journal its file
/// @param instance that it worked on
/// @param touched the kinds of the steps that had begun and were not put back, in their order: what
///   may be left on the host or the server
/// @param unknown the words of further such kinds, which a journal of another version holds and
///   this version does not know
public record InterruptedRun(
        Path journal, String instance, List<StepKind> touched, List<String> unknown) {
    public InterruptedRun {
        touched = List.copyOf(touched);
        unknown = List.copyOf(unknown);
    }

    /// A run whose kinds of steps are all known.
    public InterruptedRun(Path journal, String instance, List<StepKind> touched) {
        this(journal, instance, touched, List.of());
    }

    /// What may be left, as scripts read it: the words of all kinds.
    public List<String> words() {
        return Stream.concat(touched.stream().map(StepKind::word), unknown.stream()).toList();
    }
}
