package dev.tentaclesetup.contracts;

import dev.tentaclesetup.halibut.wire.DataStream;
import dev.tentaclesetup.halibut.wire.HalibutException;
import dev.tentaclesetup.halibut.wire.WireObject;
import org.jspecify.annotations.Nullable;

/// A file that comes with a script.
///
/// @param name relative to the workspace; hostile until checked
/// @param contents the bytes, to be used once
/// @param encryptionPassword null to store the bytes as they are, otherwise the text is stored
///   encrypted; secret
public record ScriptFile(String name, DataStream contents, @Nullable String encryptionPassword) {

    /// The file as an element of a list.
    public WireObject toWire() {
        return WireObject.builder()
                .put("Name", name)
                .put("Contents", contents)
                .put("EncryptionPassword", encryptionPassword)
                .build();
    }

    /// Reads a file; name and contents must be there.
    public static ScriptFile fromWire(WireObject wire) throws HalibutException {
        DataStream contents = wire.stream("Contents");
        if (contents == null) {
            throw WireForms.malformed("a script's file has no contents");
        }
        return new ScriptFile(
                wire.requiredString("Name"), contents, wire.string("EncryptionPassword"));
    }

    /// Never the password.
    @Override
    public String toString() {
        return "ScriptFile[" + name + ", " + contents + "]";
    }
}
