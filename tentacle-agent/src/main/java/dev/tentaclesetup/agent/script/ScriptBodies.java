package dev.tentaclesetup.agent.script;

import dev.tentaclesetup.contracts.ScriptType;
import java.util.Map;

/// A script in the languages in which the server sent it.
///
/// @param body the main text
/// @param others alternatives by language
record ScriptBodies(String body, Map<ScriptType, String> others) {
    ScriptBodies {
        others = Map.copyOf(others);
    }

    /// Not the texts: they may hold secrets.
    @Override
    public String toString() {
        return "ScriptBodies[" + others.keySet() + "]";
    }
}
