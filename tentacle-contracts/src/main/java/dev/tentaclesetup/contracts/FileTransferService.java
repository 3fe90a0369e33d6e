package dev.tentaclesetup.contracts;

import dev.tentaclesetup.halibut.wire.DataStream;
import org.jspecify.annotations.Nullable;

/// Moves files to and from a Tentacle's machine [tentacle-services 8].
public interface FileTransferService {
    /// The contract's name on the wire.
    String NAME = "IFileTransferService";

    /// Stores a file.
    ///
    /// @param upload null stores nothing
    UploadResult uploadFile(String remotePath, @Nullable DataStream upload) throws Exception;

    /// Reads a file; null if there is none.
    @Nullable DataStream downloadFile(String remotePath) throws Exception;
}
