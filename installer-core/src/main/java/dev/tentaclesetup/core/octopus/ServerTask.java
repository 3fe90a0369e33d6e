package dev.tentaclesetup.core.octopus;

/// A task of the server at one moment.
///
/// @param id for example `ServerTasks-1041`
/// @param state `Queued`, `Executing`, `Cancelling`, `Canceled`, `Failed`, `Success`, `TimedOut` or
///   another word of a newer server
/// @param completed whether it will not change any more
/// @param succeeded whether it completed well
/// @param error the server's sentence, may be empty
public record ServerTask(
        String id, String state, boolean completed, boolean succeeded, String error) {

    /// Whether the server has not begun it.
    public boolean waiting() {
        return state.equals("Queued");
    }
}
