package dev.tentaclesetup.agent.script;

import java.nio.file.Path;
import java.util.Optional;

/// A script that lies in its workspace and can be started.
///
/// @param guard watches over its beginning, if it wants that
record PreparedScript(Workspace workspace, Path script, Optional<StartupGuard> guard) {}
