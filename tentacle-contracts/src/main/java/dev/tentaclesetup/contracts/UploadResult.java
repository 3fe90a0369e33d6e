package dev.tentaclesetup.contracts;

import dev.tentaclesetup.halibut.wire.HalibutException;
import dev.tentaclesetup.halibut.wire.WireObject;
import org.jspecify.annotations.Nullable;

/// What became of an upload.
///
/// @param fullPath where the file is now
/// @param hash SHA-1 of the content in lower-case hex; null if nothing was sent
/// @param length the file's size in bytes
public record UploadResult(String fullPath, @Nullable String hash, long length) {

    /// The answer as a result.
    public WireObject toWire() {
        return WireObject.builder(ContractTypes.UPLOAD_RESULT)
                .put("FullPath", fullPath)
                .put("Hash", hash)
                .put("Length", length)
                .build();
    }

    /// Reads an answer.
    public static UploadResult fromWire(WireObject wire) throws HalibutException {
        return new UploadResult(
                wire.requiredString("FullPath"),
                wire.string("Hash"),
                wire.longInteger("Length", 0));
    }
}
