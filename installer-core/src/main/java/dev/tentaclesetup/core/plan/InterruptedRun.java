package dev.tentaclesetup.core.plan;

import java.nio.file.Path;
import java.util.List;

/// A run that died before its end, as its journal says.
///
/// @param journal its file
/// @param instance that it worked on
/// @param touched the kinds of the steps that had begun and were not put back, in their order: what
///   may be left on the host or the server
public record InterruptedRun(Path journal, String instance, List<String> touched) {
    public InterruptedRun {
        touched = List.copyOf(touched);
    }
}
