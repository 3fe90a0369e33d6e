package dev.tentaclesetup.halibut.wire;

import java.io.IOException;

/// The bytes of a data stream that we send cannot be had, or are not as many as declared: no fault
/// of the network, although the connection is lost with it.
public final class ContentException extends IOException {

    private static final long serialVersionUID = 1L;

    public ContentException(String message) {
        super(message);
    }

    public ContentException(IOException cause) {
        super(cause.getMessage() == null ? cause.toString() : cause.getMessage(), cause);
    }
}
