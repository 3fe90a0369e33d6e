package dev.tentaclesetup.contracts;

import dev.tentaclesetup.halibut.wire.HalibutException;

/// The languages of a script's alternative bodies; only ever a dictionary key, so a name
/// [tentacle-services 2.2].
public enum ScriptType {
    POWER_SHELL(0, "PowerShell"),
    BASH(1, "Bash");

    private final int wireNumber;
    private final String wireName;

    ScriptType(int wireNumber, String wireName) {
        this.wireNumber = wireNumber;
        this.wireName = wireName;
    }

    /// The number on the wire.
    public int wireNumber() {
        return wireNumber;
    }

    /// The name as peers spell it.
    public String wireName() {
        return wireName;
    }

    /// Finds a type by name in any case, or by number.
    static ScriptType of(String key) throws HalibutException {
        for (ScriptType type : values()) {
            if (type.wireName.equalsIgnoreCase(key)
                    || key.equals(String.valueOf(type.wireNumber))) {
                return type;
            }
        }
        throw WireForms.malformed("there is no script type '" + key + "'");
    }
}
